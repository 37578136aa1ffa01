using System.Numerics;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems.Strips;
using EnclavePlanner.Geodesy.Threads;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// Longitude and latitude to a Gauss-Krüger or UTM zone and back for very many points, by the processor's vectors, on the
/// zone's own datum. Results are those of <see cref="Crs.FromGeographic"/> and <see cref="Crs.ToGeographic(NetTopologySuite.Geometries.Coordinate)"/>
/// to 10 nm; points over 5° or 400 km from the central meridian, or near a pole, go to those one by one. Points that lie
/// near each other in the spans are the quickest. The answers may be written over the coordinates asked about, so that no
/// memory is taken. Immutable and safe to use from many threads.
/// </summary>
public sealed class BulkTransform
{
    private delegate void OneThread(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> third, Span<double> fourth);

    private readonly Crs _zone;
    private readonly ZoneStrips _strips;

    /// <summary>To and from <paramref name="zone"/>.</summary>
    /// <exception cref="FaultException">GEO-AREA-ZONE: not a Gauss-Krüger or UTM zone.</exception>
    public BulkTransform(Crs zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        _zone = zone;
        _strips = ZoneStrips.Of(zone);
    }

    /// <summary>Plane coordinates of places, on the calling thread.</summary>
    /// <exception cref="ArgumentException">The spans are not of one length, or overlap otherwise than an answer in the place of a coordinate.</exception>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE; the coordinates are then not to be used.</exception>
    public void FromGeographic(ReadOnlySpan<double> longitudes, ReadOnlySpan<double> latitudes, Span<double> x, Span<double> y)
    {
        Check(longitudes, latitudes, x, y);
        var easting = new Vector<double>(_strips.FalseEasting);
        var meridian = new Vector<double>(_zone.CentralMeridianDegrees!.Value);
        var i = 0;
        for (; i + Vector<double>.Count <= x.Length; i += Vector<double>.Count)
        {
            var latitude = new Vector<double>(latitudes[i..]);
            if (_strips.AtLatitude(latitudes[i]) is { } strip)
            {
                var u = (new Vector<double>(longitudes[i..]) - meridian) * (1 / GeographicStrip.HalfWidth);
                var v = (latitude - new Vector<double>(strip.MiddleDegrees)) * (1 / GeographicStrip.HalfHeight);
                if (IsWithin(u, v))
                {
                    var w = u * u;
                    Vector.MultiplyAddEstimate(u, strip.East.At(w, v), easting).CopyTo(x[i..]);
                    (strip.North.At(w, v) + new Vector<double>(_strips.EquatorNorthing + strip.MiddleNorthing)).CopyTo(y[i..]);
                    continue;
                }
            }

            for (var lane = i; lane < i + Vector<double>.Count; lane++)
                (x[lane], y[lane]) = PlaneOf(longitudes[lane], latitudes[lane]);
        }

        for (; i < x.Length; i++)
            (x[i], y[i]) = PlaneOf(longitudes[i], latitudes[i]);
    }

    /// <summary>Places of plane coordinates, on the calling thread.</summary>
    /// <exception cref="ArgumentException">The spans are not of one length, or overlap otherwise than an answer in the place of a coordinate.</exception>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE; the places are then not to be used.</exception>
    public void ToGeographic(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> longitudes, Span<double> latitudes)
    {
        Check(x, y, longitudes, latitudes);
        var easting = new Vector<double>(_strips.FalseEasting);
        var meridian = new Vector<double>(_zone.CentralMeridianDegrees!.Value);
        var i = 0;
        for (; i + Vector<double>.Count <= x.Length; i += Vector<double>.Count)
        {
            if (_strips.At(y[i]) is { } strip)
            {
                var u = (new Vector<double>(x[i..]) - easting) * (1 / PlaneStrip.HalfWidth);
                var v = (new Vector<double>(y[i..]) - new Vector<double>(strip.MiddleNorthing)) * (1 / PlaneStrip.HalfHeight);
                if (IsWithin(u, v))
                {
                    var w = u * u;
                    var degrees = u * double.RadiansToDegrees(1);
                    Vector.MultiplyAddEstimate(degrees, strip.Longitude.At(w, v), meridian).CopyTo(longitudes[i..]);
                    (strip.North.At(w, v) + new Vector<double>(strip.LatitudeDegrees)).CopyTo(latitudes[i..]);
                    continue;
                }
            }

            for (var lane = i; lane < i + Vector<double>.Count; lane++)
                (longitudes[lane], latitudes[lane]) = _zone.ToGeographic(x[lane], y[lane]);
        }

        for (; i < x.Length; i++)
            (longitudes[i], latitudes[i]) = _zone.ToGeographic(x[i], y[i]);
    }

    /// <summary>
    /// Plane coordinates of places on up to <paramref name="threads"/> threads, on the calling one alone where there are too
    /// few points for a second to pay. They are those of one thread to the last bit.
    /// </summary>
    /// <param name="longitudes">Degrees.</param>
    /// <param name="latitudes">Degrees.</param>
    /// <param name="x">East, metres.</param>
    /// <param name="y">North, metres.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="progress">Told now and then which part of the work is done, 0 … 1; from any of the threads, and not in order.</param>
    /// <param name="cancellation">Looked at every 8,192 points.</param>
    /// <exception cref="ArgumentException">The spans are not of one length, or overlap otherwise than an answer in the place of a coordinate.</exception>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE; the coordinates are then not to be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the coordinates are then not to be used.</exception>
    public void FromGeographic(
        ReadOnlyMemory<double> longitudes, ReadOnlyMemory<double> latitudes, Memory<double> x, Memory<double> y,
        int threads, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Run(FromGeographic, longitudes, latitudes, x, y, threads, progress, cancellation);

    /// <summary>
    /// Places of plane coordinates on up to <paramref name="threads"/> threads, on the calling one alone where there are too
    /// few points for a second to pay. They are those of one thread to the last bit.
    /// </summary>
    /// <param name="x">East, metres.</param>
    /// <param name="y">North, metres.</param>
    /// <param name="longitudes">Degrees.</param>
    /// <param name="latitudes">Degrees.</param>
    /// <param name="threads">At least 1.</param>
    /// <param name="progress">Told now and then which part of the work is done, 0 … 1; from any of the threads, and not in order.</param>
    /// <param name="cancellation">Looked at every 8,192 points.</param>
    /// <exception cref="ArgumentException">The spans are not of one length, or overlap otherwise than an answer in the place of a coordinate.</exception>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE; the places are then not to be used.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the places are then not to be used.</exception>
    public void ToGeographic(
        ReadOnlyMemory<double> x, ReadOnlyMemory<double> y, Memory<double> longitudes, Memory<double> latitudes,
        int threads, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        Run(ToGeographic, x, y, longitudes, latitudes, threads, progress, cancellation);

    private static void Run(
        OneThread transform, ReadOnlyMemory<double> first, ReadOnlyMemory<double> second, Memory<double> third, Memory<double> fourth,
        int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        Check(first.Span, second.Span, third.Span, fourth.Span);
        Batches.Run(
            first.Length,
            threads,
            batch =>
            {
                // Batches are whole vectors, so that a point meets the same neighbours whoever does its batch.
                var from = batch * Batches.Vertices;
                var count = Math.Min(Batches.Vertices, first.Length - from);
                transform(first.Span.Slice(from, count), second.Span.Slice(from, count), third.Span.Slice(from, count), fourth.Span.Slice(from, count));
            },
            progress,
            cancellation);
    }

    /// <summary>False too where there is no number.</summary>
    private static bool IsWithin(Vector<double> u, Vector<double> v) =>
        Vector.LessThanOrEqualAll(Vector.Abs(u), Vector<double>.One) && Vector.LessThanOrEqualAll(Vector.Abs(v), Vector<double>.One);

    private (double X, double Y) PlaneOf(double longitude, double latitude)
    {
        var placed = _zone.FromGeographic(new GeographicPoint(longitude, latitude));
        return (placed.X, placed.Y);
    }

    private static void Check(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> third, ReadOnlySpan<double> fourth)
    {
        if (second.Length != first.Length || third.Length != first.Length || fourth.Length != first.Length)
            throw new ArgumentException("The spans must be of one length.");
        if (AreShifted(first, third) || AreShifted(first, fourth) || AreShifted(second, third) || AreShifted(second, fourth) || third.Overlaps(fourth))
            throw new ArgumentException("An answer may be written over the coordinate it is for, not over another.");
    }

    private static bool AreShifted(ReadOnlySpan<double> asked, ReadOnlySpan<double> answer) => asked.Overlaps(answer, out var offset) && offset != 0;
}

using System.Numerics;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems.Strips;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// Longitude and latitude to a Gauss-Krüger or UTM zone and back for very many points, by the processor's vectors, on the
/// zone's own datum. Results are those of <see cref="Crs.FromGeographic"/> and <see cref="Crs.ToGeographic(NetTopologySuite.Geometries.Coordinate)"/>
/// to 10 nm; points over 5° or 400 km from the central meridian, or near a pole, go to those one by one. Points that lie
/// near each other in the spans are the quickest. Immutable and safe to use from many threads.
/// </summary>
public sealed class BulkTransform
{
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

    /// <summary>Plane coordinates of places. The spans of coordinates may be those of the places.</summary>
    /// <exception cref="ArgumentException">The spans are not of one length.</exception>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE; the coordinates are then not to be used.</exception>
    public void FromGeographic(ReadOnlySpan<double> longitudes, ReadOnlySpan<double> latitudes, Span<double> x, Span<double> y)
    {
        CheckLengths(longitudes.Length, latitudes.Length, x.Length, y.Length);
        var easting = new Vector<double>(_strips.FalseEasting);
        var meridian = new Vector<double>(_zone.CentralMeridianDegrees!.Value);
        GeographicStrip? strip = null;
        var i = 0;
        for (; i + Vector<double>.Count <= x.Length; i += Vector<double>.Count)
        {
            var latitude = new Vector<double>(latitudes[i..]);
            if (strip is null || !(Math.Abs(latitudes[i] - strip.MiddleDegrees) <= GeographicStrip.HalfHeight))
                strip = _strips.AtLatitude(latitudes[i]);
            if (strip is not null)
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

    /// <summary>Places of plane coordinates. The spans of places may be those of the coordinates.</summary>
    /// <exception cref="ArgumentException">The spans are not of one length.</exception>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE; the places are then not to be used.</exception>
    public void ToGeographic(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> longitudes, Span<double> latitudes)
    {
        CheckLengths(x.Length, y.Length, longitudes.Length, latitudes.Length);
        var easting = new Vector<double>(_strips.FalseEasting);
        var meridian = new Vector<double>(_zone.CentralMeridianDegrees!.Value);
        PlaneStrip? strip = null;
        var i = 0;
        for (; i + Vector<double>.Count <= x.Length; i += Vector<double>.Count)
        {
            if (strip is null || !(Math.Abs(y[i] - strip.MiddleNorthing) <= PlaneStrip.HalfHeight / 2))
                strip = _strips.At(y[i]);
            if (strip is not null)
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

    /// <summary>False too where there is no number.</summary>
    private static bool IsWithin(Vector<double> u, Vector<double> v) =>
        Vector.LessThanOrEqualAll(Vector.Abs(u), Vector<double>.One) && Vector.LessThanOrEqualAll(Vector.Abs(v), Vector<double>.One);

    private (double X, double Y) PlaneOf(double longitude, double latitude)
    {
        var placed = _zone.FromGeographic(new GeographicPoint(longitude, latitude));
        return (placed.X, placed.Y);
    }

    private static void CheckLengths(int length, params ReadOnlySpan<int> others)
    {
        foreach (var other in others)
        {
            if (other != length)
                throw new ArgumentException("The spans must be of one length.");
        }
    }
}

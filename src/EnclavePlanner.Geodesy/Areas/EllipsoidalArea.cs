using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Areas;

/// <summary>
/// 椭球面积 by TD/T 1055-2019: each edge with its meridians and a parallel bounds a trapezoid on the ellipsoid, and the ring
/// is their signed sum. Survey edges are straight in the Gauss plane, so an edge is first cut there into
/// floor(length/70 m) + 1 equal pieces, whose ends go back to the ellipsoid unrounded. Longitudes are counted from
/// the ring's first vertex, which keeps their digits; over a closed ring the origin cancels.
/// </summary>
/// <remarks>
/// A ring in degrees is cut in the plane of the 3° zone (k = 1) its middle falls in; its own vertices stay as they are.
/// A ring across the antimeridian is followed; one round a pole and an edge over 700 km are refused.
/// Immutable and safe to use from many threads.
/// </remarks>
public sealed class EllipsoidalArea
{
    /// <summary>The longest piece of an edge, metres in the plane.</summary>
    public const double PieceMetres = 70;

    internal const int MostPieces = 10_000;

    private readonly Crs _crs;
    private readonly TrapezoidSeries _series;

    /// <summary>Measures geometries of <paramref name="crs"/>.</summary>
    public EllipsoidalArea(Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        _crs = crs;
        _series = new TrapezoidSeries(crs.Ellipsoid);
    }

    /// <summary>The official area: edges cut to 70 m. Points and lines have none.</summary>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE, GEO-AREA-POLE, GEO-AREA-LONG.</exception>
    public SquareMetres Measure(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        if (_crs.Kind == CrsKind.Projected)
            return new SquareMetres(PolygonRings.Sum(geometry, PlaneRing));
        if (geometry.IsEmpty)
            return SquareMetres.Zero;
        var plane = PlaneAround(geometry.EnvelopeInternal);
        return new SquareMetres(PolygonRings.Sum(geometry, ring => DegreeRing(ring, plane)));
    }

    /// <summary>
    /// The trapezoids on the vertices alone, edges not cut: what a program gives that leaves the 70 m rule out. Up to
    /// 5e-6 off on edges of 600 m, 2e-5 on edges of 5 km.
    /// </summary>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE, GEO-AREA-POLE.</exception>
    public SquareMetres MeasureOnVertices(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return new SquareMetres(PolygonRings.Sum(geometry, VertexRing));
    }

    internal double VertexRing(CoordinateSequence ring)
    {
        var sum = new RingSum(_series, _crs.ToGeographic(ring.GetX(0), ring.GetY(0)));
        for (var i = 1; i < ring.Count; i++)
            sum.Add(_crs.ToGeographic(ring.GetX(i), ring.GetY(i)));
        return sum.Close();
    }

    internal double PlaneRing(CoordinateSequence ring)
    {
        var sum = new RingSum(_series, _crs.ToGeographic(ring.GetX(0), ring.GetY(0)));
        for (var i = 1; i < ring.Count; i++)
        {
            var place = _crs.ToGeographic(ring.GetX(i), ring.GetY(i));
            AddBetween(ref sum, _crs, ring.GetX(i - 1), ring.GetY(i - 1), ring.GetX(i), ring.GetY(i));
            sum.Add(place);
        }

        return sum.Close();
    }

    private double DegreeRing(CoordinateSequence ring, Crs plane)
    {
        var place = _crs.ToGeographic(ring.GetX(0), ring.GetY(0));
        var sum = new RingSum(_series, place);
        var from = plane.FromGeographic(place);
        for (var i = 1; i < ring.Count; i++)
        {
            place = _crs.ToGeographic(ring.GetX(i), ring.GetY(i));
            var to = plane.FromGeographic(place);
            AddBetween(ref sum, plane, from.X, from.Y, to.X, to.Y);
            sum.Add(place);
            from = to;
        }

        return sum.Close();
    }

    /// <summary>The ends of the pieces of an edge, without the edge's own.</summary>
    private static void AddBetween(ref RingSum sum, Crs plane, double x1, double y1, double x2, double y2)
    {
        double dx = x2 - x1, dy = y2 - y1, length = Math.Sqrt(dx * dx + dy * dy);
        var pieces = Math.Floor(length / PieceMetres) + 1;
        if (pieces > MostPieces)
            throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-AREA-LONG", length, pieces));
        for (var piece = 1; piece < pieces; piece++)
        {
            var part = piece / pieces;
            sum.Add(plane.ToGeographic(x1 + part * dx, y1 + part * dy));
        }
    }

    private Crs PlaneAround(Envelope extent)
    {
        // Wider than half the globe: the ring crosses the antimeridian, and its middle lies there.
        var longitude = extent.Width > 180 ? extent.Centre.X + 180 : extent.Centre.X;
        var meridian = double.IsFinite(longitude) ? 3 * Math.Floor((longitude + 1.5) / 3) : 0;
        var found = CrsRegistry.Find(_crs.Datum, ProjectionParameters.GaussKrueger(meridian, 500_000), "");
        return found ?? new Crs(null, "3°", "3°", _crs.Datum, ProjectionParameters.GaussKrueger(meridian, 500_000));
    }

    /// <summary>The signed sum of the trapezoids along a ring.</summary>
    private struct RingSum(TrapezoidSeries series, GeographicPoint first)
    {
        private double _latitude = double.DegreesToRadians(first.LatitudeDegrees);
        private double _longitude;
        private double _turns;
        private double _last = first.LongitudeDegrees;
        private double _area;
        private double _lost;

        internal void Add(GeographicPoint place)
        {
            var step = place.LongitudeDegrees - _last;
            if (Math.Abs(step) > 180)
                _turns += 360 * -Math.Round(step / 360);
            _last = place.LongitudeDegrees;
            var longitude = double.DegreesToRadians(place.LongitudeDegrees - first.LongitudeDegrees + _turns);
            var latitude = double.DegreesToRadians(place.LatitudeDegrees);
            var term = series.Area(_latitude, latitude, (_longitude + longitude) / 2) - _lost;
            var next = _area + term;
            _lost = next - _area - term;
            _area = next;
            (_latitude, _longitude) = (latitude, longitude);
        }

        internal readonly double Close() => Math.Abs(_longitude) < Math.PI
            ? _area
            : throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-AREA-POLE", first.LongitudeDegrees, first.LatitudeDegrees));
    }
}

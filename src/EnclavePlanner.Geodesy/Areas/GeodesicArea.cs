using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Areas;

/// <summary>
/// 测地面积: the polygon whose edges are the shortest lines between the vertices (Karney 2013, section 6). A ring may cross
/// the antimeridian or go round a pole; it encloses the smaller of the two parts of the ellipsoid.
/// Immutable and safe to use from many threads.
/// </summary>
public sealed class GeodesicArea
{
    private readonly Crs _crs;
    private readonly Geodesic _geodesic;

    /// <summary>Measures geometries of <paramref name="crs"/>.</summary>
    public GeodesicArea(Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        _crs = crs;
        _geodesic = new Geodesic(crs.Ellipsoid);
    }

    /// <summary>Area of polygons, holes taken off; points and lines have none.</summary>
    /// <exception cref="FaultException">GEO-POINT-NONFINITE, GEO-POINT-LATITUDE.</exception>
    public SquareMetres Measure(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return new SquareMetres(PolygonRings.Sum(geometry, Ring));
    }

    internal double Ring(CoordinateSequence ring)
    {
        double sum = 0, lost = 0;
        var crossings = 0;
        var from = _crs.ToGeographic(ring.GetX(0), ring.GetY(0));
        for (var i = 1; i < ring.Count; i++)
        {
            var to = _crs.ToGeographic(ring.GetX(i), ring.GetY(i));
            sum = AngleArithmetic.Sum(sum, _geodesic.AreaUnder(from, to), out var rest);
            lost += rest;
            crossings += Crossing(from.LongitudeDegrees, to.LongitudeDegrees);
            from = to;
        }

        var area = Math.IEEERemainder(sum, _geodesic.WholeArea) + lost;
        if (int.IsOddInteger(crossings))
            area += area < 0 ? _geodesic.WholeArea / 2 : -_geodesic.WholeArea / 2;
        return area;
    }

    /// <summary>Whether the shorter way between two longitudes crosses the prime meridian, where S12 is counted from: 1 eastward, −1 westward.</summary>
    private static int Crossing(double from, double to)
    {
        var step = AngleArithmetic.Difference(from, to, out _);
        double start = AngleArithmetic.Normalised(from), end = AngleArithmetic.Normalised(to);
        if (step > 0 && ((start < 0 && end >= 0) || (start > 0 && end == 0)))
            return 1;
        return step < 0 && start >= 0 && end < 0 ? -1 : 0;
    }
}

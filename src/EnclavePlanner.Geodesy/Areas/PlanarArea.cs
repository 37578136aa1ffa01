using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Areas;

/// <summary>平面面积: the area in the plane of the projection, by the trapezoids under the edges, counted from the first vertex to keep digits.</summary>
public static class PlanarArea
{
    /// <summary>Area of polygons in a projected CRS, holes taken off; points and lines have none.</summary>
    /// <exception cref="FaultException">GEO-AREA-COORDINATE: a vertex is not a finite number.</exception>
    public static SquareMetres Measure(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return new SquareMetres(PolygonRings.Sum(geometry, Ring));
    }

    private static double Ring(CoordinateSequence ring)
    {
        double originX = ring.GetX(0), originY = ring.GetY(0), twice = 0;
        double x1 = 0, y1 = 0;
        for (var i = 1; i < ring.Count; i++)
        {
            double x2 = ring.GetX(i) - originX, y2 = ring.GetY(i) - originY;
            twice += x1 * y2 - x2 * y1;
            (x1, y1) = (x2, y2);
        }

        return double.IsFinite(twice) ? twice / 2 : throw NotFinite(ring);
    }

    private static FaultException NotFinite(CoordinateSequence ring)
    {
        var index = 0;
        for (var i = ring.Count - 1; i >= 0; i--)
        {
            if (!double.IsFinite(ring.GetX(i)) || !double.IsFinite(ring.GetY(i)))
                index = i;
        }

        return new FaultException(new Fault(GeodesyTexts.Resources, "GEO-AREA-COORDINATE", ring.GetX(index), ring.GetY(index)));
    }
}

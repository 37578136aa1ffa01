using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Areas;

/// <summary>
/// The area of a geometry from that of its rings: |shell| − Σ|holes| for each polygon, whichever way its rings run.
/// A collection counts its polygons; points and lines have none.
/// </summary>
internal static class PolygonRings
{
    internal static double Sum(Geometry geometry, Func<CoordinateSequence, double> ring)
    {
        switch (geometry)
        {
            case Polygon { IsEmpty: false } polygon:
                var area = Math.Abs(ring(polygon.Shell.CoordinateSequence));
                foreach (var hole in polygon.Holes)
                {
                    if (!hole.IsEmpty)
                        area -= Math.Abs(ring(hole.CoordinateSequence));
                }

                return area;
            case GeometryCollection parts:
                return SquareMetres.Sum(parts.Geometries.Select(part => new SquareMetres(Sum(part, ring)))).Value;
            default:
                return 0;
        }
    }
}

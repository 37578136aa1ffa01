using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>The same geometry with other coordinates: every kind, heights and user data kept.</summary>
internal static class GeometryRebuilding
{
    internal static Geometry With(Geometry geometry, GeometryFactory factory, Func<double, double, (double X, double Y)> move)
    {
        Geometry rebuilt = geometry switch
        {
            Point point => factory.CreatePoint(Moved(point.CoordinateSequence)),
            LinearRing ring => factory.CreateLinearRing(Moved(ring.CoordinateSequence)),
            LineString line => factory.CreateLineString(Moved(line.CoordinateSequence)),
            Polygon polygon => factory.CreatePolygon((LinearRing)Of(polygon.Shell), [.. polygon.Holes.Select(hole => (LinearRing)Of(hole))]),
            MultiPoint points => factory.CreateMultiPoint([.. points.Geometries.Cast<Point>().Select(part => (Point)Of(part))]),
            MultiLineString lines => factory.CreateMultiLineString([.. lines.Geometries.Cast<LineString>().Select(part => (LineString)Of(part))]),
            MultiPolygon polygons => factory.CreateMultiPolygon([.. polygons.Geometries.Cast<Polygon>().Select(part => (Polygon)Of(part))]),
            GeometryCollection parts => factory.CreateGeometryCollection([.. parts.Geometries.Select(Of)]),
            _ => throw new ArgumentException($"No geometry of kind {geometry.GeometryType} is known.", nameof(geometry)),
        };
        rebuilt.UserData = geometry.UserData;
        return rebuilt;

        Geometry Of(Geometry part) => With(part, factory, move);

        CoordinateSequence Moved(CoordinateSequence sequence)
        {
            var copy = sequence.Copy();
            for (var i = 0; i < copy.Count; i++)
            {
                var (x, y) = move(copy.GetX(i), copy.GetY(i));
                copy.SetX(i, x);
                copy.SetY(i, y);
            }

            return copy;
        }
    }
}

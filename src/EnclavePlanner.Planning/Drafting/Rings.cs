using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>The rings of polygons and multipolygons.</summary>
internal static class Rings
{
    internal static IEnumerable<LinearRing> Of(Geometry area) => Polygons(area).SelectMany(polygon => polygon.InteriorRings.Cast<LinearRing>().Prepend(polygon.Shell));

    internal static IEnumerable<Polygon> Polygons(Geometry area)
    {
        for (var part = 0; part < area.NumGeometries; part++)
            yield return (Polygon)area.GetGeometryN(part);
    }

    /// <summary>
    /// The area with each ring's vertices, the last of them the first, replaced by others. A vertex that repeats the one before
    /// it is dropped. The same object where nothing was replaced; an empty one where a ring vanishes.
    /// </summary>
    /// <param name="area">A polygon or a multipolygon.</param>
    /// <param name="replace">Gives the ring's new vertices, or the array itself to leave it.</param>
    internal static Geometry With(Geometry area, Func<Coordinate[], Coordinate[]> replace)
    {
        var (isSame, isWhole) = (true, true);
        LinearRing Replaced(LineString ring)
        {
            var vertices = ring.Coordinates;
            var replaced = replace(vertices);
            if (ReferenceEquals(replaced, vertices))
                return (LinearRing)ring;
            isSame = false;
            var distinct = CoordinateArrays.RemoveRepeatedPoints(replaced);
            isWhole &= distinct.Length >= 4;
            return area.Factory.CreateLinearRing(distinct.Length >= 4 ? distinct : []);
        }

        var parts = Polygons(area).Select(polygon => (Shell: Replaced(polygon.Shell), Holes: polygon.InteriorRings.Select(Replaced).ToArray())).ToList();
        if (isSame)
            return area;
        return isWhole ? Together(parts.ConvertAll(part => area.Factory.CreatePolygon(part.Shell, part.Holes)), area.Factory) : area.Factory.CreatePolygon();
    }

    /// <summary>One polygon as it is, several as a multipolygon.</summary>
    internal static Geometry Together(IReadOnlyList<Polygon> parts, GeometryFactory factory) =>
        parts.Count == 1 ? parts[0] : factory.CreateMultiPolygon([.. parts]);
}

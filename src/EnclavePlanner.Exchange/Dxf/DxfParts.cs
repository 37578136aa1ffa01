using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// The parts of one feature are written as one filling each, because other programs (GDAL) take the second outer ring of a
/// filling for a hole of the first. Which belong together is in their extended data: application <see cref="Application"/>,
/// then a key that the parts share. CAD programs keep that with the entity.
/// </summary>
internal static class DxfParts
{
    /// <summary>The name under which our extended data stands (group 1001).</summary>
    internal const string Application = "ENCLAVEPLANNER";

    /// <summary>Makes one shape of the fillings that share a key, in the place of the first.</summary>
    internal static void Join(List<DxfShape> shapes, GeometryFactory factory)
    {
        var joined = new HashSet<DxfShape>();
        foreach (var parts in shapes.Where(shape => shape is { Head.PartKey: not null, Geometry: Polygon or MultiPolygon }).GroupBy(shape => shape.Head.PartKey))
        {
            var polygons = parts.SelectMany(part => DxfEntityWriter.PolygonsOf(part.Geometry!)).ToArray();
            if (polygons.Length == 1)
                continue;
            parts.First().Geometry = factory.CreateMultiPolygon(polygons);
            joined.UnionWith(parts.Skip(1));
        }

        shapes.RemoveAll(joined.Contains);
    }
}

using System.Buffers.Binary;
using System.Text;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Files;

/// <summary>ESRI shapefiles of polygons or lines (ESRI white paper, July 1998): .shp, .shx, .dbf, .prj, and .cpg if asked for.</summary>
internal static class ShapefileWriter
{
    private const int Polyline = 3;
    private const int Polygon = 5;

    /// <param name="stem">The path without ending.</param>
    /// <param name="prj">The CRS as ESRI writes it.</param>
    /// <param name="cpg">What .cpg says; null to leave it out.</param>
    /// <param name="fields">The columns.</param>
    /// <param name="features">Shapes, all polygonal or all lines, with their rows.</param>
    public static void Write(
        string stem, string prj, string? cpg, IReadOnlyList<DbfField> fields, IReadOnlyList<(Geometry Shape, object[] Row)> features)
    {
        var type = features[0].Shape is LineString ? Polyline : Polygon;
        var extent = new Envelope();
        foreach (var (shape, _) in features)
            extent.ExpandToInclude(shape.EnvelopeInternal);
        var records = features.Select(feature => Record(type, feature.Shape)).ToList();
        using (var shp = File.Create(stem + ".shp"))
        using (var shx = File.Create(stem + ".shx"))
        {
            shp.Write(Header(type, extent, 50 + records.Sum(record => 4 + (record.Length / 2))));
            shx.Write(Header(type, extent, 50 + (4 * records.Count)));
            var offset = 50;
            for (var i = 0; i < records.Count; i++)
            {
                shp.Write(BigEndian(i + 1, records[i].Length / 2));
                shp.Write(records[i]);
                shx.Write(BigEndian(offset, records[i].Length / 2));
                offset += 4 + (records[i].Length / 2);
            }
        }

        DbfWriter.Write(stem + ".dbf", fields, [.. features.Select(feature => feature.Row)]);
        File.WriteAllText(stem + ".prj", prj, Encoding.ASCII);
        if (cpg is not null)
            File.WriteAllText(stem + ".cpg", cpg, Encoding.ASCII);
    }

    private static byte[] Header(int type, Envelope extent, int words)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(BigEndian(9994, 0, 0, 0, 0, 0, words));
        writer.Write(1000);
        writer.Write(type);
        Bounds(writer, extent);
        writer.Write(new byte[32]);
        return bytes.ToArray();
    }

    private static byte[] Record(int type, Geometry shape)
    {
        var parts = Parts(shape).ToList();
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(type);
        Bounds(writer, shape.EnvelopeInternal);
        writer.Write(parts.Count);
        writer.Write(parts.Sum(part => part.Length));
        var start = 0;
        foreach (var part in parts)
        {
            writer.Write(start);
            start += part.Length;
        }

        foreach (var point in parts.SelectMany(part => part))
        {
            writer.Write(point.X);
            writer.Write(point.Y);
        }

        return bytes.ToArray();
    }

    /// <summary>Outer rings clockwise, holes counter-clockwise.</summary>
    private static IEnumerable<Coordinate[]> Parts(Geometry shape)
    {
        if (shape is LineString line)
        {
            yield return line.Coordinates;
            yield break;
        }

        foreach (var polygon in Drawing.Sheet.Polygons(shape))
        {
            yield return Turning(polygon.ExteriorRing, clockwise: true);
            foreach (var hole in polygon.InteriorRings)
                yield return Turning(hole, clockwise: false);
        }
    }

    private static Coordinate[] Turning(LineString ring, bool clockwise) =>
        Orientation.IsCCW(ring.CoordinateSequence) == clockwise ? [.. ring.Coordinates.Reverse()] : ring.Coordinates;

    private static void Bounds(BinaryWriter writer, Envelope extent)
    {
        writer.Write(extent.MinX);
        writer.Write(extent.MinY);
        writer.Write(extent.MaxX);
        writer.Write(extent.MaxY);
    }

    private static byte[] BigEndian(params int[] numbers)
    {
        var bytes = new byte[4 * numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), numbers[i]);
        return bytes;
    }
}

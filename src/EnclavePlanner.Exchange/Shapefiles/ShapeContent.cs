using System.Buffers.Binary;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>
/// The content of a .shp record (ESRI Shapefile Technical Description, July 1998): a point, or the parts of a line or an
/// area with shells clockwise and holes against it.
/// </summary>
internal static class ShapeContent
{
    private const int PointLength = 20;
    private const int PartsHead = 44;

    /// <summary>Bytes of the content.</summary>
    internal static long LengthOf(Geometry geometry) => geometry is Point
        ? PointLength
        : PartsHead + (4L * PartCount(geometry)) + (16L * geometry.NumPoints);

    /// <summary>Writes it.</summary>
    internal static void Put(Geometry geometry, ShapeKind kind, Span<byte> content)
    {
        BinaryPrimitives.WriteInt32LittleEndian(content, (int)kind);
        if (geometry is Point point)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(content[4..], point.X);
            BinaryPrimitives.WriteDoubleLittleEndian(content[12..], point.Y);
            return;
        }

        var box = geometry.EnvelopeInternal;
        var parts = Parts(geometry).ToList();
        BinaryPrimitives.WriteDoubleLittleEndian(content[4..], box.MinX);
        BinaryPrimitives.WriteDoubleLittleEndian(content[12..], box.MinY);
        BinaryPrimitives.WriteDoubleLittleEndian(content[20..], box.MaxX);
        BinaryPrimitives.WriteDoubleLittleEndian(content[28..], box.MaxY);
        BinaryPrimitives.WriteInt32LittleEndian(content[36..], parts.Count);
        BinaryPrimitives.WriteInt32LittleEndian(content[40..], geometry.NumPoints);
        var at = PartsHead;
        var first = 0;
        foreach (var (points, _) in parts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(content[at..], first);
            at += 4;
            first += points.Count;
        }

        foreach (var (points, isReversed) in parts)
        {
            for (var i = 0; i < points.Count; i++)
            {
                var place = isReversed ? points.Count - 1 - i : i;
                BinaryPrimitives.WriteDoubleLittleEndian(content[at..], points.GetX(place));
                BinaryPrimitives.WriteDoubleLittleEndian(content[(at + 8)..], points.GetY(place));
                at += 16;
            }
        }
    }

    private static int PartCount(Geometry geometry)
    {
        var count = geometry.NumGeometries;
        for (var i = 0; i < geometry.NumGeometries; i++)
            count += geometry.GetGeometryN(i) is Polygon polygon ? polygon.NumInteriorRings : 0;
        return count;
    }

    /// <summary>The parts, each with whether it must be turned around.</summary>
    private static IEnumerable<(CoordinateSequence Points, bool IsReversed)> Parts(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            switch (geometry.GetGeometryN(i))
            {
                case LineString line:
                    yield return (line.CoordinateSequence, false);
                    break;
                case Polygon polygon:
                    yield return (polygon.Shell.CoordinateSequence, Orientation.IsCCW(polygon.Shell.CoordinateSequence));
                    foreach (var hole in polygon.Holes)
                        yield return (hole.CoordinateSequence, !Orientation.IsCCW(hole.CoordinateSequence));
                    break;
            }
        }
    }
}

using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Rows;

/// <summary>Writes plane well-known binary, least significant byte first, into memory of the caller's.</summary>
internal ref struct WkbWriting
{
    private const int TypeLength = 5;
    private const int CountLength = 4;
    private const int VertexLength = 16;

    private Span<byte> rest;

    private WkbWriting(Span<byte> bytes) => rest = bytes;

    /// <summary>How many bytes a geometry takes.</summary>
    internal static int LengthOf(Geometry geometry) => geometry switch
    {
        Point => TypeLength + VertexLength,
        LineString line => TypeLength + CountLength + VertexLength * line.NumPoints,
        Polygon polygon => TypeLength + CountLength + Rings(polygon) * CountLength + VertexLength * polygon.NumPoints,
        GeometryCollection parts => TypeLength + CountLength + parts.Geometries.Sum(LengthOf),
        _ => throw new ArgumentException($"There is no {geometry.GeometryType} in a plan.", nameof(geometry)),
    };

    /// <summary>Writes a geometry of a kind that a plan holds.</summary>
    internal static void Write(Geometry geometry, Span<byte> bytes) => new WkbWriting(bytes).Write(geometry);

    private void Write(Geometry geometry)
    {
        switch (geometry)
        {
            case Point point:
                WriteType(1);
                WriteVertices(point.CoordinateSequence);
                break;
            case LineString line:
                WriteType(2);
                WriteSequence(line.CoordinateSequence);
                break;
            case Polygon polygon:
                WriteType(3);
                WriteCount(Rings(polygon));
                if (polygon.IsEmpty)
                    break;
                WriteSequence(polygon.Shell.CoordinateSequence);
                foreach (var hole in polygon.Holes)
                    WriteSequence(hole.CoordinateSequence);
                break;
            case GeometryCollection parts:
                WriteType(parts switch { MultiPoint => 4, MultiLineString => 5, MultiPolygon => 6, _ => 7 });
                WriteCount(parts.Count);
                foreach (var part in parts.Geometries)
                    Write(part);
                break;
        }
    }

    private static int Rings(Polygon polygon) => polygon.IsEmpty ? 0 : 1 + polygon.NumInteriorRings;

    private void WriteSequence(CoordinateSequence sequence)
    {
        WriteCount(sequence.Count);
        WriteVertices(sequence);
    }

    private void WriteVertices(CoordinateSequence sequence)
    {
        for (var index = 0; index < sequence.Count; index++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(rest, sequence.GetX(index));
            BinaryPrimitives.WriteDoubleLittleEndian(rest[8..], sequence.GetY(index));
            rest = rest[VertexLength..];
        }
    }

    private void WriteType(uint type)
    {
        rest[0] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(rest[1..], type);
        rest = rest[TypeLength..];
    }

    private void WriteCount(int count)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, count);
        rest = rest[CountLength..];
    }
}

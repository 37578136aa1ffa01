using System.Buffers.Binary;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>Writes the shapes of a shapefile, and where each begins: .shp and .shx.</summary>
internal sealed class ShapeWriting : IDisposable
{
    private const int HeadLength = 100;
    private const int HeadOfRecord = 8;
    private const int Portion = 1 << 16;

    private readonly string name;
    private readonly ShapeKind kind;
    private readonly FileStream shp;
    private readonly FileStream shx;
    private readonly Envelope extent = new();
    private byte[] buffer = new byte[1024];
    private long position = HeadLength;
    private int row;

    internal ShapeWriting(string path, PlanGeometry geometry)
    {
        name = Path.GetFileName(path);
        kind = geometry switch
        {
            PlanGeometry.Point => ShapeKind.Point,
            PlanGeometry.Line => ShapeKind.Polyline,
            _ => ShapeKind.Polygon,
        };
        shp = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Portion);
        shx = new FileStream(Path.ChangeExtension(path, ".shx"), FileMode.CreateNew, FileAccess.Write, FileShare.None, Portion);
        shp.Write(new byte[HeadLength]);
        shx.Write(new byte[HeadLength]);
    }

    /// <exception cref="Geodesy.Faults.FaultException">EXC-EXPORT-SIZE: over 2 GB.</exception>
    internal void Write(Geometry geometry)
    {
        var content = (int)ShapeContent.LengthOf(geometry);
        var length = HeadOfRecord + content;
        // Lengths and places are 32-bit: many programs stop at 2 GB.
        if (position + length > int.MaxValue)
            throw ExchangeTexts.Refusal("EXC-EXPORT-SIZE", name);
        if (buffer.Length < length)
            buffer = new byte[length * 2];
        BinaryPrimitives.WriteInt32BigEndian(buffer, (int)(position / 2));
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(4), content / 2);
        shx.Write(buffer, 0, HeadOfRecord);
        BinaryPrimitives.WriteInt32BigEndian(buffer, ++row);
        ShapeContent.Put(geometry, kind, buffer.AsSpan(HeadOfRecord, content));
        shp.Write(buffer, 0, length);
        position += length;
        extent.ExpandToInclude(geometry.EnvelopeInternal);
    }

    /// <summary>Writes the heads, which say how long the files are and how far the shapes reach.</summary>
    internal void Complete()
    {
        WriteHead(shp);
        WriteHead(shx);
    }

    public void Dispose()
    {
        shp.Dispose();
        shx.Dispose();
    }

    private void WriteHead(FileStream stream)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head.Clear();
        BinaryPrimitives.WriteInt32BigEndian(head, 9994);
        BinaryPrimitives.WriteInt32BigEndian(head[24..], (int)(stream.Length / 2));
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], 1000);
        BinaryPrimitives.WriteInt32LittleEndian(head[32..], (int)kind);
        BinaryPrimitives.WriteDoubleLittleEndian(head[36..], extent.MinX);
        BinaryPrimitives.WriteDoubleLittleEndian(head[44..], extent.MinY);
        BinaryPrimitives.WriteDoubleLittleEndian(head[52..], extent.MaxX);
        BinaryPrimitives.WriteDoubleLittleEndian(head[60..], extent.MaxY);
        stream.Position = 0;
        stream.Write(head);
    }
}

using System.Buffers.Binary;
using EnclavePlanner.Exchange.Sources;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.GeoPackages;

/// <summary>
/// Reads a geometry of a GeoPackage (OGC 12-128r17, 2.1.3): the header, then well-known binary of either byte order. Heights
/// and measures are left out. Counts are held against the bytes that are there before anything is made of them.
/// </summary>
internal ref struct GeometryBlob
{
    private const int DeepestNesting = 8;

    private readonly GeometryFactory factory;
    private ReadOnlySpan<byte> rest;
    private bool isLittleEndian;
    private int ordinates;

    private GeometryBlob(ReadOnlySpan<byte> bytes, GeometryFactory factory)
    {
        rest = bytes;
        this.factory = factory;
        ordinates = 2;
    }

    /// <summary>Whether heights or measures were left out.</summary>
    internal bool LeftOutZ { get; private set; }

    /// <summary>The geometry.</summary>
    /// <param name="blob">The whole value.</param>
    /// <param name="factory">Makes it.</param>
    /// <param name="leftOutZ">Whether heights or measures were left out.</param>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-GEOMETRY-VERTICES.</exception>
    /// <exception cref="FormatException">It is no such value, cut off, or of a kind that has no place in a layer.</exception>
    internal static Geometry Read(ReadOnlySpan<byte> blob, GeometryFactory factory, out bool leftOutZ)
    {
        if (blob.Length < 8 || blob[0] != 'G' || blob[1] != 'P')
            throw new FormatException("GP");
        var envelope = (blob[3] >> 1 & 7) switch
        {
            0 => 0,
            1 => 32,
            2 or 3 => 48,
            4 => 64,
            _ => throw new FormatException("envelope"),
        };
        if (blob.Length < 8 + envelope)
            throw new FormatException("envelope");
        var reading = new GeometryBlob(blob[(8 + envelope)..], factory);
        try
        {
            var geometry = reading.ReadGeometry(0);
            leftOutZ = reading.LeftOutZ;
            return reading.rest.IsEmpty ? geometry : throw new FormatException("length");
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidCastException)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    private Geometry ReadGeometry(int depth)
    {
        if (depth > DeepestNesting)
            throw new FormatException("nesting");
        isLittleEndian = Take(1)[0] == 1;
        var type = ReadCount();
        // ISO counts by thousands, EWKB sets bits.
        var hasZ = (type & 0x80000000) != 0 || (type & 0xFFFF) / 1000 is 1 or 3;
        var hasM = (type & 0x40000000) != 0 || (type & 0xFFFF) / 1000 is 2 or 3;
        ordinates = 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0);
        LeftOutZ |= ordinates > 2;
        switch ((type & 0xFFFF) % 1000)
        {
            case 1:
                var point = ReadPoints(1);
                return double.IsNaN(point[0].X) ? factory.CreatePoint() : factory.CreatePoint(point[0]);
            case 2:
                return factory.CreateLineString(ReadPoints(ReadCount()));
            case 3:
                return ReadPolygon();
            case 4:
                return factory.CreateMultiPoint([.. ReadParts(depth).Cast<Point>()]);
            case 5:
                // A table of several-part geometries holds those of one part, too: such is that part.
                var lines = ReadParts(depth);
                return lines.Count == 1 ? lines[0] : factory.CreateMultiLineString([.. lines.Cast<LineString>()]);
            case 6:
                var polygons = ReadParts(depth);
                return polygons.Count == 1 ? polygons[0] : factory.CreateMultiPolygon([.. polygons.Cast<Polygon>()]);
            default:
                throw new FormatException("kind");
        }
    }

    private Polygon ReadPolygon()
    {
        var count = ReadCount();
        var rings = new List<LinearRing>();
        for (var i = 0L; i < count; i++)
        {
            rings.Add(factory.CreateLinearRing(ReadPoints(ReadCount())));
            VertexLimit.Require(rings.Count);
        }

        return rings.Count == 0 ? factory.CreatePolygon() : factory.CreatePolygon(rings[0], [.. rings.Skip(1)]);
    }

    private List<Geometry> ReadParts(int depth)
    {
        var count = ReadCount();
        var parts = new List<Geometry>();
        for (var i = 0L; i < count; i++)
        {
            parts.Add(ReadGeometry(depth + 1));
            VertexLimit.Require(parts.Count);
        }

        return parts;
    }

    private Coordinate[] ReadPoints(long count)
    {
        if (count * ordinates * sizeof(double) > rest.Length)
            throw new FormatException("count");
        VertexLimit.Require(count);
        var points = new Coordinate[count];
        for (var i = 0; i < points.Length; i++)
        {
            var bytes = Take(ordinates * sizeof(double));
            points[i] = new Coordinate(Number(bytes), Number(bytes[sizeof(double)..]));
        }

        return points;
    }

    private readonly double Number(ReadOnlySpan<byte> bytes) =>
        isLittleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);

    private uint ReadCount()
    {
        var bytes = Take(sizeof(uint));
        return isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (rest.Length < length)
            throw new FormatException("length");
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}

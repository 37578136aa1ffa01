using System.Buffers.Binary;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Rows;

/// <summary>
/// Reads plane well-known binary of either byte order without touching a coordinate. (The reader of NTS rounds to the
/// factory's grid, and trusts the counts it finds.)
/// </summary>
internal ref partial struct WkbReading
{
    private readonly GeometryFactory factory;
    private ReadOnlySpan<byte> rest;
    private bool isLittleEndian;

    private WkbReading(ReadOnlySpan<byte> bytes, GeometryFactory factory)
    {
        rest = bytes;
        this.factory = factory;
    }

    /// <exception cref="FormatException">Cut off, too long, of another kind, not plane, or a ring that is not closed.</exception>
    internal static Geometry Read(ReadOnlySpan<byte> bytes, GeometryFactory factory) => new WkbReading(bytes, factory).ReadAll(type: null);

    /// <summary>Reads the extended well-known binary of PostGIS, whose SRID follows the kind.</summary>
    /// <param name="bytes">The binary.</param>
    /// <param name="factoryOf">The factory of an SRID.</param>
    /// <exception cref="FormatException">As <see cref="Read"/>, or without an SRID.</exception>
    internal static Geometry ReadExtended(ReadOnlySpan<byte> bytes, Func<int, GeometryFactory> factoryOf)
    {
        const int headerLength = 9;
        if (bytes.Length < headerLength || bytes[0] != 1)
            throw new FormatException("Not a geometry of PostGIS.");
        var type = BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]);
        if ((type & HasSrid) == 0)
            throw new FormatException("The geometry has no SRID.");
        var reading = new WkbReading(bytes[headerLength..], factoryOf(BinaryPrimitives.ReadInt32LittleEndian(bytes[5..]))) { isLittleEndian = true };
        return reading.ReadAll(type & ~HasSrid);
    }

    /// <param name="type">The kind, where its head was read already.</param>
    private Geometry ReadAll(uint? type)
    {
        try
        {
            var geometry = ReadGeometry(type ?? ReadType());
            return rest.IsEmpty ? geometry : throw new FormatException("Something stands after the geometry.");
        }
        catch (ArgumentException fault)
        {
            throw new FormatException(fault.Message, fault);
        }
    }

    private Geometry ReadGeometry(uint type) => type switch
    {
        1 => ReadPoint(),
        2 => factory.CreateLineString(ReadSequence()),
        3 => ReadPolygon(),
        4 => factory.CreateMultiPoint(ReadParts<Point>(1)),
        5 => factory.CreateMultiLineString(ReadParts<LineString>(2)),
        6 => factory.CreateMultiPolygon(ReadParts<Polygon>(3)),
        var other => throw new FormatException($"There is no plane geometry of kind {other} in a plan."),
    };

    private TPart[] ReadParts<TPart>(uint type)
        where TPart : Geometry
    {
        const int smallestPart = 9;
        var parts = new TPart[ReadCount(smallestPart)];
        for (var index = 0; index < parts.Length; index++)
        {
            if (ReadType() != type)
                throw new FormatException("A part is not of the whole's kind.");
            parts[index] = (TPart)(Geometry)(type switch
            {
                1 => ReadPoint(),
                2 => factory.CreateLineString(ReadSequence()),
                _ => ReadPolygon(),
            });
        }

        return parts;
    }

    private Point ReadPoint()
    {
        var sequence = factory.CoordinateSequenceFactory.Create(1, Ordinates.XY);
        ReadCoordinate(sequence, 0);
        return factory.CreatePoint(sequence);
    }

    private Polygon ReadPolygon()
    {
        const int smallestRing = 4;
        var count = ReadCount(smallestRing);
        if (count == 0)
            return factory.CreatePolygon();
        var shell = factory.CreateLinearRing(ReadSequence());
        var holes = new LinearRing[count - 1];
        for (var index = 0; index < holes.Length; index++)
            holes[index] = factory.CreateLinearRing(ReadSequence());
        return factory.CreatePolygon(shell, holes);
    }

    private CoordinateSequence ReadSequence()
    {
        var vertices = new Coordinate[ReadCount(2 * sizeof(double))];
        for (var index = 0; index < vertices.Length; index++)
            vertices[index] = new Coordinate(ReadDouble(), ReadDouble());
        return factory.CoordinateSequenceFactory.Create(vertices);
    }

    private void ReadCoordinate(CoordinateSequence sequence, int index)
    {
        sequence.SetX(index, ReadDouble());
        sequence.SetY(index, ReadDouble());
    }

    private uint ReadType()
    {
        isLittleEndian = Take(1)[0] switch
        {
            0 => false,
            1 => true,
            var other => throw new FormatException($"There is no byte order {other}."),
        };
        return ReadUInt32();
    }

    private int ReadCount(int smallest)
    {
        var count = ReadUInt32();
        return count <= rest.Length / smallest ? (int)count : throw new FormatException("The geometry is cut off.");
    }

    private uint ReadUInt32()
    {
        var bytes = Take(sizeof(uint));
        return isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private double ReadDouble()
    {
        var bytes = Take(sizeof(double));
        return isLittleEndian ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (rest.Length < length)
            throw new FormatException("The geometry is cut off.");
        var taken = rest[..length];
        rest = rest[length..];
        return taken;
    }
}

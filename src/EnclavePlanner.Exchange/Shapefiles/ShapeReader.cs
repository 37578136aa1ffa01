using System.Buffers.Binary;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>
/// Makes geometries of the contents of .shp records (ESRI Shapefile Technical Description, 1998, pp. 5–23). Counts and
/// parts are checked against the length of the record before anything is allocated for them. Z and M are left out. The
/// direction of rings is not relied upon: many programs write it wrongly.
/// </summary>
/// <param name="factory">Makes the geometries.</param>
internal sealed class ShapeReader(GeometryFactory factory)
{
    /// <summary>Whether a record had heights or measures, which were left out.</summary>
    internal bool LeftOutZ { get; private set; }

    /// <summary>The geometry of a record.</summary>
    /// <exception cref="FaultException">EXC-SHAPE-NULL, EXC-SHAPE-KIND, EXC-SHAPE-CORRUPT or EXC-RING-…</exception>
    internal Geometry Read(ReadOnlySpan<byte> content, CancellationToken cancellation)
    {
        if (content.Length < 4)
            throw ExchangeTexts.Refusal("EXC-SHAPE-CORRUPT", content.Length);
        var type = BinaryPrimitives.ReadInt32LittleEndian(content);
        if (type == 0)
            throw ExchangeTexts.Refusal("EXC-SHAPE-NULL");
        if (type is not (> 0 and < 29) || !Enum.IsDefined((ShapeKind)(type % 10)) || type % 10 == 0)
            throw ExchangeTexts.Refusal("EXC-SHAPE-KIND", type);
        LeftOutZ |= type > 10;
        return (ShapeKind)(type % 10) switch
        {
            ShapeKind.Point => factory.CreatePoint(Positions(content, 4, 1)[0]),
            ShapeKind.MultiPoint => MultiPoint(content),
            ShapeKind.Polyline => Polyline(content),
            _ => Polygon(content, cancellation),
        };
    }

    private MultiPoint MultiPoint(ReadOnlySpan<byte> content) =>
        factory.CreateMultiPointFromCoords(Positions(content, 40, Count(content, 36)));

    private Geometry Polyline(ReadOnlySpan<byte> content)
    {
        var lines = new List<LineString>();
        foreach (var part in Parts(content))
        {
            if (part.Length < 2)
                throw ExchangeTexts.Refusal("EXC-LINE-TOO-FEW", part.Length);
            lines.Add(factory.CreateLineString(part));
        }

        return lines.Count == 1 ? lines[0] : factory.CreateMultiLineString([.. lines]);
    }

    private Geometry Polygon(ReadOnlySpan<byte> content, CancellationToken cancellation)
    {
        var rings = new List<LinearRing>();
        foreach (var part in Parts(content))
        {
            if (part.Length < 4)
                throw ExchangeTexts.Refusal("EXC-RING-TOO-FEW", part.Length);
            if (!part[0].Equals2D(part[^1]))
                throw ExchangeTexts.Refusal("EXC-RING-OPEN", part[0].X, part[0].Y);
            rings.Add(factory.CreateLinearRing(part));
        }

        return rings.Count == 0 ? factory.CreatePolygon() : PolygonAssembly.Assemble(rings, factory, cancellation);
    }

    private static List<Coordinate[]> Parts(ReadOnlySpan<byte> content)
    {
        var partCount = Count(content, 36);
        var pointCount = Count(content, 40);
        var firstPoint = 44 + 4L * partCount;
        if (firstPoint + 16L * pointCount > content.Length)
            throw ExchangeTexts.Refusal("EXC-SHAPE-CORRUPT", content.Length);
        VertexLimit.Require(Math.Max(partCount, pointCount));
        var parts = new List<Coordinate[]>();
        for (var part = 0; part < partCount; part++)
        {
            var start = Count(content, 44 + 4 * part);
            var end = part + 1 < partCount ? Count(content, 48 + 4 * part) : pointCount;
            if (start >= end || end > pointCount)
                throw ExchangeTexts.Refusal("EXC-SHAPE-CORRUPT", content.Length);
            parts.Add(Positions(content, (int)firstPoint + 16 * start, end - start));
        }

        return parts;
    }

    private static int Count(ReadOnlySpan<byte> content, int offset)
    {
        if (offset + 4 > content.Length)
            throw ExchangeTexts.Refusal("EXC-SHAPE-CORRUPT", content.Length);
        var count = BinaryPrimitives.ReadInt32LittleEndian(content[offset..]);
        return count >= 0 ? count : throw ExchangeTexts.Refusal("EXC-SHAPE-CORRUPT", content.Length);
    }

    private static Coordinate[] Positions(ReadOnlySpan<byte> content, int offset, int count)
    {
        if (offset + 16L * count > content.Length)
            throw ExchangeTexts.Refusal("EXC-SHAPE-CORRUPT", content.Length);
        VertexLimit.Require(count);
        var positions = new Coordinate[count];
        for (var i = 0; i < count; i++)
        {
            var x = BinaryPrimitives.ReadDoubleLittleEndian(content[(offset + 16 * i)..]);
            var y = BinaryPrimitives.ReadDoubleLittleEndian(content[(offset + 16 * i + 8)..]);
            if (!double.IsFinite(x) || !double.IsFinite(y))
                throw ExchangeTexts.Refusal("EXC-COORDINATE", i + 1);
            positions[i] = new Coordinate(x, y);
        }

        return positions;
    }
}

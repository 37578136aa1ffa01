using EnclavePlanner.Storage.Tiles;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Rows;

internal ref partial struct WkbReading
{
    private const uint HasSrid = 0x20000000;

    /// <summary>Reads a polygon or several, plain or with an SRID, as rings and nothing more: so a million are read without a geometry being made of each.</summary>
    /// <param name="bytes">The binary.</param>
    /// <param name="rings">Emptied before.</param>
    /// <exception cref="FormatException">Cut off, too long, or of another kind.</exception>
    internal static void ReadRings(ReadOnlySpan<byte> bytes, Rings rings)
    {
        rings.Clear();
        var reading = new WkbReading(bytes, GeometryFactory.Default);
        var type = reading.ReadType();
        if ((type & HasSrid) != 0)
            reading.Take(sizeof(int));
        switch (type & ~HasSrid)
        {
            case 3:
                reading.ReadPolygon(rings);
                break;
            case 6:
                const int smallestPart = 9;
                for (var left = reading.ReadCount(smallestPart); left > 0; left--)
                {
                    if (reading.ReadType() != 3)
                        throw new FormatException("A part is not of the whole's kind.");
                    reading.ReadPolygon(rings);
                }

                break;
            case var other:
                throw new FormatException($"A geometry of kind {other} is no land.");
        }

        if (!reading.rest.IsEmpty)
            throw new FormatException("Something stands after the geometry.");
    }

    private void ReadPolygon(Rings rings)
    {
        const int smallestRing = 4;
        for (var left = ReadCount(smallestRing); left > 0; left--)
        {
            for (var points = ReadCount(2 * sizeof(double)); points > 0; points--)
                rings.Add(ReadDouble(), ReadDouble());
            rings.End();
        }
    }
}

using System.Buffers.Binary;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>
/// Where the records of a .shp lie: by the .shx, or by walking the .shp where there is none. Every place is proven to lie
/// in the file, and all records together to be no longer than the file, before any is read.
/// </summary>
internal static class ShpIndex
{
    internal const int HeaderLength = 100;
    private const int FileCode = 9994;

    /// <summary>Checks the head of a .shp or .shx.</summary>
    /// <returns>The shape type.</returns>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-SHP-HEADER, EXC-SHP-TRUNCATED or EXC-SHP-LENGTH.</exception>
    internal static int ReadHeader(SourceFile file, FileStream stream)
    {
        Span<byte> head = stackalloc byte[HeaderLength];
        if (stream.ReadAtLeast(head, HeaderLength, throwOnEndOfStream: false) < HeaderLength
            || BinaryPrimitives.ReadInt32BigEndian(head) != FileCode)
            throw ExchangeTexts.Refusal("EXC-SHP-HEADER", file.Name);
        var claimed = 2L * BinaryPrimitives.ReadUInt32BigEndian(head[24..]);
        if (claimed > stream.Length)
            throw ExchangeTexts.Refusal("EXC-SHP-TRUNCATED", file.Name, claimed, stream.Length);
        if (claimed < stream.Length)
            throw ExchangeTexts.Refusal("EXC-SHP-LENGTH", file.Name, claimed, stream.Length);
        return BinaryPrimitives.ReadInt32LittleEndian(head[32..]);
    }

    /// <summary>The places of the records by the .shx.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-SHP-HEADER, EXC-SHP-TRUNCATED, EXC-SHP-LENGTH or EXC-SHX-RECORD.</exception>
    internal static List<ShpPlace> Read(SourceFile shx, long shpLength, CancellationToken cancellation)
    {
        using var stream = shx.Open();
        ReadHeader(shx, stream);
        var count = (stream.Length - HeaderLength) / 8;
        var places = new List<ShpPlace>();
        var total = (long)HeaderLength;
        Span<byte> entry = stackalloc byte[8];
        for (var i = 0L; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            stream.ReadExactly(entry);
            var place = new ShpPlace(
                2L * BinaryPrimitives.ReadUInt32BigEndian(entry), 2L * BinaryPrimitives.ReadUInt32BigEndian(entry[4..]));
            total += 8 + place.Length;
            if (place.Offset < HeaderLength || place.Offset + 8 + place.Length > shpLength || total > shpLength)
                throw ExchangeTexts.Refusal("EXC-SHX-RECORD", shx.Name, i + 1);
            places.Add(place);
        }

        return places;
    }

    /// <summary>The places of the records by their own heads, one after another.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-SHP-RECORD-TRUNCATED: a record reaches beyond the end.</exception>
    internal static List<ShpPlace> Walk(SourceFile shp, FileStream stream, CancellationToken cancellation)
    {
        var places = new List<ShpPlace>();
        Span<byte> head = stackalloc byte[8];
        var end = stream.Length;
        for (var at = (long)HeaderLength; at < end;)
        {
            cancellation.ThrowIfCancellationRequested();
            stream.Position = at;
            if (stream.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8)
                throw ExchangeTexts.Refusal("EXC-SHP-RECORD-TRUNCATED", shp.Name, places.Count + 1);
            var length = 2L * BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            if (at + 8 + length > end)
                throw ExchangeTexts.Refusal("EXC-SHP-RECORD-TRUNCATED", shp.Name, places.Count + 1);
            places.Add(new ShpPlace(at, length));
            at += 8 + length;
        }

        return places;
    }
}

/// <summary>Where a record lies in a .shp.</summary>
/// <param name="Offset">Of the record's head of eight bytes.</param>
/// <param name="Length">Of its content.</param>
internal readonly record struct ShpPlace(long Offset, long Length);

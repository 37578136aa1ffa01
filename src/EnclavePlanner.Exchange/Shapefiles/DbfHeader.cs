using System.Buffers.Binary;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>The head of a dBASE table, proven to agree with itself and with the file's length before anything is read.</summary>
internal sealed class DbfHeader
{
    private const int FixedLength = 32;

    private DbfHeader(int recordCount, int length, int recordLength, byte languageId, List<RawField> fields) =>
        (RecordCount, Length, RecordLength, LanguageId, RawFields) = (recordCount, length, recordLength, languageId, fields);

    internal int RecordCount { get; }

    /// <summary>Bytes before the first record.</summary>
    internal int Length { get; }

    internal int RecordLength { get; }

    /// <summary>The language driver id, which may name the code page of the text.</summary>
    internal byte LanguageId { get; }

    /// <summary>The columns with their names undecoded.</summary>
    internal IReadOnlyList<RawField> RawFields { get; }

    /// <exception cref="Geodesy.Faults.FaultException">EXC-DBF-HEADER or EXC-DBF-TRUNCATED.</exception>
    internal static DbfHeader Read(SourceFile file, Stream stream)
    {
        var head = new byte[FixedLength];
        if (stream.ReadAtLeast(head, FixedLength, throwOnEndOfStream: false) < FixedLength)
            throw ExchangeTexts.Refusal("EXC-DBF-HEADER", file.Name);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
        int length = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8));
        int recordLength = BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(10));
        if (!IsDbase(head[0]) || length < FixedLength + 1 || recordLength < 1 || stream.Length < length)
            throw ExchangeTexts.Refusal("EXC-DBF-HEADER", file.Name);
        var whole = (stream.Length - length) / recordLength;
        if (whole < count)
            throw ExchangeTexts.Refusal("EXC-DBF-TRUNCATED", file.Name, count, whole + 1);

        var descriptors = new byte[length - FixedLength];
        stream.ReadExactly(descriptors);
        var fields = new List<RawField>();
        var offset = 1;
        for (var at = 0; at + FixedLength <= descriptors.Length && descriptors[at] != 0x0D; at += FixedLength)
        {
            var descriptor = descriptors.AsSpan(at, FixedLength);
            var name = descriptor[..11];
            var end = name.IndexOf((byte)0);
            fields.Add(new RawField(
                name[..(end < 0 ? name.Length : end)].ToArray(),
                char.ToUpperInvariant((char)descriptor[11]),
                offset,
                descriptor[16],
                descriptor[17]));
            offset += descriptor[16];
        }

        if (offset > recordLength)
            throw ExchangeTexts.Refusal("EXC-DBF-HEADER", file.Name);
        return new DbfHeader((int)count, length, recordLength, head[29], fields);
    }

    /// <summary>dBASE III and IV with or without memo, Visual FoxPro.</summary>
    private static bool IsDbase(byte version) => (version & 0x07) == 3 || version is 0x30 or 0x31 or 0x32;

    internal readonly record struct RawField(byte[] Name, char Type, int Offset, int Length, int Decimals);
}

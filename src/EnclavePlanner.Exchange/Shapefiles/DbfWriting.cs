using System.Buffers.Binary;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>Writes the dBASE III table of a shapefile.</summary>
internal sealed class DbfWriting : IDisposable
{
    private const int FixedLength = 32;
    private const int MostFields = 255;
    private const byte GbkLanguage = 0x4D;

    private readonly FileStream stream;
    private readonly IReadOnlyList<DbfColumn> columns;
    private readonly byte[] record;

    /// <exception cref="Geodesy.Faults.FaultException">EXC-EXPORT-SIZE: more fields, or wider ones, than a table holds.</exception>
    internal DbfWriting(string path, IReadOnlyList<DbfColumn> columns, int rows, TargetEncoding encoding, DateOnly day)
    {
        this.columns = columns;
        var length = FixedLength + (FixedLength * columns.Count) + 1;
        var recordLength = 1 + columns.Sum(column => column.Width);
        if (columns.Count > MostFields || recordLength > ushort.MaxValue || length + ((long)recordLength * rows) > int.MaxValue)
            throw ExchangeTexts.Refusal("EXC-EXPORT-SIZE", Path.GetFileName(path));
        record = new byte[recordLength];
        stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        Span<byte> head = stackalloc byte[FixedLength];
        head.Clear();
        (head[0], head[1], head[2], head[3]) = (3, (byte)(day.Year - 1900), (byte)day.Month, (byte)day.Day);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], rows);
        BinaryPrimitives.WriteUInt16LittleEndian(head[8..], (ushort)length);
        BinaryPrimitives.WriteUInt16LittleEndian(head[10..], (ushort)recordLength);
        head[29] = encoding == TargetEncoding.Gbk ? GbkLanguage : (byte)0;
        stream.Write(head);
        foreach (var column in columns)
        {
            head.Clear();
            column.Name.CopyTo(head);
            (head[11], head[16], head[17]) = ((byte)column.Type, (byte)column.Width, (byte)column.Decimals);
            stream.Write(head);
        }

        stream.WriteByte(0x0D);
    }

    /// <summary>Writes the values of a feature.</summary>
    /// <param name="values">Those of the columns, and of others too.</param>
    /// <param name="places">Where among them each column's is.</param>
    internal void Write(object?[] values, int[] places)
    {
        record.AsSpan().Fill((byte)' ');
        var at = 1;
        for (var column = 0; column < columns.Count; column++)
        {
            columns[column].Put(values[places[column]], record.AsSpan(at, columns[column].Width));
            at += columns[column].Width;
        }

        stream.Write(record);
    }

    public void Dispose()
    {
        stream.WriteByte(0x1A);
        stream.Dispose();
    }
}

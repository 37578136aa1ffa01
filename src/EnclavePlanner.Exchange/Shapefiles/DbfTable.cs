using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>
/// The attribute table of a shapefile. Its text is decoded strictly: bytes that are not text of the encoding stop the
/// import, naming record and field, since whatever else they turned into would be nonsense.
/// </summary>
internal sealed class DbfTable : IDisposable
{
    private readonly SourceFile file;
    private readonly DbfHeader header;
    private readonly DbfEncoding encoding;
    private readonly FileStream stream;
    private readonly IReadOnlyDictionary<string, string> fullNames;
    private readonly DbfField[] fields;
    private readonly byte[] record;

    private DbfTable(SourceFile file, DbfHeader header, DbfEncoding encoding, FileStream stream)
    {
        (this.file, this.header, this.encoding, this.stream) = (file, header, encoding, stream);
        record = new byte[header.RecordLength];
        fullNames = Shapefiles.FieldNames.ReadTable(file);
        fields = [.. NamedFields()];
        stream.Position = header.Length;
    }

    /// <summary>The encoding of its text, and why.</summary>
    internal DbfEncoding Encoding => encoding;

    internal IEnumerable<string> FieldNames => fields.Select(column => column.Name);

    /// <summary>How many values were cut within their last character, which was left out.</summary>
    internal int CutValues { get; private set; }

    internal long BytesRead => stream.Position;

    /// <summary>Opens the table of a .shp with as many records, and finds its encoding.</summary>
    /// <exception cref="FaultException">EXC-SHP-DBF-COUNT: it has another number. EXC-DBF-…: it is broken or its encoding is unclear.</exception>
    internal static DbfTable Open(SourceFile file, string? encodingName, SourceFile shp, int count, CancellationToken cancellation) => Open(
        file,
        // Before the encoding, which may be looked for in all of the records.
        (header, stream) => header.RecordCount == count
            ? DbfEncoding.Find(file, header, stream, encodingName, cancellation)
            : throw ExchangeTexts.Refusal("EXC-SHP-DBF-COUNT", shp.Name, count, file.Name, header.RecordCount));

    /// <summary>Opens the table once more, its encoding found.</summary>
    /// <exception cref="FaultException">EXC-DBF-…: the table is broken.</exception>
    internal static DbfTable Open(SourceFile file, DbfEncoding encoding) => Open(file, (_, _) => encoding);

    private static DbfTable Open(SourceFile file, Func<DbfHeader, FileStream, DbfEncoding> find)
    {
        var stream = file.Open();
        try
        {
            var header = DbfHeader.Read(file, stream);
            return new DbfTable(file, header, find(header, stream), stream);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next record.</summary>
    /// <param name="row">Its number, for a fault.</param>
    /// <returns>Its values by field name; null where it is marked as deleted.</returns>
    internal Dictionary<string, object?>? Next(int row)
    {
        stream.ReadExactly(record);
        if (record[0] == (byte)'*')
            return null;
        var values = new Dictionary<string, object?>(fields.Length, StringComparer.Ordinal);
        foreach (var field in fields)
            values[field.Name] = Value(field, row);
        return values;
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Without the blanks and zeros that fill a field up.</summary>
    internal static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> bytes) => bytes.TrimEnd(" \0"u8);

    private object? Value(DbfField field, int row)
    {
        var bytes = record.AsSpan(field.Offset, field.Length);
        if (field.Type == 'I' && field.Length == 4)
            return (long)BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var filled = Trimmed(bytes);
        if (filled.IsEmpty)
            return null;
        return field.Type switch
        {
            'N' or 'F' => Number(field, Text(field, filled, row).Trim()),
            'L' => filled[0] switch
            {
                (byte)'T' or (byte)'t' or (byte)'Y' or (byte)'y' => true,
                (byte)'F' or (byte)'f' or (byte)'N' or (byte)'n' => false,
                _ => null,
            },
            'D' => Date(Text(field, filled, row)),
            _ => Text(field, filled, row),
        };
    }

    /// <summary>What does not parse, such as the asterisks of an overflow, is kept as text.</summary>
    private static object? Number(DbfField field, string text)
    {
        if (text.Length == 0)
            return null;
        if (field.Decimals == 0 && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : text;
    }

    private static string Date(string text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : text;

    private string Text(DbfField field, ReadOnlySpan<byte> bytes, int row)
    {
        if (!bytes.ContainsAnyExceptInRange((byte)0, (byte)127))
            return System.Text.Encoding.ASCII.GetString(bytes);
        if (bytes.Length == field.Length)
        {
            if (TextEncodings.TryDecodeCut(encoding.Encoding, bytes, out var text, out var cut))
            {
                CutValues += cut ? 1 : 0;
                return text;
            }
        }
        else
        {
            try
            {
                return encoding.Encoding.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                // refused below
            }
        }

        throw ExchangeTexts.Refusal("EXC-DBF-ENCODING", file.Name, row, field.Name, encoding.Encoding.WebName, encoding.Reason);
    }

    private IEnumerable<DbfField> NamedFields()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in header.RawFields)
        {
            number++;
            if (raw.Type is not ('C' or 'N' or 'F' or 'L' or 'D' or 'I'))
                continue; // memo pointers and FoxPro's binary types say nothing by themselves
            if (!TextEncodings.TryDecodeCut(encoding.Encoding, Trimmed(raw.Name), out var name, out var cut) || (cut && raw.Name.Length < 10))
                throw ExchangeTexts.Refusal("EXC-DBF-FIELD-NAME", file.Name, number, encoding.Encoding.WebName, encoding.Reason);
            name = name.Trim();
            if (name.Length == 0)
                name = "FIELD_" + number.ToString(CultureInfo.InvariantCulture);
            name = fullNames.GetValueOrDefault(name, name);
            var unique = name;
            for (var again = 2; !taken.Add(unique); again++)
                unique = name + "_" + again.ToString(CultureInfo.InvariantCulture);
            yield return new DbfField(unique, raw.Type, raw.Offset, raw.Length, raw.Decimals);
        }
    }
}

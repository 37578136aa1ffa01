using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>
/// Finds the encoding of a table's text. In order: the user's word, the .cpg file, the language id in the header, and the
/// text itself.
/// </summary>
/// <param name="Encoding">A strict encoding.</param>
/// <param name="Reason">Why it was taken, for the report.</param>
internal sealed record DbfEncoding(Encoding Encoding, LocalizedText Reason)
{
    private const int SampleLength = 1 << 16;

    /// <exception cref="FaultException">EXC-ENCODING-UNKNOWN: the user's word is no encoding. EXC-DBF-ENCODING-UNCLEAR: nothing tells.</exception>
    internal static DbfEncoding Find(SourceFile dbf, DbfHeader header, Stream stream, string? named, CancellationToken cancellation)
    {
        if (named is not null)
        {
            var encoding = TextEncodings.Named(named) ?? throw ExchangeTexts.Refusal("EXC-ENCODING-UNKNOWN", named);
            return new DbfEncoding(encoding, ExchangeTexts.Say("NoticeEncodingNamed", encoding.WebName));
        }

        if (dbf.Sibling(".cpg") is { Length: > 0 and < 256 } cpg
            && TextEncodings.Named(Encoding.Latin1.GetString(cpg.ReadAll(256))) is { } declared)
            return new DbfEncoding(declared, ExchangeTexts.Say("NoticeEncodingCpg", declared.WebName, cpg.Name));

        if (DbfLanguage.EncodingOf(header.LanguageId) is { } ofLanguage)
            return new DbfEncoding(ofLanguage, ExchangeTexts.Say("NoticeEncodingLanguage", ofLanguage.WebName, header.LanguageId.ToString("X2", null)));

        var sample = Sample(header, stream, cancellation);
        var detected = TextEncodings.Detect(sample)
            ?? throw ExchangeTexts.Refusal("EXC-DBF-ENCODING-UNCLEAR", dbf.Name);
        return new DbfEncoding(
            detected,
            sample.Length == 0
                ? ExchangeTexts.Say("NoticeEncodingAscii")
                : ExchangeTexts.Say("NoticeEncodingContent", detected.WebName, Excerpt(detected, sample)));
    }

    /// <summary>Field names and text values that are not plain ASCII, one a line, up to 64 KiB.</summary>
    private static byte[] Sample(DbfHeader header, Stream stream, CancellationToken cancellation)
    {
        var sample = new MemoryStream();
        foreach (var field in header.RawFields.Where(field => field.Name.Length < 10))
            Take(sample, field.Name);
        stream.Position = header.Length;
        var record = new byte[header.RecordLength];
        for (var row = 0; row < header.RecordCount && sample.Length < SampleLength; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            stream.ReadExactly(record);
            if (!record.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)127))
                continue;
            foreach (var field in header.RawFields.Where(field => field.Type == 'C'))
            {
                var value = DbfTable.Trimmed(record.AsSpan(field.Offset, field.Length));
                if (value.Length < field.Length) // a value that fills the field may be cut within a character
                    Take(sample, value);
            }
        }

        return sample.ToArray();
    }

    private static void Take(MemoryStream sample, ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAnyExceptInRange((byte)0, (byte)127))
            return;
        sample.Write(text);
        sample.WriteByte((byte)'\n');
    }

    private static string Excerpt(Encoding encoding, byte[] sample)
    {
        var lines = encoding.GetString(sample).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(", ", lines.Take(3).Select(line => line.Length > 20 ? line[..20] : line));
    }
}

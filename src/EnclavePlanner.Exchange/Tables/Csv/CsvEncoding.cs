using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tables.Csv;

/// <summary>The character encoding of a CSV file.</summary>
/// <param name="Encoding">It refuses bytes that it does not know.</param>
/// <param name="MarkLength">Bytes of the mark that begins the file; 0 where there is none.</param>
/// <param name="Reason">Why it is this one.</param>
internal sealed record CsvEncoding(Encoding Encoding, int MarkLength, LocalizedText Reason)
{
    private const int SampleLength = 1 << 20;

    /// <summary>By its mark, else as the user says, else UTF-8 where the whole file is well formed, else by the statistics of what is not ASCII.</summary>
    /// <exception cref="FaultException">EXC-ENCODING-UNKNOWN, EXC-CSV-ENCODING, EXC-FILE-UNREADABLE.</exception>
    internal static CsvEncoding Of(SourceFile file, string? named, CancellationToken cancellation)
    {
        using var stream = file.Open();
        Span<byte> mark = stackalloc byte[3];
        var length = stream.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        if (TextEncodings.OfMark(mark[..length], out var markLength) is { } marked)
            return new CsvEncoding(marked, markLength, ExchangeTexts.Say("NoticeEncodingMark", marked.WebName));

        if (named is not null)
        {
            var encoding = TextEncodings.Named(named) ?? throw ExchangeTexts.Refusal("EXC-ENCODING-UNKNOWN", named);
            return new CsvEncoding(encoding, 0, ExchangeTexts.Say("NoticeEncodingNamed", encoding.WebName));
        }

        stream.Position = 0;
        if (IsUtf8(stream, out var sample, cancellation))
            return Found(TextEncodings.Utf8);
        return Found(TextEncodings.Detect(sample) ?? throw ExchangeTexts.Refusal("EXC-CSV-ENCODING", file.Name, 1));
    }

    private static CsvEncoding Found(Encoding encoding) =>
        new(encoding, 0, ExchangeTexts.Say("NoticeCsvEncodingFound", encoding.WebName));

    /// <summary>Whether all of it is UTF-8; else a sample of the lines that are not plain ASCII.</summary>
    private static bool IsUtf8(Stream stream, out byte[] sample, CancellationToken cancellation)
    {
        var decoder = TextEncodings.Utf8.GetDecoder();
        var bytes = new byte[1 << 16];
        var characters = new char[TextEncodings.Utf8.GetMaxCharCount(bytes.Length)];
        var telling = new MemoryStream();
        var isUtf8 = true;
        int length;
        while ((isUtf8 || telling.Length < SampleLength) && (length = stream.Read(bytes)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (isUtf8)
                    decoder.GetChars(bytes.AsSpan(0, length), characters, flush: stream.Position == stream.Length);
            }
            catch (DecoderFallbackException)
            {
                isUtf8 = false;
            }

            Collect(bytes.AsSpan(0, length), stream.Position == length, stream.Position == stream.Length, telling);
        }

        sample = telling.ToArray();
        return isUtf8;
    }

    /// <summary>Whole lines only, for a character must not be cut; of a file that is one long line, its first block.</summary>
    private static void Collect(ReadOnlySpan<byte> bytes, bool isFirst, bool isLast, MemoryStream telling)
    {
        if (!isFirst)
            bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        while (bytes.Length > 0 && telling.Length < SampleLength)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0 && !isLast && telling.Length > 0)
                return;
            var line = end < 0 ? bytes : bytes[..(end + 1)];
            if (line.ContainsAnyInRange((byte)0x80, (byte)0xFF))
                telling.Write(line);
            bytes = bytes[line.Length..];
        }
    }
}

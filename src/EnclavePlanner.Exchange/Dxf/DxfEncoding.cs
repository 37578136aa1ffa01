using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// Finds the encoding of a drawing's text. In order: the user's word; UTF-8 where $ACADVER is AC1021 (2007) or later; the code
/// page $DWGCODEPAGE; the text itself.
/// </summary>
/// <param name="Encoding">A strict encoding.</param>
/// <param name="Reason">Why it was taken, for the report.</param>
internal sealed record DxfEncoding(Encoding Encoding, LocalizedText Reason)
{
    private const int SampleLength = 1 << 16;

    /// <summary>The first release that writes UTF-8 (AutoCAD 2007).</summary>
    private const string FirstInUtf8 = "AC1021";

    /// <exception cref="FaultException">
    /// EXC-ENCODING-UNKNOWN: the user's word is no encoding. EXC-DXF-ENCODING-UNCLEAR: nothing tells. EXC-DXF-…: the file is
    /// broken before its text is found.
    /// </exception>
    internal static DxfEncoding Find(SourceFile file, string? named, CancellationToken cancellation)
    {
        if (named is not null)
        {
            var encoding = TextEncodings.Named(named) ?? throw ExchangeTexts.Refusal("EXC-ENCODING-UNKNOWN", named);
            return new DxfEncoding(encoding, ExchangeTexts.Say("NoticeEncodingNamed", encoding.WebName));
        }

        using var pairs = new DxfPairs(file);
        pairs.Advance();
        var (version, codePage) = ReadHeader(pairs, cancellation);
        if (version.Length == FirstInUtf8.Length && version.StartsWith("AC", StringComparison.Ordinal) && string.CompareOrdinal(version, FirstInUtf8) >= 0)
            return new DxfEncoding(TextEncodings.Utf8, ExchangeTexts.Say("NoticeDxfUtf8", version));
        if (Declared(codePage) is { } declared)
            return new DxfEncoding(declared, ExchangeTexts.Say("NoticeDxfCodePage", declared.WebName, codePage));
        var sample = Sample(pairs, cancellation);
        var detected = TextEncodings.Detect(sample) ?? throw ExchangeTexts.Refusal("EXC-DXF-ENCODING-UNCLEAR", file.Name);
        return new DxfEncoding(
            detected,
            sample.Length == 0
                ? ExchangeTexts.Say("NoticeEncodingAscii")
                : ExchangeTexts.Say("NoticeEncodingContent", detected.WebName, Excerpt(detected, sample)));
    }

    /// <summary>$ACADVER and $DWGCODEPAGE, each empty where the file has no header or not this variable.</summary>
    private static (string Version, string CodePage) ReadHeader(DxfPairs pairs, CancellationToken cancellation)
    {
        string version = "", codePage = "", variable = "";
        if (!pairs.Is(0, "SECTION"u8))
            return ("", "");
        pairs.Advance();
        if (!pairs.Is(2, "HEADER"u8))
            return ("", "");
        for (pairs.Advance(); pairs.Code != 0; pairs.Advance())
        {
            cancellation.ThrowIfCancellationRequested();
            if (pairs.Code == 9)
                variable = Encoding.Latin1.GetString(pairs.Value);
            else if (variable == "$ACADVER" && pairs.Code == 1)
                version = Encoding.Latin1.GetString(pairs.Value);
            else if (variable == "$DWGCODEPAGE" && pairs.Code == 3)
                codePage = Encoding.Latin1.GetString(pairs.Value);
        }

        return (version, codePage);
    }

    /// <summary>The encoding that ANSI_936, DOS850, GB2312 or BIG5 names; null where it is empty or none.</summary>
    private static Encoding? Declared(string codePage)
    {
        var name = codePage.Trim().Replace('_', ' ');
        if (name.StartsWith("DOS", StringComparison.OrdinalIgnoreCase))
            name = name[3..].Trim();
        return name.Length == 0 ? null : TextEncodings.Named(name);
    }

    /// <summary>Texts and names that are not plain ASCII, one a line, up to 64 KiB.</summary>
    private static byte[] Sample(DxfPairs pairs, CancellationToken cancellation)
    {
        var sample = new MemoryStream();
        for (; !pairs.Is(0, "EOF"u8) && sample.Length < SampleLength; pairs.Advance())
        {
            cancellation.ThrowIfCancellationRequested();
            if (pairs.Code is > 0 and < 10 && pairs.Value.ContainsAnyExceptInRange((byte)0, (byte)127))
            {
                sample.Write(pairs.Value);
                sample.WriteByte((byte)'\n');
            }
        }

        return sample.ToArray();
    }

    private static string Excerpt(Encoding encoding, byte[] sample)
    {
        var lines = encoding.GetString(sample).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(", ", lines.Take(3).Select(line => line.Length > 20 ? line[..20] : line));
    }
}

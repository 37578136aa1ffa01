using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>Character encodings that refuse bytes they do not know, so that no text is ever read as nonsense in silence.</summary>
internal static partial class TextEncodings
{
    private const int Gb18030CodePage = 54936;

    // Chinese code pages come with a provider that must be registered before the encodings below are looked up.
    static TextEncodings()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Gb18030 = OfCodePage(Gb18030CodePage)!;
        Big5 = OfCodePage(950)!;
    }

    /// <summary>UTF-8 that refuses malformed sequences.</summary>
    internal static Encoding Utf8 { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <summary>GB18030, which GBK and GB 2312 are parts of.</summary>
    internal static Encoding Gb18030 { get; }

    /// <summary>Big5 as Windows has it.</summary>
    internal static Encoding Big5 { get; }

    /// <summary>The encoding that the mark at the beginning of a file names, UTF-8 or UTF-16; null where there is no mark.</summary>
    /// <param name="start">The first three bytes, or as many as there are.</param>
    /// <param name="length">Bytes of the mark.</param>
    internal static Encoding? OfMark(ReadOnlySpan<byte> start, out int length)
    {
        (var encoding, length) = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Utf8, 3),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            _ => ((Encoding?)null, 0),
        };
        return encoding;
    }

    /// <summary>
    /// The encoding of this name: an IANA name, a code page number, or a spelling met in .cpg files (CP936, ANSI 936,
    /// 88591). Null where there is none. GBK and GB 2312 are read as GB18030, their superset.
    /// </summary>
    internal static Encoding? Named(string name)
    {
        var plain = name.Trim().TrimStart('\uFEFF').ToLowerInvariant();
        if (plain is "utf8" or "utf-8" or "65001")
            return Utf8;
        if (plain is "gbk" or "gb2312" or "gb18030" or "gb 2312" or "gb 18030" or "ansi")
            return Gb18030;
        if (Iso8859().Match(plain) is { Success: true } iso)
            return OfName("iso-8859-" + iso.Groups[1].Value);
        if (CodePage().Match(plain) is { Success: true } page
            && int.TryParse(page.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return OfCodePage(number);
        return OfName(plain);
    }

    /// <summary>The encoding of a Windows code page, or null where there is none.</summary>
    internal static Encoding? OfCodePage(int codePage)
    {
        try
        {
            return codePage switch
            {
                65001 => Utf8,
                936 => Gb18030,
                <= 0 or > 65535 => null,
                _ => Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
            };
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>
    /// The encoding that text of an unknown one is in: UTF-8 where it is well formed, else the likeliest by the
    /// statistics of its characters among those that decode it. Null where none is likely.
    /// </summary>
    internal static Encoding? Detect(byte[] sample)
    {
        if (Decodes(Utf8, sample))
            return Utf8;
        var likely = CharsetDetector.DetectFromBytes(sample).Details ?? [];
        return likely
            .Where(detail => detail.Confidence >= 0.5f && detail.EncodingName is not null)
            .Select(detail => Named(detail.EncodingName))
            .Append(Gb18030)
            .Append(Big5)
            .FirstOrDefault(encoding => encoding is not null && Decodes(encoding, sample));
    }

    /// <summary>
    /// Whether the bytes are text of this encoding: all decode, and to no private-use or control character, which is what
    /// text in another encoding turns into.
    /// </summary>
    internal static bool Decodes(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return IsText(encoding.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>The same of all that is left of a stream, in blocks.</summary>
    internal static bool Decodes(Encoding encoding, Stream stream, CancellationToken cancellation)
    {
        var decoder = encoding.GetDecoder();
        var bytes = new byte[1 << 16];
        var characters = new char[encoding.GetMaxCharCount(bytes.Length)];
        try
        {
            int length;
            do
            {
                cancellation.ThrowIfCancellationRequested();
                length = stream.Read(bytes);
                if (!IsText(characters.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, length), characters, flush: length == 0))))
                    return false;
            }
            while (length > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool IsText(ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            if (character >= '\x80' && (character < '\xA0' || char.GetUnicodeCategory(character) == UnicodeCategory.PrivateUse))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Decodes text that may have been cut within its last character, as fields of a fixed width are.
    /// </summary>
    /// <param name="encoding">A strict encoding.</param>
    /// <param name="bytes">The text.</param>
    /// <param name="text">What it says, without the cut character.</param>
    /// <param name="cut">Whether bytes of a cut character were left out.</param>
    /// <returns>Whether all other bytes decode.</returns>
    internal static bool TryDecodeCut(Encoding encoding, ReadOnlySpan<byte> bytes, out string text, out bool cut)
    {
        for (var dropped = 0; dropped <= Math.Min(3, bytes.Length); dropped++)
        {
            try
            {
                text = encoding.GetString(bytes[..^dropped]);
                cut = dropped > 0;
                return true;
            }
            catch (DecoderFallbackException)
            {
                // one byte less may end on a whole character
            }
        }

        (text, cut) = ("", false);
        return false;
    }

    private static Encoding? OfName(string name)
    {
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("^(?:iso[-_ ]?)?8859[-_ ]?([0-9]{1,2})$")]
    private static partial Regex Iso8859();

    [GeneratedRegex("^(?:cp|ms|ansi|oem|windows-|x-cp)?[ -]?([0-9]{3,5})$")]
    private static partial Regex CodePage();
}

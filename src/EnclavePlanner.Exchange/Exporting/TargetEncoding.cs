using System.Collections.Immutable;
using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>
/// The character encoding of a file that is written: what the user names; else GBK, which every Chinese program reads without
/// being told, or UTF-8 where GBK lacks a character.
/// </summary>
internal sealed class TargetEncoding
{
    private const int GbkCodePage = 936;

    private TargetEncoding(Encoding encoding, string name) => (Encoding, Name) = (encoding, name);

    /// <summary>GBK, which has no character of more than two bytes.</summary>
    internal static TargetEncoding Gbk { get; } = new(OfCodePage(GbkCodePage), "GBK");

    internal static TargetEncoding Utf8 { get; } = new(TextEncodings.Utf8, "UTF-8");

    /// <summary>It refuses characters that it lacks.</summary>
    internal Encoding Encoding { get; }

    /// <summary>What a .cpg file calls it.</summary>
    internal string Name { get; }

    /// <summary>The encodings that come into question where the user names this one, or none; the first that holds all texts is taken.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-ENCODING-UNKNOWN.</exception>
    internal static ImmutableArray<TargetEncoding> Candidates(string? named)
    {
        if (named is null)
            return [Gbk, Utf8];
        return [Named(named) ?? throw ExchangeTexts.Refusal("EXC-ENCODING-UNKNOWN", named)];
    }

    /// <summary>The first of the candidates that holds all texts.</summary>
    /// <param name="candidates">Of <see cref="Candidates"/>.</param>
    /// <param name="beyondOf">The first text that an encoding does not hold, or null.</param>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-EXPORT-ENCODING: the one that the user named does not.</exception>
    internal static TargetEncoding First(ImmutableArray<TargetEncoding> candidates, Func<TargetEncoding, string?> beyondOf) =>
        candidates.FirstOrDefault(candidate => beyondOf(candidate) is null)
        ?? throw ExchangeTexts.Refusal("EXC-EXPORT-ENCODING", candidates[^1].Name, beyondOf(candidates[^1]));

    /// <summary>The encoding for these texts, which are gone through once for each candidate.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-ENCODING-UNKNOWN, EXC-EXPORT-ENCODING.</exception>
    internal static TargetEncoding For(string? named, IEnumerable<string> texts) =>
        First(Candidates(named), candidate => texts.FirstOrDefault(text => !candidate.TryCount(text, out _)));

    /// <summary>How many bytes a text has; false where the encoding lacks a character of it.</summary>
    internal bool TryCount(string text, out int bytes)
    {
        try
        {
            bytes = Encoding.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            bytes = 0;
            return false;
        }
    }

    /// <summary>The text cut to so many bytes, between two characters.</summary>
    internal byte[] Cut(string text, int most)
    {
        var bytes = Encoding.GetBytes(text);
        var length = text.Length;
        while (bytes.Length > most)
        {
            length -= length > 1 && char.IsLowSurrogate(text[length - 1]) ? 2 : 1;
            bytes = Encoding.GetBytes(text[..length]);
        }

        return bytes;
    }

    private static TargetEncoding? Named(string name)
    {
        // Tables, and the programs that read them, know encodings only in which plain letters are the bytes of ASCII.
        if (TextEncodings.Named(name) is not { } known || known.GetBytes("A") is not [(byte)'A'])
            return null;
        if (known == TextEncodings.Utf8)
            return Utf8;
        if (known != TextEncodings.Gb18030)
            return new TargetEncoding(OfCodePage(known.CodePage), known.WebName.ToUpperInvariant());
        return name.Contains("18030", StringComparison.Ordinal) ? new TargetEncoding(OfCodePage(known.CodePage), "GB18030") : Gbk;
    }

    // TextEncodings registers the code pages when it is first used.
    private static Encoding OfCodePage(int codePage)
    {
        _ = TextEncodings.Gb18030;
        return Encoding.GetEncoding(codePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}

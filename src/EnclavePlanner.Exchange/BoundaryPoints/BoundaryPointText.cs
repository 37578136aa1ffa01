using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>The text of a boundary-point file, in UTF-8 or GB18030 or what the user names.</summary>
/// <param name="Lines">The lines without their ends.</param>
/// <param name="Encoding">The encoding they were in.</param>
internal sealed record BoundaryPointText(string[] Lines, Encoding Encoding)
{
    private const int LargestFile = 256 << 20;

    /// <exception cref="Geodesy.Faults.FaultException">EXC-FILE-SIZE, EXC-ENCODING-UNKNOWN or EXC-TXT-ENCODING.</exception>
    internal static BoundaryPointText Read(SourceFile file, string? encodingName)
    {
        var bytes = file.ReadAll(LargestFile);
        Encoding encoding;
        var start = 0;
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            (encoding, start) = (TextEncodings.Utf8, 3);
        else if (bytes is [0xFF, 0xFE, ..])
            (encoding, start) = (new UnicodeEncoding(false, false, true), 2);
        else if (encodingName is not null)
            encoding = TextEncodings.Named(encodingName) ?? throw ExchangeTexts.Refusal("EXC-ENCODING-UNKNOWN", encodingName);
        else
            encoding = TextEncodings.Decodes(TextEncodings.Utf8, bytes) ? TextEncodings.Utf8 : TextEncodings.Gb18030;
        try
        {
            var text = encoding.GetString(bytes, start, bytes.Length - start);
            return new BoundaryPointText(text.Split('\n'), encoding);
        }
        catch (DecoderFallbackException broken)
        {
            throw new Geodesy.Faults.FaultException(
                ExchangeTexts.Fault("EXC-TXT-ENCODING", file.Name, start + broken.Index + 1, encoding.WebName), broken);
        }
    }
}

using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>The text of a boundary-point file, in UTF-8 or GB18030, or UTF-16 by its mark, or what the user names.</summary>
internal sealed class BoundaryPointText
{
    /// <summary>Three million points.</summary>
    private const int LargestFile = 128 << 20;

    /// <summary>Characters. A title or a point has under a hundred.</summary>
    private const int LongestLine = 1 << 16;

    private readonly SourceFile file;
    private readonly int markLength;

    private BoundaryPointText(SourceFile file, Encoding encoding, int markLength) =>
        (this.file, Encoding, this.markLength) = (file, encoding, markLength);

    internal Encoding Encoding { get; }

    /// <summary>Bytes of the file read so far.</summary>
    internal long BytesRead { get; private set; }

    /// <exception cref="FaultException">EXC-FILE-SIZE or EXC-ENCODING-UNKNOWN.</exception>
    internal static BoundaryPointText Open(SourceFile file, string? encodingName, CancellationToken cancellation)
    {
        using var stream = file.Open();
        if (stream.Length > LargestFile)
            throw ExchangeTexts.Refusal("EXC-FILE-SIZE", file.Name, stream.Length >> 20, LargestFile >> 20);
        Span<byte> start = stackalloc byte[3];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (TextEncodings.OfMark(start[..length], out var markLength) is { } marked)
            return new BoundaryPointText(file, marked, markLength);
        if (encodingName is not null)
            return new BoundaryPointText(file, TextEncodings.Named(encodingName) ?? throw ExchangeTexts.Refusal("EXC-ENCODING-UNKNOWN", encodingName), 0);
        stream.Position = 0;
        return new BoundaryPointText(file, TextEncodings.Decodes(TextEncodings.Utf8, stream, cancellation) ? TextEncodings.Utf8 : TextEncodings.Gb18030, 0);
    }

    /// <summary>The lines from the first, without their ends.</summary>
    /// <exception cref="FaultException">EXC-TXT-ENCODING or EXC-TXT-LINE: where it is no text.</exception>
    internal IEnumerable<string> Lines(CancellationToken cancellation)
    {
        using var stream = file.Open();
        stream.Position = markLength;
        var decoder = Encoding.GetDecoder();
        var bytes = new byte[1 << 16];
        var characters = new char[Encoding.GetMaxCharCount(bytes.Length)];
        var line = new StringBuilder();
        var number = 1L;
        int length;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            length = stream.Read(bytes);
            var count = Decode(decoder, bytes.AsSpan(0, length), characters);
            BytesRead = stream.Position;
            var start = 0;
            for (var end = Array.IndexOf(characters, '\n', 0, count); end >= 0; end = Array.IndexOf(characters, '\n', start, count - start))
            {
                Append(line, characters.AsSpan(start, end - start), number++);
                yield return line.Length == 0 ? "" : line.ToString();
                line.Clear();
                start = end + 1;
            }

            Append(line, characters.AsSpan(start, count - start), number);
        }
        while (length > 0);
        yield return line.ToString();
    }

    private int Decode(Decoder decoder, ReadOnlySpan<byte> bytes, char[] characters)
    {
        try
        {
            return decoder.GetChars(bytes, characters, flush: bytes.IsEmpty);
        }
        catch (DecoderFallbackException broken)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-TXT-ENCODING", file.Name, BytesRead + broken.Index + 1, Encoding.WebName), broken);
        }
    }

    private void Append(StringBuilder line, ReadOnlySpan<char> characters, long number)
    {
        if (line.Length + characters.Length > LongestLine)
            throw ExchangeTexts.Refusal("EXC-TXT-LINE", file.Name, number, LongestLine);
        line.Append(characters);
    }
}

using System.Buffers;
using System.Text;
using System.Text.Unicode;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.GeoJson;

/// <summary>
/// The bytes of a JSON file as proven UTF-8, whatever the file is written in: UTF-8 with or without a byte order mark,
/// UTF-16 with one, or an encoding the user names.
/// </summary>
internal sealed class JsonText : IDisposable
{
    private readonly SourceFile file;
    private readonly FileStream raw;
    private readonly Stream decoded;
    private readonly byte[] carried = new byte[3];
    private int carriedCount;
    private long verified;

    private JsonText(SourceFile file, FileStream raw, Stream decoded, Encoding encoding) =>
        (this.file, this.raw, this.decoded, Encoding) = (file, raw, decoded, encoding);

    /// <summary>The encoding of the file.</summary>
    internal Encoding Encoding { get; }

    /// <summary>Bytes of the file read so far.</summary>
    internal long BytesRead => raw.Position;

    /// <exception cref="FaultException">EXC-ENCODING-UNKNOWN: the user's word is no encoding.</exception>
    internal static JsonText Open(SourceFile file, string? encodingName)
    {
        var named = encodingName is null
            ? null
            : TextEncodings.Named(encodingName) ?? throw ExchangeTexts.Refusal("EXC-ENCODING-UNKNOWN", encodingName);
        var raw = file.Open();
        Span<byte> mark = stackalloc byte[3];
        var length = raw.ReadAtLeast(mark, 3, throwOnEndOfStream: false);
        var encoding = TextEncodings.OfMark(mark[..length], out var markLength) ?? named ?? TextEncodings.Utf8;
        raw.Position = markLength;
        var decoded = encoding.CodePage == Encoding.UTF8.CodePage
            ? raw
            : Encoding.CreateTranscodingStream(raw, encoding, TextEncodings.Utf8);
        return new JsonText(file, raw, decoded, encoding);
    }

    /// <summary>Fills the buffer; 0 at the end.</summary>
    /// <exception cref="FaultException">EXC-JSON-ENCODING: bytes that are no text of the encoding, and where.</exception>
    internal int Read(Span<byte> buffer)
    {
        try
        {
            var count = decoded.Read(buffer);
            Verify(buffer[..count]);
            return count;
        }
        catch (DecoderFallbackException)
        {
            throw ExchangeTexts.Refusal("EXC-JSON-ENCODING", file.Name, raw.Position, Encoding.WebName);
        }
    }

    public void Dispose()
    {
        decoded.Dispose();
        raw.Dispose();
    }

    /// <summary>Checks that the bytes go on as UTF-8; a character may be cut by the end of the buffer and go on in the next.</summary>
    private void Verify(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            if (carriedCount > 0)
                throw Refused(0);
            return;
        }

        var start = 0;
        Span<byte> character = stackalloc byte[4];
        while (carriedCount > 0 && start < bytes.Length)
        {
            carried.AsSpan(0, carriedCount).CopyTo(character);
            character[carriedCount] = bytes[start++];
            var status = Rune.DecodeFromUtf8(character[..(carriedCount + 1)], out _, out _);
            if (status == OperationStatus.NeedMoreData)
                carried[carriedCount++] = bytes[start - 1];
            else if (status == OperationStatus.Done)
                carriedCount = 0;
            else
                throw Refused(start);
        }

        var rest = bytes[start..];
        var cut = CutAtEnd(rest);
        if (!Utf8.IsValid(rest[..^cut]))
            throw Refused(start + FirstInvalid(rest[..^cut]));
        if (cut > 0)
        {
            rest[^cut..].CopyTo(carried);
            carriedCount = cut;
        }

        verified += bytes.Length;
    }

    private static int CutAtEnd(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var value = bytes[^back];
            if (value < 0x80)
                return 0;
            if (value >= 0xC0)
                return Rune.DecodeFromUtf8(bytes[^back..], out _, out _) == OperationStatus.NeedMoreData ? back : 0;
        }

        return 0;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return at;
    }

    private FaultException Refused(int offset) =>
        ExchangeTexts.Refusal("EXC-JSON-ENCODING", file.Name, verified + offset + 1, Encoding.WebName);
}

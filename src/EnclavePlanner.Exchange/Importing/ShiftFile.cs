using System.Text.Json;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>A shift in a JSON file of one object, as docs/methods/reference-systems.md describes it and <see cref="ShiftParameters"/> reads it.</summary>
public static class ShiftFile
{
    private const int Limit = 1 << 20;

    /// <summary>Reads a shift.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FaultException">EXC-FILE-…: it cannot be read. Otherwise as <see cref="Parse"/>.</exception>
    public static DatumShift Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = SourceFile.Named(path);
        try
        {
            return Parse(file.Name, file.ReadAll(Limit));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-FILE-UNREADABLE", file.Name, failure.Message), failure);
        }
    }

    /// <summary>Reads a shift from a file that is open elsewhere.</summary>
    /// <param name="name">The file's name, for a fault.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="stream">Its bytes; not read where there are too many.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FaultException">EXC-FILE-SIZE, EXC-FILE-UNREADABLE. Otherwise as <see cref="Parse"/>.</exception>
    public static async Task<DatumShift> ReadAsync(string name, long length, Func<Stream> stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (length > Limit)
            throw ExchangeTexts.Refusal("EXC-FILE-SIZE", name, length >> 20, Limit >> 20);
        var bytes = new byte[length];
        try
        {
            await using var opened = stream();
            await opened.ReadExactlyAsync(bytes, cancellation);
        }
        catch (Exception failure) when (failure is IOException or TimeoutException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-FILE-UNREADABLE", name, failure.Message), failure);
        }

        return Parse(name, bytes);
    }

    /// <summary>Reads the text of such a file.</summary>
    /// <param name="name">The file's name, for a fault.</param>
    /// <param name="text">JSON in UTF-8.</param>
    /// <exception cref="FaultException">
    /// EXC-SHIFT-JSON, EXC-SHIFT-WORD, EXC-SHIFT-NUMBER, EXC-SHIFT-MEMBER, GEO-SHIFT-RANGE, GEO-SHIFT-PLANE: what is wrong in
    /// it. EXC-CRS: the system it leads to is not known.
    /// </exception>
    public static DatumShift Parse(string name, ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(text));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw ExchangeTexts.Refusal("EXC-SHIFT-JSON", name);
            var reading = ShiftParameters.Read(name, document.RootElement);
            return reading.Shift ?? throw new FaultException(reading.Faults[0].Fault);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-SHIFT-JSON", name), broken);
        }
    }

    /// <summary>Editors on Windows put a byte-order mark before JSON, which the parser refuses.</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) => text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
}

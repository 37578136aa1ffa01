using System.Buffers.Text;
using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// Walks an ASCII DXF file pair by pair: a line with a group code, a line with its value. Only the line at hand is in memory,
/// so a file of any length takes the memory of its longest line.
/// </summary>
internal sealed class DxfPairs : IDisposable
{
    /// <summary>AutoCAD writes no value beyond 2,049 characters; other programs put a whole note on one line.</summary>
    internal const int LongestLine = 1 << 20;

    /// <summary>AutoCAD's names have 255 characters at most.</summary>
    private const int LongestName = 1 << 10;

    /// <summary>Layers, blocks and kinds of entities, of which there are some hundreds in a large drawing.</summary>
    private const int MostNames = 100_000;

    private const int LongestHandle = 16;
    private const int Comment = 999;

    private readonly SourceFile file;
    private readonly FileStream stream;
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;
    private int valueStart;
    private int valueEnd;
    private bool isReturned;

    internal DxfPairs(SourceFile file)
    {
        this.file = file;
        stream = file.Open();
        Fill();
        if (buffer.AsSpan(0, end).StartsWith("\uFEFF"u8))
            position = 3;
    }

    /// <summary>The group code of the pair at hand.</summary>
    internal int Code { get; private set; }

    /// <summary>The number of the value's line, from 1.</summary>
    internal long Line { get; private set; }

    /// <summary>The value without blanks around it, valid until the next pair.</summary>
    internal ReadOnlySpan<byte> Value => buffer.AsSpan(valueStart..valueEnd).Trim(" \t"u8);

    /// <summary>The encoding of text; strict.</summary>
    internal Encoding Encoding { get; set; } = TextEncodings.Utf8;

    /// <summary>Bytes taken from the file so far.</summary>
    internal long BytesRead => stream.Position;

    /// <summary>Goes on to the next pair.</summary>
    /// <exception cref="FaultException">
    /// EXC-DXF-TRUNCATED: the file ends here, before its EOF. EXC-DXF-CODE: the line is no group code. EXC-DXF-LINE: it is too
    /// long.
    /// </exception>
    internal void Advance()
    {
        if (isReturned)
        {
            isReturned = false;
            return;
        }

        do
        {
            if (!ReadLine())
                throw ExchangeTexts.Refusal("EXC-DXF-TRUNCATED", file.Name, Line);
            var code = Value;
            if (!Utf8Parser.TryParse(code, out int number, out var used) || used != code.Length || code.IsEmpty)
                throw ExchangeTexts.Refusal("EXC-DXF-CODE", file.Name, Line);
            Code = number;
            if (!ReadLine())
                throw ExchangeTexts.Refusal("EXC-DXF-TRUNCATED", file.Name, Line);
        }
        while (Code == Comment);
    }

    /// <summary>Makes the next <see cref="Advance"/> stay at this pair.</summary>
    internal void Return() => isReturned = true;

    /// <summary>Whether the pair at hand is this one.</summary>
    internal bool Is(int code, ReadOnlySpan<byte> value) => Code == code && Value.SequenceEqual(value);

    /// <summary>The value as text, without what its escapes mean.</summary>
    /// <exception cref="FaultException">EXC-DXF-ENCODING: the bytes are no text in the encoding.</exception>
    internal string Text()
    {
        try
        {
            return Encoding.GetString(buffer.AsSpan(valueStart..valueEnd));
        }
        catch (DecoderFallbackException broken)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-DXF-ENCODING", file.Name, Line, Encoding.WebName), broken);
        }
    }

    /// <summary>The value as a name (of a layer, a block, a kind of entity), one string for all its occurrences.</summary>
    /// <exception cref="FaultException">EXC-DXF-ENCODING: the bytes are no text in the encoding. EXC-DXF-LINE, EXC-DXF-SIZE: too long, too many.</exception>
    internal string Name()
    {
        if (valueEnd - valueStart > LongestName)
            throw ExchangeTexts.Refusal("EXC-DXF-LINE", file.Name, Line, LongestName >> 10);
        var name = DxfText.Plain(Text()).Trim();
        if (names.TryGetValue(name, out var known))
            return known;
        if (names.Count == MostNames)
            throw ExchangeTexts.Refusal("EXC-DXF-SIZE", file.Name, Line, ExchangeTexts.Say("DxfNames"), MostNames);
        names.Add(name, name);
        return name;
    }

    /// <summary>The value as a handle: 64 bits in hexadecimal, so that what is longer is cut.</summary>
    internal string Handle() => System.Text.Encoding.Latin1.GetString(Value[..Math.Min(Value.Length, LongestHandle)]);

    /// <summary>The value as a finite number.</summary>
    internal bool TryNumber(out double number) =>
        double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    /// <summary>The value as a whole number.</summary>
    internal bool TryWhole(out long number) =>
        long.TryParse(Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    public void Dispose() => stream.Dispose();

    /// <summary>Makes the next line the value; false at the end of the file.</summary>
    private bool ReadLine()
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(position + searched, end - position - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                Take(position + searched + found, 1);
                return true;
            }

            searched = end - position;
            if (searched > LongestLine)
                throw ExchangeTexts.Refusal("EXC-DXF-LINE", file.Name, Line + 1, LongestLine >> 10);
            if (Fill())
                continue;
            if (searched == 0)
                return false;
            Take(end, 0);
            return true;
        }
    }

    private void Take(int lineEnd, int newLine)
    {
        (valueStart, valueEnd) = (position, lineEnd);
        if (valueEnd > valueStart && buffer[valueEnd - 1] == '\r')
            valueEnd--;
        position = lineEnd + newLine;
        Line++;
    }

    /// <summary>Reads on, keeping what is not yet taken; false at the end of the file.</summary>
    private bool Fill()
    {
        if (position > 0)
        {
            buffer.AsSpan(position, end - position).CopyTo(buffer);
            end -= position;
            position = 0;
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var count = stream.Read(buffer.AsSpan(end));
        end += count;
        return count > 0;
    }
}

using System.Text;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>
/// The values of a layer, feature by feature, in a file of their own until it is known how wide the columns are: to write them
/// down and read them again takes less than to go through the layer twice.
/// </summary>
internal sealed class ValueSpool : IDisposable
{
    private const int Portion = 1 << 16;
    private const byte EndOfRow = 0;

    private readonly FileStream stream;
    private readonly BinaryWriter writer;

    /// <param name="path">A file that is made, and goes when this is disposed.</param>
    internal ValueSpool(string path)
    {
        stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Portion, FileOptions.DeleteOnClose);
        writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
    }

    private enum Kind : byte
    {
        Text = 1,
        Integer,
        Real,
        Boolean,
    }

    /// <summary>Adds a value to the row: string, long, double or bool; of null nothing is kept.</summary>
    /// <param name="place">Which of the row's values it is.</param>
    /// <param name="value">The value.</param>
    internal void Add(int place, object? value)
    {
        switch (value)
        {
            case string text:
                Begin(Kind.Text, place);
                writer.Write(text);
                break;
            case long whole:
                Begin(Kind.Integer, place);
                writer.Write7BitEncodedInt64(whole);
                break;
            case double real:
                Begin(Kind.Real, place);
                writer.Write(real);
                break;
            case bool truth:
                Begin(Kind.Boolean, place);
                writer.Write(truth);
                break;
        }
    }

    /// <summary>Ends the row.</summary>
    internal void EndRow() => writer.Write(EndOfRow);

    /// <summary>The rows, each in the same array.</summary>
    /// <param name="places">How many values a row may have.</param>
    internal IEnumerable<object?[]> Rows(int places)
    {
        writer.Flush();
        stream.Position = 0;
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var row = new object?[places];
        var length = stream.Length;
        while (stream.Position < length)
        {
            Array.Clear(row);
            for (var kind = reader.ReadByte(); kind != EndOfRow; kind = reader.ReadByte())
            {
                var place = reader.Read7BitEncodedInt();
                row[place] = (Kind)kind switch
                {
                    Kind.Text => reader.ReadString(),
                    Kind.Integer => reader.Read7BitEncodedInt64(),
                    Kind.Real => reader.ReadDouble(),
                    _ => reader.ReadBoolean(),
                };
            }

            yield return row;
        }
    }

    public void Dispose()
    {
        writer.Dispose();
        stream.Dispose();
    }

    private void Begin(Kind kind, int place)
    {
        writer.Write((byte)kind);
        writer.Write7BitEncodedInt(place);
    }
}

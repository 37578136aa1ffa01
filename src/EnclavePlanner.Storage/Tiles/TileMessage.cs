using System.Text;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>A message of Protocol Buffers under construction, as far as vector tiles need it (protobuf.dev, encoding).</summary>
internal sealed class TileMessage
{
    private const int LengthDelimited = 2;

    private byte[] bytes = new byte[256];
    private int length;

    internal ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    internal void Clear() => length = 0;

    /// <summary>A field with a number.</summary>
    internal void Number(int field, uint value)
    {
        Varint((uint)field << 3);
        Varint(value);
    }

    /// <summary>A field with a text.</summary>
    internal void Text(int field, string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        Head(field, count);
        Encoding.UTF8.GetBytes(text, Room(count));
        length += count;
    }

    /// <summary>A field with another message, or with numbers that were written into one.</summary>
    internal void Message(int field, TileMessage message)
    {
        Head(field, message.length);
        Append(message);
    }

    /// <summary>The fields of another message after those of this one.</summary>
    internal void Append(TileMessage message)
    {
        message.Written.CopyTo(Room(message.length));
        length += message.length;
    }

    /// <summary>A number of a packed field.</summary>
    internal void Varint(uint value)
    {
        var room = Room(5);
        var count = 0;
        for (; value >= 0x80; value >>= 7)
            room[count++] = (byte)(value | 0x80);
        room[count++] = (byte)value;
        length += count;
    }

    /// <summary>The same for a number that may be negative: 0, -1, 1, -2 become 0, 1, 2, 3.</summary>
    internal void ZigZag(int value) => Varint((uint)((value << 1) ^ (value >> 31)));

    private void Head(int field, int count)
    {
        Varint((uint)field << 3 | LengthDelimited);
        Varint((uint)count);
    }

    private Span<byte> Room(int count)
    {
        if (length + count > bytes.Length)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        return bytes.AsSpan(length);
    }
}

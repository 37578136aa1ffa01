using System.Globalization;
using System.Text;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>Writes the pairs of an ASCII DXF file in UTF-8, and gives out the handles of its objects.</summary>
internal sealed class DxfPairWriter(Stream stream) : IDisposable
{
    private const long FirstHandle = 0x100;

    private readonly StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
    private long nextHandle = FirstHandle;

    public void Dispose() => writer.Dispose();

    internal void Write(int code, string value)
    {
        writer.Write(code.ToString(CultureInfo.InvariantCulture).PadLeft(3));
        writer.Write(writer.NewLine);
        writer.Write(value);
        writer.Write(writer.NewLine);
    }

    internal void Write(int code, long value) => Write(code, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number to 15 digits, of which one on the survey grid needs 12, and without an exponent, which old readers do not know.</summary>
    internal void Write(int code, double value) => Write(code, value.ToString("0.0##############", CultureInfo.InvariantCulture));

    /// <summary>A point; at height 0 unless said otherwise.</summary>
    internal void WritePoint(int code, double x, double y, double z = 0)
    {
        Write(code, x);
        Write(code + 10, y);
        Write(code + 20, z);
    }

    internal void WriteHandle(int code, long handle) => Write(code, handle.ToString("X", CultureInfo.InvariantCulture));

    /// <summary>The next handle of the file.</summary>
    internal long NewHandle() => nextHandle++;
}

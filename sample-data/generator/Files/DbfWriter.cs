using System.Globalization;
using System.Text;

namespace EnclavePlanner.SampleData.Files;

/// <summary>
/// dBASE III tables in GBK. Written by hand because the date in the header must not be today's, and the language driver 0x4D
/// (936, GBK) must stand there for readers that find no .cpg.
/// </summary>
internal static class DbfWriter
{
    private const byte LanguageGbk = 0x4D;
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    public static void Write(string file, IReadOnlyList<DbfField> fields, IReadOnlyList<object[]> rows)
    {
        using var writer = new BinaryWriter(File.Create(file));
        writer.Write((byte)3);
        writer.Write([(byte)126, (byte)1, (byte)15]);
        writer.Write(rows.Count);
        writer.Write((short)(32 + (32 * fields.Count) + 1));
        writer.Write((short)(1 + fields.Sum(field => field.Length)));
        writer.Write(new byte[17]);
        writer.Write(LanguageGbk);
        writer.Write(new byte[2]);
        foreach (var field in fields)
        {
            var name = new byte[11];
            Encoding.ASCII.GetBytes(field.Name).CopyTo(name, 0);
            writer.Write(name);
            writer.Write((byte)field.Type);
            writer.Write(new byte[4]);
            writer.Write(field.Length);
            writer.Write(field.Decimals);
            writer.Write(new byte[14]);
        }

        writer.Write((byte)0x0D);
        foreach (var row in rows)
        {
            writer.Write((byte)' ');
            for (var i = 0; i < fields.Count; i++)
                writer.Write(Cell(fields[i], row[i]));
        }

        writer.Write((byte)0x1A);
    }

    private static byte[] Cell(DbfField field, object value)
    {
        var text = value is double number
            ? number.ToString("F" + field.Decimals, CultureInfo.InvariantCulture).PadLeft(field.Length)
            : (string)value;
        var bytes = Gbk.GetBytes(text);
        if (bytes.Length > field.Length)
            throw new InvalidOperationException($"{text} is longer than {field.Name} can hold.");
        return [.. bytes, .. Enumerable.Repeat((byte)' ', field.Length - bytes.Length)];
    }
}

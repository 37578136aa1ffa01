using System.Buffers;
using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Exporting;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>A column of a dBASE table that is written: as wide as its widest value.</summary>
internal sealed class DbfColumn
{
    /// <summary>A text has one byte for its length, and 255 is kept by some programs for their own.</summary>
    private const int WidestText = 254;

    /// <summary>The widest number that GDAL, QGIS and ArcGIS write.</summary>
    private const int WidestNumber = 24;

    /// <summary>Of texts that come again, as names of owners and classes do, the bytes of so many are kept.</summary>
    private const int MostEncoded = 4096;

    private readonly Dictionary<string, byte[]> encoded = new(StringComparer.Ordinal);
    private readonly string format;
    private readonly ExportColumn column;
    private readonly TargetEncoding encoding;

    private DbfColumn(ExportColumn column, TargetEncoding encoding, byte[] name, int width, int decimals)
    {
        (this.column, this.encoding, Name, Width, Decimals) = (column, encoding, name, width, decimals);
        format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The full name.</summary>
    internal string FullName => column.Name;

    /// <summary>The name in the file: up to ten bytes.</summary>
    internal byte[] Name { get; }

    /// <summary>dBASE's letter.</summary>
    internal char Type => column.Kind switch
    {
        ColumnKind.Text => 'C',
        ColumnKind.Boolean => 'L',
        _ => 'N',
    };

    /// <summary>Bytes.</summary>
    internal int Width { get; }

    /// <summary>Decimals of a number.</summary>
    internal int Decimals { get; }

    /// <summary>How many values were cut or rounded to fit.</summary>
    internal int CutCount { get; private set; }

    /// <summary>A column as wide as its values need.</summary>
    /// <param name="column">The column, measured.</param>
    /// <param name="encoding">Of texts.</param>
    /// <param name="name">The name in the file.</param>
    internal static DbfColumn Of(ExportColumn column, TargetEncoding encoding, byte[] name)
    {
        switch (column.Kind)
        {
            case ColumnKind.Boolean:
                return new DbfColumn(column, encoding, name, 1, 0);
            case ColumnKind.Text:
                return new DbfColumn(column, encoding, name, Math.Min(column.Measure.WidestIn(encoding), WidestText), 0);
            case ColumnKind.Integer:
                return new DbfColumn(column, encoding, name, column.Measure.Whole, 0);
        }

        var before = Math.Min(column.Measure.Before, WidestNumber - 2);
        var after = Math.Min(column.Measure.After, WidestNumber - 1 - before);
        return new DbfColumn(column, encoding, name, before + 1 + after, after);
    }

    /// <summary>Writes a value into its place in a record, which is filled with blanks.</summary>
    internal void Put(object? value, Span<byte> place)
    {
        switch (ExportColumns.ByKind(column.Kind, value))
        {
            case bool yes:
                place[0] = (byte)(yes ? 'T' : 'F');
                break;
            case string text:
                PutText(text, place);
                break;
            case long whole:
                Right(Whole(whole), place);
                break;
            case double number:
                PutReal(number, place);
                break;
        }
    }

    private void PutText(string text, Span<byte> place)
    {
        if (text.Length <= place.Length && Ascii.FromUtf16(text, place, out _) == OperationStatus.Done)
            return;
        if (!encoded.TryGetValue(text, out var bytes))
        {
            bytes = encoding.Encoding.GetBytes(text);
            if (encoded.Count < MostEncoded)
                encoded.Add(text, bytes);
        }

        if (bytes.Length > place.Length)
        {
            bytes = encoding.Cut(text, place.Length);
            CutCount++;
        }

        bytes.CopyTo(place);
    }

    private void PutReal(double number, Span<byte> place)
    {
        if (ColumnMeasure.Plain(number) is not { } exact)
        {
            CutCount++;
            return;
        }

        var point = exact.IndexOf('.', StringComparison.Ordinal);
        var missing = Decimals - (point < 0 ? 0 : exact.Length - point - 1);
        if (missing >= 0)
        {
            PutExact(exact, point < 0, missing, place);
            return;
        }

        CutCount++;
        Span<char> text = stackalloc char[WidestNumber + 1];
        if (number.TryFormat(text, out var length, format, CultureInfo.InvariantCulture) && length <= place.Length)
            Right(text[..length], place);
    }

    /// <summary>A number that has no more decimals than the column, with zeros for those that it lacks.</summary>
    private void PutExact(string exact, bool isWhole, int missing, Span<byte> place)
    {
        var length = exact.Length + (isWhole ? 1 : 0) + missing;
        if (length > place.Length)
        {
            CutCount++;
            return;
        }

        var own = place[^length..];
        own.Fill((byte)'0');
        Encoding.ASCII.GetBytes(exact, own);
        if (isWhole)
            own[exact.Length] = (byte)'.';
    }

    private static void Right(ReadOnlySpan<char> text, Span<byte> place) => Encoding.ASCII.GetBytes(text, place[(place.Length - text.Length)..]);

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}

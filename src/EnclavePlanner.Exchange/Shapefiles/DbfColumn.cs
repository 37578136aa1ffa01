using System.Globalization;
using System.Text;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>A column of a dBASE table that is written: as wide as its widest value.</summary>
internal sealed class DbfColumn
{
    /// <summary>A text has one byte for its length, and 255 is kept by some programs for their own.</summary>
    private const int WidestText = 254;

    /// <summary>The widest number that GDAL, QGIS and ArcGIS write.</summary>
    private const int WidestNumber = 24;

    private readonly ExportColumn column;
    private readonly TargetEncoding encoding;

    private DbfColumn(ExportColumn column, TargetEncoding encoding, byte[] name, int width, int decimals)
    {
        (this.column, this.encoding, Name, Width, Decimals) = (column, encoding, name, width, decimals);
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
    /// <param name="column">The column.</param>
    /// <param name="features">The features that give its values.</param>
    /// <param name="encoding">Of texts.</param>
    /// <param name="name">The name in the file.</param>
    internal static DbfColumn Of(ExportColumn column, IEnumerable<PlanFeature> features, TargetEncoding encoding, byte[] name)
    {
        var values = features.Select(column.ValueOf).Where(value => value is not null);
        switch (column.Kind)
        {
            case ColumnKind.Boolean:
                return new DbfColumn(column, encoding, name, 1, 0);
            case ColumnKind.Text:
                var widest = values.Select(value => encoding.Encoding.GetByteCount((string)value!)).DefaultIfEmpty(1).Max();
                return new DbfColumn(column, encoding, name, Math.Clamp(widest, 1, WidestText), 0);
            case ColumnKind.Integer:
                return new DbfColumn(column, encoding, name, values.Select(value => Whole((long)value!).Length).DefaultIfEmpty(1).Max(), 0);
        }

        // A real number keeps a decimal, so that it is read back as one.
        int before = 1, after = 1;
        foreach (var text in values.Select(value => Plain((double)value!)).OfType<string>())
        {
            var point = text.IndexOf('.', StringComparison.Ordinal);
            before = Math.Max(before, point < 0 ? text.Length : point);
            after = Math.Max(after, point < 0 ? 1 : text.Length - point - 1);
        }

        before = Math.Min(before, WidestNumber - 2);
        after = Math.Min(after, WidestNumber - 1 - before);
        return new DbfColumn(column, encoding, name, before + 1 + after, after);
    }

    /// <summary>Writes the value of a feature into its place in a record, which is filled with blanks.</summary>
    internal void Put(PlanFeature feature, Span<byte> place)
    {
        switch (column.ValueOf(feature))
        {
            case bool yes:
                place[0] = (byte)(yes ? 'T' : 'F');
                break;
            case string text:
                var bytes = encoding.Encoding.GetBytes(text);
                if (bytes.Length > place.Length)
                {
                    bytes = encoding.Cut(text, place.Length);
                    CutCount++;
                }

                bytes.CopyTo(place);
                break;
            case long whole:
                Right(Whole(whole), place);
                break;
            case double number:
                PutReal(number, place);
                break;
        }
    }

    private void PutReal(double number, Span<byte> place)
    {
        if (Plain(number) is not { } exact)
        {
            CutCount++;
            return;
        }

        var text = number.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (text.Length > place.Length)
        {
            CutCount++;
            return;
        }

        if (exact.Length - exact.IndexOf('.', StringComparison.Ordinal) - 1 > Decimals && exact.Contains('.', StringComparison.Ordinal))
            CutCount++;
        Right(text, place);
    }

    private static void Right(string text, Span<byte> place) => Encoding.ASCII.GetBytes(text, place[(place.Length - text.Length)..]);

    private static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shortest decimal that is read back as the number, without an exponent; null where there is none of sensible length.</summary>
    private static string? Plain(double number)
    {
        if (!double.IsFinite(number))
            return null;
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal)
            ? number.ToString("0.##############################", CultureInfo.InvariantCulture)
            : text;
    }
}

using System.Buffers;
using System.Globalization;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tables.Csv;

/// <summary>
/// Writes CSV (RFC 4180) in UTF-8 with its mark, without which Excel takes Chinese text for GBK. Numbers are unrounded and
/// alike in every language; no text is taken for a formula.
/// </summary>
internal static class CsvWriting
{
    private static readonly SearchValues<char> Parting = SearchValues.Create(",;\t\"\r\n");

    /// <summary>Writes the attributes and areas of a layer.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static IEnumerable<LocalizedText> Write(ExportLayer layer, string path, Steps steps, CancellationToken cancellation)
    {
        IEnumerable<object?[]> Rows()
        {
            yield return [.. layer.Columns.Select(column => column.Name)];
            foreach (var feature in layer.Features)
            {
                yield return [.. layer.Columns.Select(column => column.ValueOf(feature))];
                steps.Next();
            }
        }

        Write(path, Rows(), cancellation);
        return [];
    }

    /// <summary>Writes rows of string, long, double, bool or null.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static void Write(string path, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        using var output = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16), TextEncodings.Utf8);
        output.Write('\uFEFF');
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var column = 0; column < row.Length; column++)
            {
                if (column > 0)
                    output.Write(',');
                WriteCell(output, row[column]);
            }

            output.Write("\r\n");
        }
    }

    private static void WriteCell(StreamWriter output, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                WriteText(output, FormulaGuard.Of(text));
                break;
            case bool truth:
                output.Write(truth ? "true" : "false");
                break;
            default:
                output.Write(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteText(StreamWriter output, string text)
    {
        // Blanks at the ends and foreign separators are kept by any reader only within quotes.
        var isQuoted = text.AsSpan().ContainsAny(Parting) || text.Length != text.AsSpan().Trim().Length;
        output.Write(isQuoted ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text);
    }
}

using System.Globalization;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Importing;

namespace EnclavePlanner.Exchange.Tables.Joining;

/// <summary>
/// The kind of an attribute's value: that of the attribute where the layer has it; else whole or real numbers where the whole
/// column is written as plain ones. A number with leading zeros, or of more digits than are exact, is a text.
/// </summary>
internal static class CellTyping
{
    private const int ExactDigits = 15;

    /// <summary>Makes values of a kind; of what is no such value, text.</summary>
    internal static Func<object, object> As(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => cell => Whole(cell) ?? Text(cell),
        ColumnKind.Real => cell => Real(cell) ?? Text(cell),
        ColumnKind.Boolean => cell => cell is bool || !bool.TryParse(FieldText.Of(cell), out var truth) ? cell : truth,
        _ => Text,
    };

    /// <summary>Makes values of the kind that a new column is of. What a workbook says of a cell's kind stays.</summary>
    internal static Func<object, object> ByColumn(IEnumerable<TableRow> rows, int column)
    {
        var (isPlain, isWhole) = (true, true);
        foreach (var row in rows)
        {
            if (row[column] is not string || row.Text(column) is not { } text)
                continue;
            isPlain &= IsPlainNumber(text);
            isWhole &= isPlain && !text.Contains('.', StringComparison.Ordinal);
            if (!isPlain)
                return cell => cell is string ? Text(cell) : cell;
        }

        return cell => cell is not string ? cell : isWhole ? Whole(cell) ?? Text(cell) : Real(cell) ?? Text(cell);
    }

    private static bool IsPlainNumber(string text)
    {
        var digits = text.AsSpan().TrimStart('-');
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var rest = point < 0 ? "" : digits[(point + 1)..];
        return whole.Length > 0
            && (whole[0] != '0' || whole.Length == 1)
            && (point < 0 || rest.Length > 0)
            && digits.Length >= text.Length - 1
            && whole.Length + rest.Length <= ExactDigits
            && !whole.ContainsAnyExceptInRange('0', '9')
            && !rest.ContainsAnyExceptInRange('0', '9');
    }

    private static object? Whole(object cell) => cell switch
    {
        long => cell,
        string when long.TryParse(FieldText.Of(cell), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => Real(cell),
    };

    private static object? Real(object cell) => cell switch
    {
        double => cell,
        long whole => (double)whole,
        string when double.TryParse(FieldText.Of(cell), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static string Text(object cell) => cell is string text ? text : FieldText.Of(cell)!;
}

using System.Globalization;
using EnclavePlanner.Exchange.Importing;

namespace EnclavePlanner.Exchange.Tables.Joining;

/// <summary>Whether a cell says what is there already, after all that spreadsheets do to text and numbers.</summary>
internal static class CellMeaning
{
    /// <summary>Spreadsheets keep 15 digits of a number.</summary>
    private const double Digits = 1e-14;

    internal static bool IsSame(object? present, object cell)
    {
        var (own, other) = (Plain(present), Plain(cell));
        if (own is null || other is null)
            return own == other;
        return own == other
            || LosesZeros(own, other)
            || (present is bool && own.Equals(other, StringComparison.OrdinalIgnoreCase))
            || (present is long or double && TryNumber(own, out var first) && TryNumber(other, out var second) && Math.Abs(first - second) <= Digits * Math.Abs(first));
    }

    /// <summary>Whether the cell is the number that a spreadsheet makes of a code such as 0703.</summary>
    private static bool LosesZeros(string own, string cell) =>
        own.Length > cell.Length && cell.Length > 0 && own.TrimStart('0') == cell && !cell.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static string? Plain(object? value) =>
        FieldText.Of(value)?.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}

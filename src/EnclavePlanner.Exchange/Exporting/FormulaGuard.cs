namespace EnclavePlanner.Exchange.Exporting;

/// <summary>
/// Keeps text of the data from being taken for a formula where a spreadsheet opens a CSV file (OWASP, CSV Injection): what
/// begins like one gets an apostrophe before it, which is taken away again on reading. So does what already begins with
/// such an apostrophe, so that every text comes back the same.
/// </summary>
internal static class FormulaGuard
{
    private const string Beginnings = "=+-@\t\r";

    internal static string Of(string text) => IsLikeFormula(text) ? "'" + text : text;

    internal static string Without(string text) => text.Length > 1 && text[0] == '\'' && IsLikeFormula(text.AsSpan(1)) ? text[1..] : text;

    private static bool IsLikeFormula(ReadOnlySpan<char> text)
    {
        var bare = text.TrimStart('\'');
        return !bare.IsEmpty && Beginnings.Contains(bare[0], StringComparison.Ordinal);
    }
}

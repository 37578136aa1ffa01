namespace EnclavePlanner.Exchange.Exporting;

/// <summary>
/// Keeps text of the data from being taken for a formula where a spreadsheet opens a CSV file (OWASP, CSV Injection): what
/// begins like one gets an apostrophe before it, which is taken away again on reading.
/// </summary>
internal static class FormulaGuard
{
    private const string Beginnings = "=+-@\t\r";

    internal static string Of(string text) => text.Length > 0 && Beginnings.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    internal static string Without(string text) =>
        text.Length > 1 && text[0] == '\'' && Beginnings.Contains(text[1], StringComparison.Ordinal) ? text[1..] : text;
}

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>
/// Names Excel accepts for a sheet: 1 to 31 characters, none of : \ / ? * [ ], no apostrophe at either end, not the
/// reserved word History, and no two alike but for case.
/// </summary>
internal static class SheetName
{
    private const int Longest = 31;

    /// <summary>A legal name near the wanted one that is not among those taken; it is then taken.</summary>
    internal static string Take(string wanted, ISet<string> taken)
    {
        var legal = Legal(wanted);
        var name = legal;
        for (var copy = 2; !taken.Add(name.ToUpperInvariant()); copy++)
        {
            var suffix = $" ({copy})";
            name = Cut(legal, Longest - suffix.Length) + suffix;
        }

        return name;
    }

    /// <summary>The name as formulas write it before the exclamation mark.</summary>
    internal static string Quoted(string name) => "'" + name.Replace("'", "''", StringComparison.Ordinal) + "'";

    private static string Legal(string wanted)
    {
        var clean = CellText.Clean(wanted);
        var legal = string.Concat(clean.Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' or '\n' or '\t' ? '_' : c));
        legal = Cut(legal.Trim(), Longest).Trim().Trim('\'');
        return legal.Length == 0 || legal.Equals("History", StringComparison.OrdinalIgnoreCase) ? legal + "_" : legal;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}

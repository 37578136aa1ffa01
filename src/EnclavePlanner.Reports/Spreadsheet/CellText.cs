using System.Text;
using System.Text.RegularExpressions;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>Makes any text one that a cell can hold, changing as little as it can.</summary>
internal static partial class CellText
{
    /// <summary>The most characters (UTF-16 units) a cell holds.</summary>
    internal const int Longest = 32_767;

    /// <summary>
    /// The text without what XML or Excel forbids: control characters and halves of surrogate pairs become U+FFFD, line
    /// ends become line feeds.
    /// </summary>
    internal static string Clean(string text)
    {
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n')
                    clean.Append('\n');
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(c).Append(text[++i]);
            }
            else
            {
                clean.Append(IsAllowed(c) ? c : '\uFFFD');
            }
        }

        return clean.ToString();
    }

    /// <summary>The clean text, cut to what a cell holds with the notice at its end.</summary>
    internal static string Fit(string text, string cutNotice)
    {
        var clean = Clean(text);
        if (clean.Length <= Longest)
            return clean;
        var kept = Longest - cutNotice.Length;
        return clean[..(char.IsHighSurrogate(clean[kept - 1]) ? kept - 1 : kept)] + cutNotice;
    }

    /// <summary>
    /// The text, made to fit, as SpreadsheetML writes it. Readers take _xHHHH_ for a character code (ECMA-376 part 1,
    /// 22.9.2.19), so data that happen to look so have their underscore escaped.
    /// </summary>
    internal static string Stored(string text, string cutNotice)
    {
        var fitting = Fit(text, cutNotice);
        return fitting.Contains("_x", StringComparison.OrdinalIgnoreCase) ? CharacterCode().Replace(fitting, "_x005F_") : fitting;
    }

    /// <summary>How wide the widest line is, in half-width characters: a CJK character counts two.</summary>
    internal static int Width(string text)
    {
        int widest = 0, width = 0;
        foreach (var c in text)
        {
            width = c == '\n' ? 0 : width + (c >= '\u1100' ? 2 : 1);
            widest = Math.Max(widest, width);
        }

        return widest;
    }

    /// <summary>How many lines the text takes in a column this wide, half a CJK character being lost at each line's end.</summary>
    internal static int Lines(string text, double columnWidth) =>
        text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Width(line) / Math.Max(1, columnWidth - 1))));

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (!IsAllowed(c) || c == '\r')
                return false;
        }

        return true;
    }

    private static bool IsAllowed(char c) =>
        c is '\t' or '\n' or '\r' || (c >= ' ' && c is < '\uFFFE' && !char.IsSurrogate(c) && c != '\x7F');

    [GeneratedRegex("_(?=[xX][0-9A-Fa-f]{4}_)")]
    private static partial Regex CharacterCode();
}

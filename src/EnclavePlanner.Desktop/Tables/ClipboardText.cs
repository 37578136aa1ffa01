using System.Text;
using System.Text.Encodings.Web;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>
/// Cells as spreadsheets exchange them by the clipboard: rows in lines, cells between tabs, a cell with a tab, a line or a
/// quotation mark in quotation marks. Text that a spreadsheet would take for a formula stays text: as HTML, which Excel and
/// LibreOffice prefer, its cell is marked as text; as plain text it begins with an apostrophe, which is taken off again.
/// </summary>
public static class ClipboardText
{
    /// <summary>What a cell that is no formula begins with where a spreadsheet would take it for one, or for our own mark.</summary>
    private const string Guarded = "=+-@'";

    /// <summary>Cells as plain text.</summary>
    /// <param name="rows">The cells row by row; what is text is told from figures.</param>
    public static string Write(IEnumerable<IReadOnlyList<(string Value, bool IsText)>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin('\t', row.Select(cell => Quoted(cell.IsText ? Guard(cell.Value) : cell.Value))).Append("\r\n");
        return text.ToString();
    }

    /// <summary>Cells as an HTML table, in which text is marked as such: codes keep their zeros, too.</summary>
    public static string WriteHtml(IEnumerable<IReadOnlyList<(string Value, bool IsText)>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var html = new StringBuilder("<table>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var (value, isText) in row)
            {
                html.Append(isText ? "<td style='mso-number-format:\"\\@\"'>" : "<td>")
                    .Append(HtmlEncoder.Default.Encode(value)).Append("</td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</table>").ToString();
    }

    /// <summary>The cells of a plain text, row by row. A quotation mark that is not closed is a letter like others.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        for (var at = 0; ;)
        {
            row.Add(ReadCell(text, ref at));
            if (at < text.Length && text[at] == '\t')
            {
                at++;
                continue;
            }

            rows.Add(row);
            row = [];
            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
                at++;
            if (at >= text.Length)
                return rows;
        }
    }

    private static string ReadCell(string text, ref int at)
    {
        if (at < text.Length && text[at] == '"' && TryReadQuoted(text, ref at, out var quoted))
            return Unguard(quoted);
        var end = text.AsSpan(at).IndexOfAny('\t', '\r', '\n');
        var cell = end < 0 ? text[at..] : text.Substring(at, end);
        at += cell.Length;
        return Unguard(cell);
    }

    private static bool TryReadQuoted(string text, ref int at, out string cell)
    {
        var content = new StringBuilder();
        for (var next = at + 1; next < text.Length; next++)
        {
            if (text[next] != '"')
            {
                content.Append(text[next]);
                continue;
            }

            if (next + 1 < text.Length && text[next + 1] == '"')
            {
                content.Append('"');
                next++;
                continue;
            }

            if (next + 1 < text.Length && text[next + 1] is not ('\t' or '\r' or '\n'))
                break;
            at = next + 1;
            cell = content.ToString();
            return true;
        }

        cell = "";
        return false;
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny("\t\r\n\"") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Guard(string cell) => cell.Length > 0 && Guarded.Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;

    private static string Unguard(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && Guarded.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Sources;

namespace EnclavePlanner.Exchange.Shapefiles;

/// <summary>
/// Names of dBASE fields: up to ten bytes, cut between two characters (five Chinese ones in GBK, three in UTF-8), and no two
/// alike. What was cut stands in full in a table beside the shapefile, STEM.fields.csv, which is read again.
/// </summary>
internal static partial class FieldNames
{
    internal const string TableEnding = ".fields.csv";

    private const int Longest = 10;

    /// <summary>A table of more fields than a dBASE table holds is none of ours.</summary>
    private const int LargestTable = 1 << 20;

    /// <summary>The names in the file, in the order of the full ones.</summary>
    internal static IReadOnlyList<byte[]> Shortened(IEnumerable<string> names, TargetEncoding encoding)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var shortened = new List<byte[]>();
        foreach (var name in names)
        {
            // Blanks fill a name up and are no part of it.
            var plain = string.Concat(name.Select(letter => char.IsControl(letter) || letter == ' ' ? '_' : letter));
            var bytes = encoding.Cut(plain, Longest);
            for (var number = 1; bytes.Length == 0 || !taken.Add(encoding.Encoding.GetString(bytes)); number++)
            {
                var tail = "_" + number.ToString(CultureInfo.InvariantCulture);
                bytes = [.. encoding.Cut(plain, Longest - tail.Length), .. encoding.Encoding.GetBytes(tail)];
            }

            shortened.Add(bytes);
        }

        return shortened;
    }

    /// <summary>Writes the table: a line for each field that is called otherwise in the file, both names in quotation marks.</summary>
    internal static void WriteTable(string path, IEnumerable<(string Short, string Full)> names) => File.WriteAllText(
        path,
        string.Concat(names.Select(name => $"{Quoted(name.Short)},{Quoted(name.Full)}\r\n")),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    /// <summary>The full names by those in the file; none where there is no such table. Lines of another form say nothing.</summary>
    internal static IReadOnlyDictionary<string, string> ReadTable(SourceFile shapefile)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (shapefile.Sibling(TableEnding) is not { Length: > 0 and < LargestTable } table)
            return names;
        foreach (Match line in Line().Matches(Encoding.UTF8.GetString(table.ReadAll(LargestTable)).TrimStart('\uFEFF')))
            names.TryAdd(Unquoted(line.Groups[1].Value), Unquoted(line.Groups[2].Value));
        return names;
    }

    private static string Quoted(string name) => "\"" + FormulaGuard.Of(name).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Unquoted(string name) => FormulaGuard.Without(name.Replace("\"\"", "\"", StringComparison.Ordinal));

    [GeneratedRegex("""^"((?:[^"\r\n]|"")*)","((?:[^"\r\n]|"")*)"\r?$""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}

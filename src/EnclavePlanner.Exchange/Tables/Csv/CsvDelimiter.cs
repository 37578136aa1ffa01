using System.Text;

namespace EnclavePlanner.Exchange.Tables.Csv;

/// <summary>Which sign parts the cells: comma, semicolon or tab, whichever divides the first rows into equal numbers of cells the most often.</summary>
/// <param name="Sign">The sign.</param>
/// <param name="IsStated">Whether the first line says so (sep=;), and is no row.</param>
internal readonly record struct CsvDelimiter(char Sign, bool IsStated)
{
    private const int HeadLength = 1 << 16;

    private const int MostRows = 50;

    private static readonly char[] Signs = [',', ';', '\t'];

    /// <exception cref="DecoderFallbackException">The head is not in the reader's encoding.</exception>
    internal static CsvDelimiter Of(TextReader reader)
    {
        var head = new char[HeadLength];
        var text = head.AsSpan(0, reader.ReadBlock(head));
        // Excel obeys this line, and writes it nowhere; programs that serve Excel do.
        if (text.StartsWith("sep=") && text.Length > 5 && text[5] is '\r' or '\n' && Signs.Contains(text[4]))
            return new CsvDelimiter(text[4], true);
        var (best, most) = (',', (Rows: 0, Cells: 0));
        foreach (var sign in Signs)
        {
            var counted = Counted(text, sign);
            if (counted.CompareTo(most) > 0)
                (best, most) = (sign, counted);
        }

        return new CsvDelimiter(best, false);
    }

    /// <summary>How many rows have the commonest number of cells, of those with more than one, and this number.</summary>
    private static (int Rows, int Cells) Counted(ReadOnlySpan<char> text, char sign)
    {
        var rows = new List<int>();
        var (cells, isQuoted) = (1, false);
        foreach (var character in text)
        {
            if (character == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && character == sign)
                cells++;
            else if (!isQuoted && character is '\n')
            {
                rows.Add(cells);
                cells = 1;
                if (rows.Count == MostRows)
                    break;
            }
        }

        rows.Add(cells);
        return rows.Where(count => count > 1)
            .GroupBy(count => count)
            .Select(group => (group.Count(), group.Key))
            .DefaultIfEmpty()
            .Max();
    }
}

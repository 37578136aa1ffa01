using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tables;

/// <summary>
/// The row that names the columns of a table. Titles may stand above it, so it is looked for among the first rows, by the
/// columns that a table of its kind must have.
/// </summary>
internal sealed class TableHeading
{
    private const int MostTitleRows = 30;

    private readonly Table table;
    private readonly int place;

    private TableHeading(Table table, int place)
    {
        (this.table, this.place) = (table, place);
        Names = [.. Enumerable.Range(0, Row.Cells.Length).Select(column => Row.Text(column) ?? "")];
    }

    /// <summary>The row itself.</summary>
    internal TableRow Row => table.Rows[place];

    /// <summary>The names of the columns, trimmed; empty where a column has none.</summary>
    internal IReadOnlyList<string> Names { get; }

    /// <summary>The rows above it.</summary>
    internal IEnumerable<TableRow> Titles => table.Rows.Take(place);

    /// <summary>The rows below it.</summary>
    internal IEnumerable<TableRow> Body => table.Rows.Skip(place + 1);

    /// <summary>The first row that is a heading; null where none of the first rows is.</summary>
    internal static TableHeading? Find(Table table, Func<TableHeading, bool> isHeading) => Enumerable
        .Range(0, Math.Min(MostTitleRows, table.Rows.Count))
        .Select(place => new TableHeading(table, place))
        .FirstOrDefault(isHeading);

    /// <summary>The first row, whatever it says.</summary>
    internal static TableHeading First(Table table) => new(table, 0);

    /// <summary>The column of a name in any case of its letters, or -1.</summary>
    internal int Find(string name)
    {
        for (var column = 0; column < Names.Count; column++)
        {
            if (Names[column].Equals(name, StringComparison.OrdinalIgnoreCase))
                return column;
        }

        return -1;
    }

    /// <summary>Refuses what makes a row of records unsure: a column without a name or with another's, and merged cells.</summary>
    /// <exception cref="FaultException">EXC-TABLE-HEADING, EXC-TABLE-HEADING-TWICE, EXC-TABLE-MERGED.</exception>
    internal void RequireRecords()
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < Names.Count; column++)
        {
            if (Names[column].Length > 0 && !seen.TryAdd(Names[column], column))
                throw ExchangeTexts.Refusal("EXC-TABLE-HEADING-TWICE", table.File.Name, Row.Number, ColumnLetters.Of(seen[Names[column]]), ColumnLetters.Of(column), Names[column]);
        }

        foreach (var row in Body)
        {
            for (var column = 0; column < row.Cells.Length; column++)
            {
                if ((column >= Names.Count || Names[column].Length == 0) && row.Text(column) is not null)
                    throw ExchangeTexts.Refusal("EXC-TABLE-HEADING", table.File.Name, row.Number, ColumnLetters.Of(column), Row.Number);
            }
        }

        foreach (var merged in table.Merges)
        {
            if (merged.LastRow > Row.Number)
                throw ExchangeTexts.Refusal("EXC-TABLE-MERGED", table.File.Name, merged.FirstRow, ColumnLetters.Of(merged.FirstColumn), merged.LastRow, ColumnLetters.Of(merged.LastColumn));
        }
    }
}

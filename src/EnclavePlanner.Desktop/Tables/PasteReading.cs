using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>
/// Works out what a pasted block of cells would change. Under a line of headings its columns are those, and its rows are
/// found by number and city where it has them; otherwise it goes into the table from the cell that the keyboard is at, as in a
/// spreadsheet; one cell goes into every selected row.
/// </summary>
public sealed class PasteReading(LandTable table, IReadOnlyList<TableColumn> shown, CellTexts cells)
{
    private const int RowsAtOnce = 1000;

    private readonly CellEditing editing = new(cells);
    private readonly IReadOnlyList<TableColumn> all = TableColumn.Of(table.Query.Layer);

    /// <summary>What the block would change, line by line.</summary>
    /// <param name="pasted">Its cells.</param>
    /// <param name="column">The column that the keyboard is at.</param>
    /// <param name="selected">The selected rows in their order.</param>
    /// <param name="progress">Told how much of the table was gone through.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FaultException">WIN-PASTE-PLACE: there is no cell to begin at. The store cannot be read.</exception>
    public async Task<IReadOnlyList<RowEdit>> ReadAsync(
        IReadOnlyList<IReadOnlyList<string>> pasted, int column, IReadOnlyList<Guid> selected, IProgress<double>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(pasted);
        ArgumentNullException.ThrowIfNull(selected);
        var headings = pasted.Count > 1 ? HeadingsOf(pasted[0]) : null;
        if (headings is not null)
        {
            var lines = pasted.Skip(1).Select((line, index) => (Number: index + 2, Cells: line)).ToList();
            var byNumber = headings.Any(heading => heading?.Key == TableColumn.Number);
            var rows = byNumber ? await FindByNumberAsync(lines, headings, progress, cancellation) : await FromAsync(lines.Count, cancellation);
            return Once([.. lines.Select((line, index) => Edit(line.Number, line.Cells, headings, rows[index], byNumber))]);
        }

        var columns = pasted.Max(line => line.Count) is var width && width <= shown.Count - column
            ? shown.Skip(column).Take(width).ToArray()
            : throw new FaultException(new Fault(WindowTexts.Resources, "WIN-PASTE-WIDE", width, shown.Count - column));
        if (pasted.Count == 1 && selected.Count > 1)
            return await FillAsync(pasted[0], columns, selected, cancellation);

        var below = await FromAsync(pasted.Count, cancellation);
        return [.. pasted.Select((line, index) => Edit(index + 1, line, columns, below[index], false))];
    }

    /// <summary>What the same cells in every one of these rows would change.</summary>
    /// <exception cref="FaultException">The store cannot be read.</exception>
    public async Task<IReadOnlyList<RowEdit>> FillAsync(
        IReadOnlyList<string> entries, IReadOnlyList<TableColumn> columns, IReadOnlyList<Guid> selected, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(selected);
        var rows = await table.FindAsync(selected, cancellation);
        return [.. rows.Select(row => Edit(row.Index + 1, entries, columns, [row], false))];
    }

    private TableColumn?[]? HeadingsOf(IReadOnlyList<string> line)
    {
        var found = line.Select(ColumnCalled).ToArray();
        return found.All(column => column is not null) || found.Any(column => column?.Key == TableColumn.Number) ? found : null;
    }

    private TableColumn? ColumnCalled(string heading) => all.FirstOrDefault(column =>
        UiLanguage.Cultures.Any(culture => CellTexts.Headings(column, culture).Contains(heading.Trim(), StringComparer.OrdinalIgnoreCase)));

    /// <summary>The rows from the one that the keyboard is at downwards; none for those beyond the end.</summary>
    private async Task<IReadOnlyList<TableRow[]>> FromAsync(int count, CancellationToken cancellation)
    {
        if (table.Row < 0)
            throw new FaultException(new Fault(WindowTexts.Resources, "WIN-PASTE-PLACE"));
        var ids = table.Order.Skip(table.Row).Take(count).ToArray();
        var found = (await table.FindAsync(ids, cancellation)).ToDictionary(row => row.Feature.Id);
        return [.. Enumerable.Range(0, count).Select(index => index < ids.Length && found.TryGetValue(ids[index], out var row) ? new[] { row } : [])];
    }

    private async Task<IReadOnlyList<TableRow[]>> FindByNumberAsync(
        IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> lines, TableColumn?[] headings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var number = Array.FindIndex(headings, heading => heading?.Key == TableColumn.Number);
        var city = Array.FindIndex(headings, heading => heading?.Key == TableColumn.City);
        var wanted = lines.Select(line => CellAt(line.Cells, number)).ToHashSet(StringComparer.Ordinal);
        var found = new List<TableRow>();
        for (var first = 0; first < table.Order.Length; first += RowsAtOnce)
        {
            var ids = table.Order.AsSpan(first, Math.Min(RowsAtOnce, table.Order.Length - first)).ToArray();
            found.AddRange((await table.FindAsync(ids, cancellation)).Where(row => wanted.Contains(row.Feature.Number)));
            progress?.Report((double)(first + ids.Length) / table.Order.Length);
        }

        var byNumber = found.ToLookup(row => row.Feature.Number, StringComparer.Ordinal);
        var cities = all.First(column => column.Key == TableColumn.City);
        return
        [
            .. lines.Select(line => byNumber[CellAt(line.Cells, number)]
                .Where(row => city < 0 || CellAt(line.Cells, city) == cells.Value(row, cities) || CellAt(line.Cells, city) == row.Feature.CityCode)
                .ToArray()),
        ];
    }

    private RowEdit Edit(int line, IReadOnlyList<string> entries, IReadOnlyList<TableColumn?> columns, TableRow[] rows, bool isByNumber)
    {
        if (rows.Length != 1)
        {
            var code = rows.Length > 1 ? "WIN-PASTE-SEVERAL" : isByNumber ? "WIN-PASTE-NONE" : "WIN-PASTE-END";
            var named = isByNumber ? CellAt(entries, columns.Select(column => column?.Key).ToList().IndexOf(TableColumn.Number)) : CellAt(entries, 0);
            return new RowEdit(line, named, null, null, [], new Fault(WindowTexts.Resources, code, named));
        }

        var row = rows[0];
        var after = row.Feature;
        var changed = new List<(TableColumn, string, string)>();
        try
        {
            for (var index = 0; index < entries.Count && index < columns.Count; index++)
            {
                if (columns[index] is not { } column || (isByNumber && column.Key is TableColumn.Number or TableColumn.City))
                    continue;
                var next = editing.Put(row, after, column, entries[index]);
                if (!ReferenceEquals(next, after))
                    changed.Add((column, cells.Value(row, column), cells.Value(row with { Feature = next }, column)));
                after = next;
            }

            return new RowEdit(line, row.Feature.Label, row.Feature, after, changed, null);
        }
        catch (FaultException refusal)
        {
            return new RowEdit(line, row.Feature.Label, row.Feature, null, [], refusal.Fault);
        }
    }

    /// <summary>A row that an earlier line changes already is refused: which of the two is meant is not known.</summary>
    private static IReadOnlyList<RowEdit> Once(IReadOnlyList<RowEdit> edits)
    {
        var seen = new HashSet<Guid>();
        return [.. edits.Select(edit => edit.Before is { } before && !seen.Add(before.Id)
            ? edit with { After = null, Cells = [], Refusal = new Fault(WindowTexts.Resources, "WIN-PASTE-TWICE", edit.Label) }
            : edit)];
    }

    private static string CellAt(IReadOnlyList<string> line, int index) => index >= 0 && index < line.Count ? line[index].Trim() : "";
}

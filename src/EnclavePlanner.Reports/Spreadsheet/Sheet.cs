using ClosedXML.Excel;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>
/// A sheet in the making: its rows go to ClosedXML as they come, from the first to the last. What ClosedXML cannot hold
/// is kept beside it for <see cref="WorkbookFile"/>: numbers to the last digit (ClosedXML writes 15), the present values
/// of formulas, and the rows of a long list.
/// </summary>
internal sealed class Sheet(IXLWorksheet worksheet, SheetLayout layout, CellLooks looks, string cutNotice)
{
    private readonly Dictionary<string, Cell> valued = [];

    /// <summary>The sheet's layout.</summary>
    internal SheetLayout Layout => layout;

    /// <summary>The number of the row that is written next.</summary>
    internal int NextRow { get; private set; } = 1;

    /// <summary>The cells with a number or a formula, by their address; those of the long list are not among them.</summary>
    internal IReadOnlyDictionary<string, Cell> Valued => valued;

    /// <summary>The sheet's long list; null where it has none.</summary>
    internal LongList? LongList { get; private set; }

    /// <summary>Writes the next row from column A on, as high as its texts need. None of its cells is merged.</summary>
    internal void Row(params ReadOnlySpan<Cell> cells) => Row(layout.HeightOf(cells), cells);

    /// <summary>Writes the next row, this many points high.</summary>
    internal void Row(double? height, params ReadOnlySpan<Cell> cells)
    {
        if (height is { } points)
            worksheet.Row(NextRow).Height = Math.Min(points, SheetLayout.HighestRow);
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Style is { } style)
                Write(i + 1, cells[i], style);
        }

        NextRow++;
    }

    /// <summary>
    /// Writes the next rows as a long list: they are made one by one when the file is written and take no room before.
    /// A sheet has one long list at most.
    /// </summary>
    /// <param name="count">How many; at least one.</param>
    /// <param name="styles">All the styles their cells have.</param>
    /// <param name="rowAt">Makes a row from its number on the sheet.</param>
    internal void Rows(int count, IReadOnlyList<CellStyle> styles, Func<int, Cell[]> rowAt)
    {
        for (var i = 0; i < styles.Count; i++)
            worksheet.Cell(NextRow, i + 1).Style = looks[styles[i]];
        LongList = new LongList(NextRow, count, styles, rowAt);
        NextRow += count;
    }

    /// <summary>Leaves rows empty.</summary>
    internal void Skip(int rows = 1) => NextRow += rows;

    /// <summary>Makes one cell of the cells of a row from one column to another.</summary>
    internal void Merge(int row, int firstColumn, int lastColumn) => Merge(row, firstColumn, row, lastColumn);

    /// <summary>Makes one cell of a block.</summary>
    internal void Merge(int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        if (firstRow != lastRow || firstColumn != lastColumn)
            worksheet.Range(firstRow, firstColumn, lastRow, lastColumn).Merge(checkIntersect: false);
    }

    /// <summary>Makes a cell lead to the top of another sheet.</summary>
    internal void Link(int row, int column, SheetPage target) =>
        worksheet.Cell(row, column).Hyperlink = new XLHyperlink(target.Prefix + "A1");

    private void Write(int column, in Cell cell, CellStyle style)
    {
        var written = worksheet.Cell(NextRow, column);
        if (cell.Formula is { } formula)
        {
            written.FormulaA1 = formula;
        }
        else if (cell.Number is { } number)
        {
            written.SetValue(number);
        }
        else if (!string.IsNullOrEmpty(cell.Text))
        {
            written.SetValue(CellText.Fit(cell.Text, cutNotice));
        }

        if (cell.Formula is not null || cell.Number is not null)
            valued.Add(CellAddress.At(NextRow, column), cell);

        // Last: ClosedXML has ideas of its own on how links and texts of several lines look.
        written.Style = looks[style];
    }
}

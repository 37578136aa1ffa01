using ClosedXML.Excel;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>What a sheet is like before its first row.</summary>
internal sealed record SheetLayout
{
    /// <summary>The highest a row can be, in points.</summary>
    internal const double HighestRow = 409;

    /// <summary>Widths of the columns from A on, in half-width characters.</summary>
    internal required IReadOnlyList<double> ColumnWidths { get; init; }

    /// <summary>The paper; a sheet is always printed one page wide.</summary>
    internal XLPaperSize Paper { get; init; } = XLPaperSize.A4Paper;

    /// <summary>横向.</summary>
    internal bool Landscape { get; init; }

    /// <summary>How many rows at the top stay in view; 0 for none.</summary>
    internal int FrozenRows { get; init; }

    /// <summary>顶端标题行: the rows printed again on every page; null for none.</summary>
    internal (int First, int Last)? TitleRows { get; init; }

    /// <summary>The last column printed; null for all. Columns behind it help to compute and are not for the meeting.</summary>
    internal int? LastPrintedColumn { get; init; }

    /// <summary>The table that has filter buttons, with its head; null for none.</summary>
    internal (int FirstRow, int FirstColumn, int LastRow, int LastColumn)? FilterRange { get; init; }

    /// <summary>
    /// The height in points that a row needs for its wrapped texts; null where one line is enough. Excel finds it by
    /// itself, LibreOffice and printing services do not.
    /// </summary>
    internal double? HeightOf(ReadOnlySpan<Cell> cells)
    {
        var lines = 1;
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] is { Style.Wraps: true, Text: { Length: > 0 } text })
                lines = Math.Max(lines, CellText.Lines(text, ColumnWidths[i]));
        }

        return lines == 1 ? null : Math.Min(4 + 13 * lines, HighestRow);
    }
}

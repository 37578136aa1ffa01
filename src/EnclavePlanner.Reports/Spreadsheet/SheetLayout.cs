namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>Paper a sheet is printed on, by its number in SpreadsheetML.</summary>
internal enum Paper
{
    A3 = 8,
    A4 = 9,
}

/// <summary>What a sheet is like before its first row.</summary>
internal sealed record SheetLayout
{
    /// <summary>Widths of the columns from A on, in half-width characters.</summary>
    internal required IReadOnlyList<double> ColumnWidths { get; init; }

    /// <summary>The paper; a sheet is always printed one page wide.</summary>
    internal Paper Paper { get; init; } = Paper.A4;

    /// <summary>横向.</summary>
    internal bool Landscape { get; init; }

    /// <summary>How many rows at the top stay in view; 0 for none.</summary>
    internal int FrozenRows { get; init; }

    /// <summary>顶端标题行: the rows printed again on every page; null for none.</summary>
    internal (int First, int Last)? TitleRows { get; init; }

    /// <summary>The last column printed; null for all. Columns behind it help to compute and are not for the meeting.</summary>
    internal int? LastPrintedColumn { get; init; }

    /// <summary>The table that has filter buttons, as an absolute range; null for none.</summary>
    internal string? FilterRange { get; init; }
}

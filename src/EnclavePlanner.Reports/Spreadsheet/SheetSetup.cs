using ClosedXML.Excel;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>Gives a worksheet its layout, on the screen and on paper.</summary>
internal static class SheetSetup
{
    /// <summary>Sets what does not depend on the rows, and the print area, which ends at the last of them.</summary>
    /// <param name="worksheet">The sheet with its rows.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="lastRow">The number of the last row.</param>
    /// <param name="footer">The texts at the left, in the middle and at the right of the foot of each page, with their codes.</param>
    internal static void Apply(IXLWorksheet worksheet, SheetLayout layout, int lastRow, (string Left, string Centre, string Right) footer)
    {
        worksheet.ShowGridLines = false;
        for (var i = 0; i < layout.ColumnWidths.Count; i++)
            worksheet.Column(i + 1).Width = layout.ColumnWidths[i];
        if (layout.FrozenRows > 0)
            worksheet.SheetView.FreezeRows(layout.FrozenRows);
        if (layout.FilterRange is { } filter)
            worksheet.Range(filter.FirstRow, filter.FirstColumn, filter.LastRow, filter.LastColumn).SetAutoFilter();

        var page = worksheet.PageSetup;
        page.PaperSize = layout.Paper;
        page.PageOrientation = layout.Landscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        page.FitToPages(1, 0);
        page.CenterHorizontally = true;
        (page.Margins.Left, page.Margins.Right, page.Margins.Top, page.Margins.Bottom) = (0.6, 0.6, 0.7, 0.75);
        (page.Margins.Header, page.Margins.Footer) = (0.3, 0.35);
        page.Footer.Left.AddText(footer.Left);
        page.Footer.Center.AddText(footer.Centre);
        page.Footer.Right.AddText(footer.Right);
        if (layout.TitleRows is { } title)
            page.SetRowsToRepeatAtTop(title.First, title.Last);
        if (layout.LastPrintedColumn is { } column)
            page.PrintAreas.Add(1, 1, lastRow, column);
    }
}

using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Reports.Spreadsheet;

namespace EnclavePlanner.Reports.Pages;

/// <summary>The four rows at the head of every sheet: title, project, coordinate systems, and the basis of its figures.</summary>
internal static class HeaderBlock
{
    /// <summary>How many rows it takes.</summary>
    internal const int Rows = 4;

    /// <summary>Writes it.</summary>
    /// <param name="sheet">The sheet, at its first row.</param>
    /// <param name="book">The book.</param>
    /// <param name="layout">The sheet's columns; helpers behind the printed ones stay clear.</param>
    /// <param name="title">The sheet's title.</param>
    /// <param name="units">The units of its figures.</param>
    internal static void Write(Sheet sheet, Book book, SheetLayout layout, string title, string units)
    {
        var columns = layout.LastPrintedColumn ?? layout.ColumnWidths.Count;
        var width = layout.ColumnWidths.Take(columns).Sum();
        var systems = book.Contents.Cities.Select(city => book.Text("Head.CityCrs", city.Name, book.CrsOf(city)));
        Line(sheet, columns, title, CellStyle.Title, 28);
        Meta(book.Text("Head.Project", book.Contents.Plan.Title, book.Party(CityRole.Origin), book.Party(CityRole.Host)));
        Meta(book.Text("Head.Crs", string.Join(book.Text("Semicolon"), systems)));
        Meta(book.Text("Head.Basis", book.MethodName, units, book.Compiler, book.DataDate, book.MadeOn));

        void Meta(string text) => Line(sheet, columns, text, CellStyle.Meta, Height(text, width));
    }

    /// <summary>Writes a text over all columns; a merged cell does not find its own height.</summary>
    internal static void Line(Sheet sheet, int columns, string text, CellStyle style, double height)
    {
        sheet.Merge(sheet.NextRow, 1, columns);
        sheet.Row(height, [Cell.Of(text, style), .. Enumerable.Repeat(Cell.Blank(style), columns - 1)]);
    }

    /// <summary>The height in points of a small text over columns this wide together.</summary>
    internal static double Height(string text, double width) => 3 + 12.5 * CellText.Lines(text, width * 1.08);
}

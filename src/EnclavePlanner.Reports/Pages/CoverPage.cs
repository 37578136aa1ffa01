using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Reports.Spreadsheet;

namespace EnclavePlanner.Reports.Pages;

/// <summary>封面: what the book is, between whom, on what basis; its contents; and who signs.</summary>
internal sealed class CoverPage(string name, Book book) : SheetPage(name)
{
    private const int Columns = 4;

    internal override SheetLayout Layout { get; } = new() { ColumnWidths = [18, 28, 18, 28] };

    internal override void Write(Sheet sheet)
    {
        sheet.Skip();
        var title = book.Contents.Plan.Title;
        HeaderBlock.Line(sheet, Columns, title, CellStyle.CoverTitle, 16 + 28 * CellText.Lines(title, 44));
        HeaderBlock.Line(sheet, Columns, book.Text("Cover.Title"), CellStyle.CoverSubtitle, 28);
        sheet.Skip();
        Fact(sheet, "Role.Origin", Parties(CityRole.Origin));
        Fact(sheet, "Role.Host", Parties(CityRole.Host));
        foreach (var city in book.Contents.Cities)
            Fact(sheet, "Cover.Crs", book.Text("Head.CityCrs", city.Name, book.CrsOf(city)));
        Fact(sheet, "Cover.Area", book.MethodName);
        Fact(sheet, "Cover.Compiler", book.Compiler);
        Fact(sheet, "Cover.Source", book.Source);
        Fact(sheet, "Cover.DataDate", book.DataDate);
        Fact(sheet, "Cover.MadeOn", book.MadeOn);
        sheet.Skip();
        WriteContents(sheet);
        sheet.Skip();
        WriteSignatures(sheet);
        sheet.Skip();
        Note(sheet, book.Text("Cover.Computed", book.MethodName));
        Note(sheet, book.Text("Cover.Internal"));
    }

    private void WriteContents(Sheet sheet)
    {
        HeaderBlock.Line(sheet, Columns, book.Text("Cover.Contents"), CellStyle.Section, 20);
        var number = 0;
        foreach (var page in book.Pages.Where(page => page != this))
        {
            sheet.Merge(sheet.NextRow, 2, Columns);
            sheet.Link(sheet.NextRow, 2, page);
            sheet.Row(17, Cell.Of(++number, CellStyle.Sequence), Cell.Of(page.Name, CellStyle.Link), Cell.Blank(CellStyle.Link), Cell.Blank(CellStyle.Link));
        }
    }

    private void WriteSignatures(Sheet sheet)
    {
        Pair("Sign.Compiled", "Sign.Checked");
        Pair("Sign.Reviewed", "Sign.Approved");
        Pair("Sign.Origin", "Sign.Host");
        sheet.Merge(sheet.NextRow, 2, Columns);
        sheet.Row(84, Label("Sign.Meeting"), Cell.Blank(CellStyle.Box), Cell.Blank(CellStyle.Box), Cell.Blank(CellStyle.Box));

        void Pair(string left, string right) =>
            sheet.Row(34, Label(left), Cell.Blank(CellStyle.Box), Label(right), Cell.Blank(CellStyle.Box));
        Cell Label(string key) => Cell.Of(book.Text(key), CellStyle.Centre);
    }

    private void Fact(Sheet sheet, string key, string text)
    {
        sheet.Merge(sheet.NextRow, 2, Columns);
        sheet.Row(
            7 + 13.5 * CellText.Lines(text, Layout.ColumnWidths.Skip(1).Sum()),
            Cell.Of(book.Text(key), CellStyle.Centre), Cell.Of(text, CellStyle.Label), Cell.Blank(CellStyle.Label), Cell.Blank(CellStyle.Label));
    }

    private void Note(Sheet sheet, string text) =>
        HeaderBlock.Line(sheet, Columns, text, CellStyle.Note, HeaderBlock.Height(text, Layout.ColumnWidths.Sum()));

    private string Parties(CityRole role) =>
        string.Join(
            book.Text("And"),
            book.Contents.Cities.Where(city => city.Role.HasFlag(role)).Select(city => book.Text("Cover.Party", city.Name, city.Code)));
}

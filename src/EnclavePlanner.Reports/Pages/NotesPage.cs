using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Reports.Spreadsheet;

namespace EnclavePlanner.Reports.Pages;

/// <summary>附注: methods, rounding, parameters with their source, and what the data are.</summary>
internal sealed class NotesPage(string name, Book book) : SheetPage(name)
{
    private const int Columns = 4;

    internal override SheetLayout Layout { get; } = new()
    {
        ColumnWidths = [6, 32, 22, 60],
        FrozenRows = HeaderBlock.Rows,
        TitleRows = (1, 1),
    };

    internal override void Write(Sheet sheet)
    {
        HeaderBlock.Write(sheet, book, Layout, book.Text("Notes.Title"), book.Text("Notes.Units"));
        HeaderBlock.Line(sheet, Columns, book.Text("Notes.Methods"), CellStyle.Section, 22);
        var number = 0;
        foreach (var topic in new[] { "Area", "Measures", "Rounding", "Classes", "Swap", "Live", "Reference" })
        {
            var text = topic == "Area" ? book.Text($"Area.{book.Areas.Method}.Note") : book.Text($"Notes.{topic}.Text");
            Paragraph(sheet, ++number, book.Text($"Notes.{topic}"), text);
        }

        WriteParameters(sheet);
        WriteData(sheet);
    }

    private void WriteParameters(Sheet sheet)
    {
        HeaderBlock.Line(sheet, Columns, book.Text("Notes.Parameters"), CellStyle.Section, 22);
        sheet.Row(20, Head("Sequence"), Head("Parameter"), Head("Value"), Head("ParameterSource"));
        var tolerance = book.Contents.Plan.SwapTolerance;
        var number = 0;
        Parameter(
            book.Text("Column.Tolerance"),
            Cell.Computed(SwapPage.ToleranceName, tolerance, CellStyle.Share),
            book.Text(tolerance == Plan.StartingSwapTolerance ? "Parameter.ToleranceStart" : "Parameter.ToleranceAgreed"));
        Parameter(book.Text("Parameter.Mu"), Cell.Computed("2000/3", 2000.0 / 3, CellStyle.FourDecimals), book.Text("Parameter.MuSource"));
        foreach (var city in book.Contents.Cities)
        {
            var ellipsoid = city.Crs.Ellipsoid;
            Parameter(
                book.Text("Parameter.Axis", city.Name),
                Cell.Of(ellipsoid.SemiMajorAxisMetres, CellStyle.TwoDecimals),
                book.Text("Parameter.EllipsoidSource", book.CrsOf(city)));
            Parameter(
                book.Text("Parameter.Flattening", city.Name),
                Cell.Of(ellipsoid.InverseFlattening.ToString("R", book.Language), CellStyle.Centre),
                book.Text("Parameter.EllipsoidSource", book.CrsOf(city)));
        }

        void Parameter(string name, Cell value, string source) =>
            sheet.Row(Cell.Of(++number, CellStyle.Sequence), Cell.Of(name, CellStyle.Label), value, Cell.Of(source, CellStyle.Label));
    }

    private void WriteData(Sheet sheet)
    {
        HeaderBlock.Line(sheet, Columns, book.Text("Notes.Data"), CellStyle.Section, 22);
        var contents = book.Contents;
        var number = 0;
        Paragraph(sheet, ++number, book.Text("Cover.Source"), book.Source);
        Paragraph(sheet, ++number, book.Text("Cover.DataDate"), book.DataDate);
        Paragraph(sheet, ++number, book.Text("Cover.MadeOn"), book.MadeOn);
        Paragraph(
            sheet,
            ++number,
            book.Text("Notes.Layers"),
            book.Text(
                "Notes.Layers.Text",
                contents.Parcels.Length,
                contents.ControlLines.Length,
                contents.Places.Length,
                contents.Roads.Length,
                contents.Enclaves.Length,
                contents.Plots.Length));
    }

    private void Paragraph(Sheet sheet, int number, string topic, string text)
    {
        sheet.Merge(sheet.NextRow, 3, Columns);
        sheet.Row(
            5 + 13.5 * CellText.Lines(text, Layout.ColumnWidths.Skip(2).Sum()),
            Cell.Of(number, CellStyle.Sequence), Cell.Of(topic, CellStyle.Label), Cell.Of(text, CellStyle.Label), Cell.Blank(CellStyle.Label));
    }

    private Cell Head(string column) => Cell.Of(book.Text("Column." + column), CellStyle.Head);
}

using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EnclavePlanner.Exchange.Tables.Workbooks;

/// <summary>Writes plain tables as an Excel workbook, row by row. Texts are texts: nothing in a cell is ever a formula.</summary>
internal static class WorkbookWriting
{
    /// <param name="path">The file to make.</param>
    /// <param name="sheets">Names, widths of columns in characters, and rows of string, long, double, bool or null.</param>
    /// <param name="cancellation">Stops it between two rows.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static void Write(string path, IReadOnlyList<(string Name, double[] Widths, IEnumerable<object?[]> Rows)> sheets, CancellationToken cancellation)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var list = new Sheets();
        foreach (var (name, widths, rows) in sheets)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            using (var writer = OpenXmlWriter.Create(part))
                Write(writer, widths, rows, cancellation);
            list.Append(new Sheet { Name = name, SheetId = (uint)list.ChildElements.Count + 1, Id = workbook.GetIdOfPart(part) });
        }

        workbook.Workbook = new Workbook(list);
    }

    private static void Write(OpenXmlWriter writer, double[] widths, IEnumerable<object?[]> rows, CancellationToken cancellation)
    {
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new Columns(widths.Select((width, place) => new Column { Min = (uint)place + 1, Max = (uint)place + 1, Width = width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.WriteStartElement(new Row());
            foreach (var value in row)
                writer.WriteElement(CellOf(value));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>The kind stands at numbers too, though the standard takes it for granted: not every reader does.</summary>
    private static Cell CellOf(object? value) => value switch
    {
        null or "" => new Cell(),
        string text => new Cell(new InlineString(new Text(WorkbookXml.Escaped(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString },
        bool truth => new Cell(new CellValue(truth ? "1" : "0")) { DataType = CellValues.Boolean },
        _ => new Cell(new CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!)) { DataType = CellValues.Number },
    };
}

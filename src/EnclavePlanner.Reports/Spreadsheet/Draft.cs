using DocumentFormat.OpenXml.Packaging;
using Sml = DocumentFormat.OpenXml.Spreadsheet;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>What a file written by ClosedXML still lacks, put in with the Open XML SDK.</summary>
internal static class Draft
{
    /// <summary>The worksheets in the order of the book.</summary>
    internal static IEnumerable<WorksheetPart> Worksheets(SpreadsheetDocument document)
    {
        var workbook = document.WorkbookPart!;
        return workbook.Workbook.Sheets!.Elements<Sml.Sheet>().Select(sheet => (WorksheetPart)workbook.GetPartById(sheet.Id!));
    }

    /// <summary>Gives the cells with a number or a formula their exact present values.</summary>
    /// <param name="worksheet">The worksheet.</param>
    /// <param name="valued">Those cells by their address.</param>
    /// <param name="cutNotice">What ends a text that a cell cannot hold in full.</param>
    internal static void SetValues(Sml.Worksheet worksheet, IReadOnlyDictionary<string, Cell> valued, string cutNotice)
    {
        foreach (var cell in worksheet.Descendants<Sml.Cell>())
        {
            if (valued.TryGetValue(cell.CellReference!.Value!, out var value))
            {
                cell.CellValue = new Sml.CellValue(value.ValueText(cutNotice));
                cell.DataType = value.Text is null ? null : Sml.CellValues.String;
            }
            else if (cell.CellValue is null)
            {
                // ClosedXML calls a blank cell with a text format a shared string, but names none.
                cell.DataType = null;
            }
        }
    }

    /// <summary>
    /// Makes the rows that every page repeats absolute: ClosedXML writes them as 5:5, which other programs take relative
    /// to the cell where they happen to be.
    /// </summary>
    internal static void FixTitleRows(SpreadsheetDocument document, IReadOnlyList<SheetPage> pages)
    {
        foreach (var name in document.WorkbookPart!.Workbook.DefinedNames!.Elements<Sml.DefinedName>())
        {
            if (name.Name == "_xlnm.Print_Titles" && pages[(int)name.LocalSheetId!.Value] is { Layout.TitleRows: { } rows } page)
                name.Text = $"{page.Prefix}${rows.First}:${rows.Last}";
        }
    }

    /// <summary>
    /// Replaces the random ids and the random name that the package gets at its root, so that equal books are equal byte
    /// for byte.
    /// </summary>
    internal static void SettleIds(SpreadsheetDocument document)
    {
        var random = document.CoreFilePropertiesPart!;
        using var properties = new MemoryStream();
        using (var stream = random.GetStream())
            stream.CopyTo(properties);
        properties.Position = 0;
        document.DeletePart(random);
        var core = document.AddCoreFilePropertiesPart();
        core.FeedData(properties);
        document.ChangeIdOfPart(core, "core");
        document.ChangeIdOfPart(document.WorkbookPart!, "workbook");
    }
}

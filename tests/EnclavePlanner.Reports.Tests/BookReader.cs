using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace EnclavePlanner.Reports.Tests;

/// <summary>A cell as a file says it, with the value that was last computed.</summary>
internal sealed record ReadCell(string? Text, double? Number, string? Formula, bool IsError);

/// <summary>The cells of a workbook, read with the Open XML SDK: values as they stand in the file, nothing computed.</summary>
internal sealed class BookReader
{
    private readonly Dictionary<string, Dictionary<string, ReadCell>> sheets = [];

    internal BookReader(string path)
    {
        using var document = SpreadsheetDocument.Open(path, false);
        var workbook = document.WorkbookPart!;
        var shared = workbook.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        foreach (var sheet in workbook.Workbook.Sheets!.Elements<Sheet>())
        {
            var part = (WorksheetPart)workbook.GetPartById(sheet.Id!);
            sheets[sheet.Name!] = part.Worksheet.Descendants<Cell>()
                .ToDictionary(cell => cell.CellReference!.Value!, cell => Read(cell, shared));
            SheetNames.Add(sheet.Name!);
        }
    }

    internal List<string> SheetNames { get; } = [];

    internal IReadOnlyDictionary<string, ReadCell> Sheet(string name) => sheets[name];

    internal double Number(string sheet, string address) =>
        sheets[sheet][address].Number ?? throw new AssertFailedException($"{sheet}!{address} holds no number but '{sheets[sheet][address].Text}'.");

    internal string Text(string sheet, string address) => sheets[sheet].GetValueOrDefault(address)?.Text ?? "";

    /// <summary>The number of the row whose cell in this column holds this text.</summary>
    internal int RowOf(string sheet, string column, string text) =>
        sheets[sheet]
            .Where(cell => cell.Key.TrimEnd("0123456789".ToCharArray()) == column && cell.Value.Text == text)
            .Select(cell => int.Parse(cell.Key[column.Length..], CultureInfo.InvariantCulture))
            .Order()
            .First();

    private static ReadCell Read(Cell cell, List<string> shared)
    {
        var type = cell.DataType?.Value;
        var raw = cell.CellValue?.Text;
        var formula = cell.CellFormula?.Text;
        if (type == CellValues.Error)
            return new ReadCell(raw, null, formula, true);
        if (type == CellValues.SharedString)
            return new ReadCell(shared[int.Parse(raw!, CultureInfo.InvariantCulture)], null, formula, false);
        if (type == CellValues.InlineString)
            return new ReadCell(cell.InlineString!.InnerText, null, formula, false);
        if (type == CellValues.String)
            return new ReadCell(raw ?? "", null, formula, false);
        return string.IsNullOrEmpty(raw)
            ? new ReadCell(null, null, formula, false)
            : new ReadCell(null, double.Parse(raw, CultureInfo.InvariantCulture), formula, false);
    }
}

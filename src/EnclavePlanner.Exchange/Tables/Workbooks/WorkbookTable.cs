using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tables.Workbooks;

/// <summary>Reads a sheet of an Excel workbook (.xlsx). Nothing in it is run or computed: formulas give the values they had when it was saved.</summary>
internal static class WorkbookTable
{
    /// <summary>Characters of a part that the SDK itself reads as a tree: the list of sheets.</summary>
    private const long LongestTree = 4 << 20;

    /// <exception cref="FaultException">EXC-XLSX-…, EXC-TABLE-…, EXC-FILE-SIZE: what is wrong, and where.</exception>
    internal static Table Read(SourceFile file, string? name, CancellationToken cancellation) => Open(file, document =>
    {
        var workbook = document.WorkbookPart!;
        var sheets = Sheets(workbook);
        if (sheets.Count == 0)
            throw ExchangeTexts.Refusal("EXC-XLSX-NONE", file.Name);
        var (title, part) = name is null
            ? sheets[0]
            : sheets.Find(sheet => sheet.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Part: not null } named
                ? named
                : throw ExchangeTexts.Refusal("EXC-XLSX-SHEET", file.Name, name, string.Join(", ", sheets.Select(sheet => sheet.Name)));
        using var texts = workbook.SharedStringTablePart?.GetStream(FileMode.Open, FileAccess.Read);
        using var styles = workbook.WorkbookStylesPart?.GetStream(FileMode.Open, FileAccess.Read);
        using var cells = part.GetStream(FileMode.Open, FileAccess.Read);
        var is1904 = workbook.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
        var reading = new SheetReading(file, SharedTexts.Read(file, texts, cancellation), CellFormats.Read(styles, is1904));
        reading.Read(cells, cancellation);
        ImmutableArray<LocalizedText> notices = sheets.Count > 1 ? [ExchangeTexts.Say("NoticeSheet", title, sheets.Count)] : [];
        return new Table(file, reading.Rows, "utf-8", reading.Merges, notices);
    });

    /// <summary>The names of the sheets that hold cells, as they stand in the workbook.</summary>
    /// <exception cref="FaultException">EXC-XLSX-…, EXC-FILE-…: it cannot be read.</exception>
    internal static ImmutableArray<string> Names(SourceFile file) =>
        Open(file, document => Sheets(document.WorkbookPart!).Select(sheet => sheet.Name).ToImmutableArray());

    private static TResult Open<TResult>(SourceFile file, Func<SpreadsheetDocument, TResult> work)
    {
        using var stream = file.Open();
        try
        {
            WorkbookArchive.Require(file, stream);
            using var document = SpreadsheetDocument.Open(stream, false, new OpenSettings { MaxCharactersInPart = LongestTree });
            if (document.WorkbookPart?.Workbook is null)
                throw ExchangeTexts.Refusal("EXC-XLSX-FORM", file.Name);
            return work(document);
        }
        catch (Exception damaged) when (damaged is not (FaultException or OperationCanceledException))
        {
            // The package library and the SDK meet a damaged archive with exceptions of many kinds, a null reference among them.
            throw new FaultException(ExchangeTexts.Fault("EXC-XLSX-DAMAGED", file.Name, damaged.Message), damaged);
        }
    }

    private static List<(string Name, WorksheetPart Part)> Sheets(WorkbookPart workbook)
    {
        var parts = workbook.Parts.Where(pair => pair.OpenXmlPart is WorksheetPart).ToDictionary(pair => pair.RelationshipId, pair => (WorksheetPart)pair.OpenXmlPart);
        return [.. (workbook.Workbook.Sheets?.Elements<Sheet>() ?? [])
            .Where(sheet => sheet.Id?.Value is { } id && parts.ContainsKey(id))
            .Select(sheet => (sheet.Name?.Value ?? "", parts[sheet.Id!.Value!]))];
    }
}

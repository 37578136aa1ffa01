using System.IO.Compression;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>
/// Writes an .xlsx file in three steps. ClosedXML makes a draft with all its sheets, without the values of formulas and
/// with one row in place of each long list. The Open XML SDK sets the values. Then the draft's parts go into the file as
/// they are, and the long lists are streamed into theirs: so no part with a long list is ever in memory, as it would be
/// if the SDK wrote the file itself, and equal books are equal byte for byte.
/// </summary>
internal sealed class WorkbookFile
{
    /// <summary>The sheets in their order; at least one.</summary>
    internal required IReadOnlyList<SheetPage> Pages { get; init; }

    /// <summary>Names that mean one cell throughout the book, with its absolute address.</summary>
    internal required IReadOnlyList<(string Name, string Address)> Names { get; init; }

    /// <summary>The title in the file's properties.</summary>
    internal required string Title { get; init; }

    /// <summary>The author in the file's properties.</summary>
    internal required string Author { get; init; }

    /// <summary>When it is made.</summary>
    internal required DateTimeOffset MadeAt { get; init; }

    /// <summary>The texts at the left, in the middle and at the right of the foot of each page, with their codes.</summary>
    internal required (string Left, string Centre, string Right) Footer { get; init; }

    /// <summary>What ends a text that a cell cannot hold in full.</summary>
    internal required string CutNotice { get; init; }

    /// <summary>The font of text and numbers.</summary>
    internal required string BodyFont { get; init; }

    /// <summary>The font of titles and table heads.</summary>
    internal required string HeadingFont { get; init; }

    /// <summary>Writes the file; the stream need not be able to seek, and stays open.</summary>
    internal void Write(Stream target)
    {
        using var stream = new MemoryStream();
        var sheets = WriteDraft(stream);
        var longLists = Complete(stream, sheets);
        stream.Position = 0;
        using var draft = new ZipArchive(stream, ZipArchiveMode.Read);
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in draft.Entries)
            Copy(part, archive, longLists.GetValueOrDefault(part.FullName));
    }

    private List<Sheet> WriteDraft(Stream target)
    {
        using var workbook = new XLWorkbook();
        workbook.Properties.Title = CellText.Clean(Title);
        workbook.Properties.Author = CellText.Clean(Author);
        workbook.Properties.Created = workbook.Properties.Modified = MadeAt.UtcDateTime;
        var looks = new CellLooks(BodyFont, HeadingFont);
        List<Sheet> sheets = [];
        foreach (var page in Pages)
        {
            var worksheet = workbook.AddWorksheet(page.Name);
            var sheet = new Sheet(worksheet, page.Layout, looks, CutNotice);
            page.Write(sheet);
            SheetSetup.Apply(worksheet, page.Layout, sheet.NextRow - 1, Footer);
            sheets.Add(sheet);
        }

        foreach (var (name, address) in Names)
            workbook.NamedRanges.Add(name, address);
        workbook.Worksheets.First().SetTabActive().SetTabSelected();

        // Its engine lacks functions that the formulas use; their values are ours.
        workbook.SaveAs(target, new SaveOptions { EvaluateFormulasBeforeSaving = false, GenerateCalculationChain = false });
        return sheets;
    }

    // Returns the sheets that have a long list, by the names of their parts.
    private Dictionary<string, Sheet> Complete(Stream draft, List<Sheet> sheets)
    {
        Dictionary<string, Sheet> longLists = [];
        using var document = SpreadsheetDocument.Open(draft, isEditable: true);
        foreach (var (part, sheet) in Draft.Worksheets(document).Zip(sheets))
        {
            Draft.SetValues(part.Worksheet, sheet.Valued, CutNotice);
            if (sheet.LongList is not null)
                longLists.Add(part.Uri.OriginalString.TrimStart('/'), sheet);
        }

        Draft.FixTitleRows(document, Pages);
        Draft.SettleIds(document);
        return longLists;
    }

    private void Copy(ZipArchiveEntry part, ZipArchive archive, Sheet? sheet)
    {
        var copy = archive.CreateEntry(part.FullName, CompressionLevel.Fastest);

        // A zip archive knows no time before 1980 or after 2107.
        if (MadeAt.Year is >= 1980 and <= 2107)
            copy.LastWriteTime = MadeAt;
        using var source = part.Open();
        using var target = copy.Open();
        if (sheet?.LongList is { } list)
            LongListWriter.Write(source, target, list, sheet.Layout, CutNotice);
        else
            source.CopyTo(target);
    }
}

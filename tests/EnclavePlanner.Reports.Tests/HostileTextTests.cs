using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Reports.Tests;

/// <summary>Whatever the data say, the book opens, says it, and computes none of it.</summary>
[TestClass]
public sealed class HostileTextTests : WorkbookTest
{
    private static readonly string[] Names =
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.invalid\",\"x\")", "<b>&amp;</b>", "a\0b\u0001c\u001F", "_x0041_",
        "tab\there", "two\r\nlines\rthree", "\uD83D lone", "lone \uDE00", "\uD83C\uDFD7 園区", "\uFFFE\uFFFF", "'quoted'", "]]>", "0102", "1E5", "TRUE", " spaces ",
    ];

    [TestMethod]
    public void Text_stays_text_and_the_book_valid()
    {
        var path = Write(Hostile());
        ValidityTests.AssertValid(path);
        var book = new BookReader(path);
        var parcels = book.SheetNames.Single(name => name.StartsWith("现状图斑 =", StringComparison.Ordinal));
        var cells = book.Sheet(parcels);
        Assert.IsFalse(cells.Any(cell => cell.Key[0] is 'B' or 'C' or 'F' && cell.Value.Formula is not null));
        foreach (var name in new[] { "=1+1", "+1", "-1", "@SUM(A1)", "<b>&amp;</b>", "tab\there", "'quoted'", "]]>", "0102", "1E5", "TRUE", " spaces " })
            Assert.Contains(name, cells.Values.Select(cell => cell.Text));
        Assert.Contains("a\uFFFDb\uFFFDc\uFFFD", cells.Values.Select(cell => cell.Text));
        Assert.Contains("two\nlines\nthree", cells.Values.Select(cell => cell.Text));
    }

    [TestMethod]
    public void Text_stays_text_on_the_sheets_that_ClosedXML_writes()
    {
        var book = new BookReader(Write(Hostile()));
        var names = book.Sheet("置换比较").Where(cell => cell.Key[0] == 'B' && cell.Value.Formula is null).Select(cell => cell.Value.Text).ToList();
        foreach (var name in new[] { "=1+1", "+1", "-1", "@SUM(A1)", "<b>&amp;</b>", "tab\there", "'quoted'", "]]>", "0102", "1E5", "TRUE", " spaces ", "a\uFFFDb\uFFFDc\uFFFD", "two\nlines\nthree" })
            Assert.Contains(name, names);
    }

    [TestMethod]
    public void Print_areas_titles_and_filters_name_their_own_sheet()
    {
        using var document = SpreadsheetDocument.Open(Write(Hostile()), false);
        var workbook = document.WorkbookPart!.Workbook;
        var sheets = workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();
        var local = workbook.DefinedNames!.Elements<DefinedName>().Where(name => name.LocalSheetId is not null).ToList();
        Assert.HasCount(sheets.Count - 1 + 2 * 2 + 2, local, "Titles on all sheets but the cover; areas of land and balance; filters of land.");
        foreach (var name in local)
        {
            var sheet = sheets[(int)name.LocalSheetId!.Value];
            var reference = name.Text[..name.Text.LastIndexOf('!')];
            Assert.IsTrue(reference == $"'{sheet.Replace("'", "''")}'" || (reference == sheet && sheet.All(char.IsLetter)), name.Text);
        }
    }

    [TestMethod]
    public void What_looks_like_a_character_code_reads_as_it_was_written()
    {
        var book = Recalculated(Write(Hostile()));
        var cells = book.SheetNames.SelectMany(name => book.Sheet(name).Values).ToList();
        Assert.IsFalse(cells.Any(cell => cell.IsError));
        Assert.Contains("_x005F_x0041_", cells.Select(cell => cell.Text), "LibreOffice escapes it again as it saves.");
    }

    [TestMethod]
    public void An_overlong_text_is_cut_with_a_notice()
    {
        var builder = new PlanBuilder();
        builder.Parcel(builder.Host, 10, 10, "1001", new string('长', 40_000));
        var path = Write(builder.Build());
        ValidityTests.AssertValid(path);
        var text = new BookReader(path).Text("现状图斑 深圳市", "C6");
        Assert.AreEqual(32_767, text.Length);
        Assert.EndsWith("……〔过长，已截断〕", text);
    }

    [TestMethod]
    public void Sheet_names_are_legal_and_differ()
    {
        var builder = new PlanBuilder(withCities: false);
        string[] names = ["A/B:C*[D]?\\E", "a_b_c__d___e", "'History'", "", new string('城', 50), new string('城', 50), "🏗🏗🏗🏗🏗🏗🏗🏗🏗🏗🏗🏗🏗🏗🏗🏗", "\0"];
        for (var i = 0; i < names.Length; i++)
            builder.City($"10000{i}", names[i], i % 2 == 0 ? CityRole.Origin : CityRole.Host, 4547);
        var path = Write(builder.Build());
        ValidityTests.AssertValid(path);
        using var book = new XLWorkbook(path);
        var sheets = book.Worksheets.Select(sheet => sheet.Name).ToList();
        Assert.HasCount(4 + 2 * names.Length, sheets);
        Assert.HasCount(sheets.Count, sheets.Distinct(StringComparer.OrdinalIgnoreCase));
        Assert.IsTrue(sheets.TrueForAll(name => name.Length is > 0 and <= 31 && name.IndexOfAny([':', '\\', '/', '?', '*', '[', ']']) < 0));
    }

    [TestMethod]
    public void Codes_that_look_alike_to_Excel_are_not_mixed_in_the_balance()
    {
        // COUNTIF takes the text 101 for 0101; 101 is no code of the guide.
        var builder = new PlanBuilder();
        foreach (var code in new[] { "0101", "101", "00101", "10", "1001", "1001.0", "", null, "=0101" })
            builder.Parcel(builder.Origin, 100.3, 100.7, code);
        var contents = builder.Build();
        var path = Write(contents);
        var recalculated = Recalculated(path);
        RecalculationTests.AssertSameValues(new BookReader(path), recalculated);
        RecalculationTests.AssertBalance(
            recalculated, "用地平衡表 聊城市", RecalculationTests.BalanceOf(contents, builder.Origin, AreasOf(contents)));
    }

    private static PlanContents Hostile()
    {
        var builder = new PlanBuilder("=cmd|' /C calc'!A0 & \"<plan>\"\u0007", withCities: false);
        var origin = builder.City("37150\n0", "=O'Brien's [city]", CityRole.Origin, 4548);
        var host = builder.City("440300", "\"host\" & <b>", CityRole.Host, 4547);
        var parcels = Names.Select(name => builder.Parcel(origin, 50, 60, name, name, name, name)).ToList();
        var given = builder.Parcel(host, 40, 50, "1001", number: "");
        foreach (var name in Names)
            builder.Proposal(name, [parcels[0], parcels[5]], [given]);
        return builder.Build();
    }
}

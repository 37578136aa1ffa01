using ClosedXML.Excel;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace EnclavePlanner.Reports.Tests;

[TestClass]
public sealed class ValidityTests : WorkbookTest
{
    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public void Satisfies_the_Open_XML_validator(string language) => AssertValid(Write(PlanBuilder.Sample(), language: language));

    [TestMethod]
    public void An_empty_plan_gives_a_valid_book() => AssertValid(Write(new PlanBuilder().Build()));

    [TestMethod]
    public void Opens_in_ClosedXML_with_numbers_as_numbers_and_codes_as_text()
    {
        var contents = PlanBuilder.Sample();
        var areas = AreasOf(contents);
        using var book = new XLWorkbook(Write(contents));
        var sheet = book.Worksheet("现状图斑 聊城市");
        var first = contents.Parcels.First(parcel => parcel.CityCode == "371500");
        Assert.AreEqual(first.Number, sheet.Cell("B6").GetString());
        Assert.AreEqual(XLDataType.Text, sheet.Cell("D6").DataType);
        Assert.AreEqual("0102", sheet.Cell("D6").GetString());
        Assert.AreEqual(areas[first].Value, sheet.Cell("G6").GetDouble(), 1e-9);
        Assert.AreEqual(5, sheet.SheetView.SplitRow);
        Assert.AreEqual(XLPaperSize.A4Paper, sheet.PageSetup.PaperSize);
        Assert.AreEqual(1, sheet.PageSetup.PagesWide);
        Assert.AreEqual(contents.Plan.SwapTolerance, book.NamedRange("SwapTolerance").Ranges.First().FirstCell().GetDouble());
    }

    [TestMethod]
    public void Prints_one_page_wide_with_the_table_head_on_every_page()
    {
        using var book = new XLWorkbook(Write(PlanBuilder.Sample()));
        foreach (var sheet in book.Worksheets)
        {
            Assert.AreEqual((1, 0), (sheet.PageSetup.PagesWide, sheet.PageSetup.PagesTall), sheet.Name);
            Assert.AreEqual(sheet.Name == "置换比较" ? XLPaperSize.A3Paper : XLPaperSize.A4Paper, sheet.PageSetup.PaperSize, sheet.Name);
            Assert.Contains("&P", sheet.PageSetup.Footer.Center.GetText(XLHFOccurrence.OddPages), sheet.Name);
        }

        var land = book.Worksheet("现状图斑 聊城市");
        Assert.AreEqual((5, 5), (land.PageSetup.FirstRowToRepeatAtTop, land.PageSetup.LastRowToRepeatAtTop));
        Assert.AreEqual("$A$1:$J$46", land.PageSetup.PrintAreas.Single().RangeAddress.ToString());
        Assert.AreEqual("A5:K45", land.AutoFilter.Range.RangeAddress.ToString());
        Assert.IsTrue(book.Worksheet("封面").TabSelected);
    }

    [TestMethod]
    public void Every_sheet_is_linked_from_the_cover()
    {
        using var book = new XLWorkbook(Write(PlanBuilder.Sample()));
        var targets = book.Worksheet("封面").Hyperlinks.Select(link => link.InternalAddress).ToList();
        foreach (var sheet in book.Worksheets.Where(sheet => sheet.Name != "封面"))
            Assert.Contains($"'{sheet.Name}'!A1", targets);
    }

    [TestMethod]
    public void Equal_plans_give_equal_bytes()
    {
        var contents = PlanBuilder.Sample();
        CollectionAssert.AreEqual(
            File.ReadAllBytes(Write(contents, "one.xlsx")),
            File.ReadAllBytes(Write(contents, "two.xlsx")));
    }

    [TestMethod]
    public void Writes_to_a_stream_that_can_only_be_written()
    {
        var contents = PlanBuilder.Sample();
        using (var file = File.Create(PathOf("stream.xlsx")))
        using (var forward = new System.IO.Compression.DeflateStream(file, System.IO.Compression.CompressionLevel.Fastest))
            ApprovalWorkbook.Write(contents, AreasOf(contents), Settings(), forward);
        using var packed = File.OpenRead(PathOf("stream.xlsx"));
        using var unpacked = new MemoryStream();
        using (var inflate = new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionMode.Decompress))
            inflate.CopyTo(unpacked);
        CollectionAssert.AreEqual(File.ReadAllBytes(Write(contents)), unpacked.ToArray());
    }

    internal static void AssertValid(string path)
    {
        using var document = SpreadsheetDocument.Open(path, false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");
        Assert.AreEqual("", string.Join('\n', errors));
    }
}

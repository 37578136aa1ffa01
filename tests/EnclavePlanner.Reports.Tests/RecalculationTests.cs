using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using EnclavePlanner.Planning.Balance;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Reports.Tests;

/// <summary>LibreOffice computes every formula anew; what it finds is what Planning says.</summary>
[TestClass]
public sealed class RecalculationTests : WorkbookTest
{
    // Four tests look at one book: LibreOffice takes seconds to start.
    private static readonly Lazy<(PlanContents Contents, BookReader Written, BookReader Recalculated)> Sample = new(() =>
    {
        using var test = new RecalculationTests();
        var contents = PlanBuilder.Sample();
        var path = test.Write(contents);
        return (contents, new BookReader(path), test.Recalculated(path));
    });

    [TestMethod]
    public void Every_formula_comes_to_the_value_that_is_written() =>
        AssertSameValues(Sample.Value.Written, Sample.Value.Recalculated);

    [TestMethod]
    public void Every_formula_of_an_English_book_comes_to_the_value_that_is_written()
    {
        var path = Write(PlanBuilder.Sample(), language: "en");
        AssertSameValues(new BookReader(path), Recalculated(path));
    }

    [TestMethod]
    public void Balance_is_that_of_Planning()
    {
        var (contents, _, book) = Sample.Value;
        var areas = AreasOf(contents);
        foreach (var city in contents.Cities)
            AssertBalance(book, "用地平衡表 " + city.Name, BalanceOf(contents, city, areas));
    }

    [TestMethod]
    public void Swap_figures_are_those_of_Planning()
    {
        var (contents, _, book) = Sample.Value;
        var areas = AreasOf(contents);
        foreach (var proposal in contents.Proposals)
        {
            var expected = AreaAssessment.Assess(contents, proposal, areas);
            var row = book.RowOf("置换比较", "B", proposal.Name);
            Assert.AreEqual(expected.Origin, book.Number("置换比较", $"E{row}"), 1e-6);
            Assert.AreEqual(expected.Host, book.Number("置换比较", $"F{row}"), 1e-6);
            Assert.AreEqual(expected.Difference, book.Number("置换比较", $"G{row}"), 1e-6);
            if (expected.Ratio is { } ratio)
                Assert.AreEqual(ratio, book.Number("置换比较", $"I{row}"), 1e-12);
            else
                Assert.AreEqual("—", book.Text("置换比较", $"I{row}"));
            Assert.AreEqual(expected.Deviation, book.Number("置换比较", $"J{row}"), 1e-12);
            Assert.AreEqual(expected.IsWithin ? "在容差内" : "超出容差", book.Text("置换比较", $"L{row}"));
        }
    }

    [TestMethod]
    public void Nothing_on_either_side_has_no_ratio_and_is_balanced()
    {
        var book = Sample.Value.Recalculated;
        var row = book.RowOf("置换比较", "B", "方案三（待定）");
        Assert.AreEqual("—", book.Text("置换比较", $"I{row}"));
        Assert.AreEqual(0, book.Number("置换比较", $"J{row}"));
        Assert.AreEqual("在容差内", book.Text("置换比较", $"L{row}"));
    }

    [TestMethod]
    public void A_changed_tolerance_changes_the_verdict()
    {
        var contents = PlanBuilder.Sample();
        var proposal = contents.Proposals[0];
        var expected = AreaAssessment.Assess(contents, proposal, AreasOf(contents));
        var path = Write(contents);
        var row = new BookReader(path).RowOf("置换比较", "B", proposal.Name);
        Assert.AreEqual("超出容差", new BookReader(path).Text("置换比较", $"L{row}"));
        Set(path, "置换比较", "F5", Math.Abs(expected.Deviation) + 0.001);
        Assert.AreEqual("在容差内", Recalculated(path).Text("置换比较", $"L{row}"));
    }

    [TestMethod]
    public void A_changed_parcel_area_flows_into_totals_balance_and_swap()
    {
        var contents = PlanBuilder.Sample();
        var areas = AreasOf(contents);
        var proposal = contents.Proposals[0];
        var origin = contents.Parcels.Where(parcel => parcel.CityCode == "371500").ToList();
        var index = origin.FindIndex(parcel => parcel.Id == proposal.OriginGives[0]);
        var path = Write(contents);
        Set(path, "现状图斑 聊城市", $"G{6 + index}", 123_456.789);
        var book = Recalculated(path);

        var land = origin.Select((parcel, i) => (parcel.LandUseCode, i == index ? new(123_456.789) : areas[parcel])).ToList();
        var balance = LandUseBalance.Of(land);
        AssertBalance(book, "用地平衡表 聊城市", balance);
        Assert.AreEqual(balance.Total.Value, book.Number("现状图斑 聊城市", $"G{6 + origin.Count}"), 1e-6);
        Assert.AreEqual(balance.Total.Value, book.Number("方案概况", $"B{book.RowOf("方案概况", "A", "聊城市 图斑面积")}"), 1e-6);
        var before = AreaAssessment.Assess(contents, proposal, areas).Origin;
        var row = book.RowOf("置换比较", "B", proposal.Name);
        Assert.AreEqual(before - areas[origin[index]].Value + 123_456.789, book.Number("置换比较", $"E{row}"), 1e-6);
    }

    [TestMethod]
    public void An_empty_plan_has_no_error_in_any_cell()
    {
        var path = Write(new PlanBuilder().Build());
        var book = Recalculated(path);
        AssertSameValues(new BookReader(path), book);
        Assert.Contains("本方案尚无置换方案", book.Sheet("置换比较").Values.Select(cell => cell.Text));
        Assert.Contains("本方案尚无聊城市的现状图斑", book.Sheet("现状图斑 聊城市").Values.Select(cell => cell.Text));
    }

    internal static LandUseBalance BalanceOf(PlanContents contents, City city, PlanAreas areas) => LandUseBalance.Of(
        contents.Parcels.Where(parcel => parcel.CityCode == city.Code).Select(parcel => (parcel.LandUseCode, areas[parcel])));

    internal static void AssertBalance(BookReader book, string sheet, LandUseBalance expected)
    {
        const int firstRow = 6;
        for (var i = 0; i < expected.Rows.Length; i++)
        {
            var row = expected.Rows[i];
            Assert.AreEqual(row.LandUse?.Code ?? "—", book.Text(sheet, $"C{firstRow + i}"));
            Assert.AreEqual(row.Count, book.Number(sheet, $"E{firstRow + i}"));
            Assert.AreEqual(row.Area.Value, book.Number(sheet, $"F{firstRow + i}"), 1e-5);
            Assert.AreEqual((double)row.AdjustedHectares, book.Number(sheet, $"G{firstRow + i}"), 1e-9, $"{sheet} row {i}, ha");
            Assert.AreEqual((double)row.AdjustedPercent, book.Number(sheet, $"I{firstRow + i}"), 1e-9, $"{sheet} row {i}, %");
        }

        var total = firstRow + Math.Max(expected.Rows.Length, 1);
        Assert.AreEqual((double)expected.Rows.Sum(row => row.AdjustedHectares), book.Number(sheet, $"G{total}"), 1e-9);
        Assert.AreEqual(expected.Total.Value == 0 ? 0 : 100, book.Number(sheet, $"I{total}"), 1e-9);
    }

    internal static void AssertSameValues(BookReader written, BookReader recalculated)
    {
        CollectionAssert.AreEqual(written.SheetNames, recalculated.SheetNames);
        foreach (var sheet in written.SheetNames)
        {
            foreach (var (address, cell) in written.Sheet(sheet).Where(cell => cell.Value.Formula is not null))
            {
                var now = recalculated.Sheet(sheet)[address];
                var place = $"{sheet}!{address} ={cell.Formula}";
                Assert.IsFalse(now.IsError, place);
                if (cell.Number is { } number)
                    Assert.AreEqual(number, now.Number ?? double.NaN, 1e-9 * Math.Max(1000, Math.Abs(number)), place);
                else
                    Assert.AreEqual(cell.Text, now.Text ?? "", place);
            }
        }
    }

    private static void Set(string path, string sheet, string address, double value)
    {
        using var document = SpreadsheetDocument.Open(path, true);
        var entry = document.WorkbookPart!.Workbook.Descendants<Sheet>().Single(candidate => candidate.Name == sheet);
        var part = (WorksheetPart)document.WorkbookPart.GetPartById(entry.Id!);
        var cell = part.Worksheet.Descendants<Cell>().Single(candidate => candidate.CellReference == address);
        cell.CellValue = new CellValue(value.ToString("R", CultureInfo.InvariantCulture));
        part.Worksheet.Save();
    }
}

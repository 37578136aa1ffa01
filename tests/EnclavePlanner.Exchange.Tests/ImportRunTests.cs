using System.Globalization;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>Imports whose rows stream.</summary>
[TestClass]
public sealed class ImportRunTests : IDisposable
{
    private const string Square = """{"type":"Polygon","coordinates":[[[114.0,22.5],[114.01,22.5],[114.01,22.51],[114.0,22.51],[114.0,22.5]]]}""";

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void A_row_is_there_before_the_next_is_read()
    {
        var run = Begin([Square, Square, "null"]);
        using var rows = run.Rows().GetEnumerator();
        Assert.IsTrue(rows.MoveNext());
        Assert.IsTrue(rows.MoveNext());
        Assert.ThrowsExactly<InvalidOperationException>(() => run.Report);
        Assert.ThrowsExactly<NothingImportedException>(() => rows.MoveNext(), "the third record keeps the two out that came before it");
        Assert.AreEqual((0, 2, 1), (run.Report.Taken, run.Report.Good, run.Report.RefusedCount));
    }

    [TestMethod]
    public void No_row_comes_after_one_that_is_refused_but_all_are_judged()
    {
        var run = Begin(["null", Square, Square, "null"]);
        using var rows = run.Rows().GetEnumerator();
        Assert.ThrowsExactly<NothingImportedException>(() => rows.MoveNext());
        Assert.AreEqual((0, 2), (run.Report.Taken, run.Report.Good));
        CollectionAssert.AreEqual(new[] { 1, 4 }, run.Report.Refused.Select(row => row.Row).ToArray());
    }

    [TestMethod]
    public void Good_rows_come_where_refused_ones_are_skipped()
    {
        var run = Begin(["null", Square, "null", Square], request => request with { SkipRefused = true });
        Assert.HasCount(2, run.Rows().ToList());
        Assert.AreEqual((2, 2, 2), (run.Report.Taken, run.Report.Good, run.Report.RefusedCount));
    }

    [TestMethod]
    public void A_file_without_records_brings_nothing()
    {
        var run = Begin([]);
        Assert.ThrowsExactly<NothingImportedException>(() => run.Rows().Count());
        Assert.Contains(notice => notice.Key == "NoticeNoRecords", run.Report.Notices);
    }

    [TestMethod]
    public void Rows_can_be_drawn_once()
    {
        var run = Begin([Square]);
        Assert.HasCount(1, run.Rows().ToList());
        Assert.ThrowsExactly<InvalidOperationException>(() => run.Rows().Count());
    }

    [TestMethod]
    public void The_first_scheme_comes_before_its_plots_and_not_without_them()
    {
        var bounded = plan.After(plan.Import(Write([Square]), PlanLayer.Boundary, PlansForTests.Host));
        var run = Begin([Square, Square], request => request with { Layer = PlanLayer.Plots }, bounded);
        var rows = run.Rows().Select(row => row.After).ToList();
        Assert.IsInstanceOfType<Scheme>(rows[0]);
        Assert.HasCount(2, rows.OfType<Plot>().ToList());
        Assert.AreEqual(2, run.Report.Taken);
        var refused = Begin(["null"], request => request with { Layer = PlanLayer.Plots, SkipRefused = true }, bounded);
        Assert.ThrowsExactly<NothingImportedException>(() => refused.Rows().Count());
    }

    [TestMethod]
    public void Of_very_many_refused_rows_all_are_counted_and_the_first_told()
    {
        const int more = 7;
        const string point = """{"type":"Point","coordinates":[114.06,22.54]}""";
        var run = Begin(Enumerable.Repeat(point, ImportReport.MostRows + more).Append(Square), request => request with { SkipRefused = true });
        Assert.HasCount(1, run.Rows().ToList());
        Assert.AreEqual(ImportReport.MostRows + more, run.Report.RefusedCount);
        Assert.HasCount(ImportReport.MostRows, run.Report.Refused);
        Assert.AreEqual(ImportReport.MostRows, run.Report.Refused[^1].Row);
        ImportReportFile.Write(run.Report, folder["report.xlsx"], CultureInfo.GetCultureInfo("en"));
        var sheets = Exchange.Tables.Workbooks.WorkbookTable.Names(Exchange.Sources.SourceFile.Named(folder["report.xlsx"]));
        Assert.HasCount(3, sheets);
    }

    private ImportRun Begin(IEnumerable<string> geometries, Func<ImportRequest, ImportRequest>? with = null, PlanContents? into = null)
    {
        var request = new ImportRequest { Path = Write(geometries), Layer = PlanLayer.Parcels, CityCode = PlansForTests.Host };
        return LayerImport.Begin(into ?? plan, [], with?.Invoke(request) ?? request);
    }

    private string Write(IEnumerable<string> geometries) => folder.Write(
        "a.geojson",
        $$"""{"type":"FeatureCollection","features":[{{string.Join(',', geometries.Select(geometry => $$"""{"type":"Feature","properties":{},"geometry":{{geometry}}}"""))}}]}""");
}

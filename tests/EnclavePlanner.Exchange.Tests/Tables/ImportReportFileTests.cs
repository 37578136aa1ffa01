using System.Globalization;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Exchange.Tables.Joining;
using EnclavePlanner.Exchange.Tests.Exporting;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Tables;

[TestClass]
public sealed class ImportReportFileTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>LibreOffice, which is not ours, reads the workbook.</summary>
    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public void The_report_names_every_refused_row_and_no_text_is_a_formula(string language)
    {
        folder.Write("=cmd.json", """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"TBBH":"1"},"geometry":{"type":"Polygon","coordinates":[[[114.00,22.50],[114.01,22.50],[114.01,22.51],[114.00,22.50]]]}},
            {"type":"Feature","properties":{"TBBH":"2","YDYHFLDM":"=1+1"},"geometry":{"type":"Polygon","coordinates":[[[114.00,22.50],[114.01,22.50],[114.01,22.51],[114.00,22.50]]]}}]}
            """);
        var report = PlansForTests.Between(4548, 4547).Import(folder["=cmd.json"], PlanLayer.Parcels, PlansForTests.Host).Report;
        Assert.HasCount(1, report.Refused);
        var culture = CultureInfo.GetCultureInfo(language);
        ImportReportFile.Write(report, folder["r.xlsx"], culture);
        var refused = Table.Read(SourceFile.Named(folder["r.xlsx"]), ReportSheet(1), null, default);
        CollectionAssert.AreEqual(new object[] { 2L, "PLN-LANDUSE-UNKNOWN", report.Refused[0].Fault.In(culture) }, refused.Rows[1].Cells);
        LibreOffice.Convert(folder["r.xlsx"], "csv:Text - txt - csv (StarCalc):44,34,76", folder.Path);
        var text = File.ReadAllText(folder["r.csv"]);
        StringAssert.Contains(text, "=cmd.json");
        foreach (var notice in report.Notices)
            StringAssert.Contains(text.Replace("\"\"", "\"", StringComparison.Ordinal), notice.In(culture));

        string ReportSheet(int place) => Importing.SourceTables.Of(folder["r.xlsx"])[place];
    }

    [TestMethod]
    public void The_report_of_a_join_names_its_refused_rows()
    {
        folder.Write("a.csv", "编号,MC\nnone,甲\n");
        var plan = ExportingForTests.Sample;
        var report = TableJoin.Prepare(plan, new JoinRequest { Path = folder["a.csv"], Layer = PlanLayer.Parcels, CityCode = PlansForTests.Host }).Report;
        ImportReportFile.Write(report, folder["r.xlsx"], CultureInfo.GetCultureInfo("en"));
        var refused = Table.Read(SourceFile.Named(folder["r.xlsx"]), Importing.SourceTables.Of(folder["r.xlsx"])[1], null, default);
        CollectionAssert.AreEqual(new object[] { 2L, "EXC-JOIN-NONE" }, refused.Rows[1].Cells.Take(2).ToArray());
        LibreOffice.Convert(folder["r.xlsx"], "csv:Text - txt - csv (StarCalc):44,34,76", folder.Path);
        var text = File.ReadAllText(folder["r.csv"]);
        StringAssert.Contains(text, "a.csv");
    }
}

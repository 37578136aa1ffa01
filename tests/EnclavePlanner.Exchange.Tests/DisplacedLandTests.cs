using System.Globalization;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Exchange.Tests;

[TestClass]
public sealed class DisplacedLandTests : IDisposable
{
    private const string Square = """{"type":"Polygon","coordinates":[[[114.00,22.50],[114.01,22.50],[114.01,22.51],[114.00,22.51],[114.00,22.50]]]}""";

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    public void Dispose() => folder.Dispose();

    /// <summary>The districts of Shenzhen from a web map (GCJ-02) and as they are; measured apart: 590 to 612 m.</summary>
    [TestMethod]
    [DataRow("admin/shenzhen_wgs84.json", "admin/440300_full.json")]
    [DataRow("admin/440300_full.json", "admin/shenzhen_wgs84.json")]
    public void Districts_of_a_web_map_beside_the_true_ones_are_told(string first, string second)
    {
        var host = plan.After(plan.Import(SharedData.File(first), PlanLayer.Parcels, PlansForTests.Host, Lenient));
        var outcome = host.Import(SharedData.File(second), PlanLayer.Parcels, PlansForTests.Host, Lenient);
        var notice = outcome.Report.Notices.Single(notice => notice.Key == "NoticeDisplaced");
        var metres = (double)notice.Arguments[0]!;
        Assert.IsTrue(metres is >= 580 and <= 625, notice.In(CultureInfo.GetCultureInfo("en")));
        Assert.IsGreaterThanOrEqualTo(5, (int)notice.Arguments[2]!);
    }

    [TestMethod]
    [DataRow("admin/shenzhen_wgs84.json")]
    [DataRow("admin/440300_full.json")]
    public void The_same_file_again_is_not(string file)
    {
        var host = plan.After(plan.Import(SharedData.File(file), PlanLayer.Parcels, PlansForTests.Host, Lenient));
        Assert.IsNull(Told(host.Import(SharedData.File(file), PlanLayer.Parcels, PlansForTests.Host, Lenient)));
    }

    /// <summary>Parcels of equal size in rows lie at such distances from one another; they are neighbours.</summary>
    [TestMethod]
    public void Equal_parcels_side_by_side_are_not()
    {
        var host = plan.After(Import(plan, Parcels(0)));
        Assert.IsNull(Told(Import(host, Parcels(8))));
        Assert.IsNull(Told(Import(host, Parcels(16))));

        static string Parcels(int start) => Collection(Enumerable.Range(start, 8).Select(i => FormattableString.Invariant(
            $"[[[{114 + i * 0.001},22.5],[{114 + (i + 1) * 0.001},22.5],[{114 + (i + 1) * 0.001},22.501],[{114 + i * 0.001},22.501],[{114 + i * 0.001},22.5]]]")));
    }

    /// <summary>A layer of small parcels moved as a whole by 550 m: no parcel overlaps its own copy, but the layers do.</summary>
    [TestMethod]
    public void A_layer_of_small_parcels_displaced_as_a_whole_is_told()
    {
        var host = plan.After(Import(plan, Grid(0)));
        var notice = Told(Import(host, Grid(0.005)))!;
        Assert.IsTrue((double)notice.Arguments[0]! is > 500 and < 520, notice.ToString()); // 0.005° at 22.5° north: 515 m
        Assert.AreEqual(100, notice.Arguments[2]);
        Assert.IsNull(Told(Import(host, Grid(0.0005))));
        Assert.IsNull(Told(Import(host, Grid(0.02))));

        static string Grid(double shift) => Collection(
            from row in Enumerable.Range(0, 10)
            from column in Enumerable.Range(0, 10)
            let x = Math.Round(114 + shift + column * 0.001, 6)
            let y = Math.Round(22.5 + row * 0.001, 6)
            select FormattableString.Invariant($"[[[{x},{y}],[{x + 0.0009},{y}],[{x + 0.0009},{y + 0.0009}],[{x},{y + 0.0009}],[{x},{y}]]]"));
    }

    [TestMethod]
    public void A_city_that_the_file_does_not_belong_to_says_nothing()
    {
        var host = plan.After(plan.Import(SharedData.File("admin/371500_full.json"), PlanLayer.Parcels, PlansForTests.Origin, Lenient));
        Assert.IsNull(Told(host.Import(SharedData.File("admin/440300_full.json"), PlanLayer.Parcels, PlansForTests.Host, Lenient)));
    }

    [TestMethod]
    [DataRow(DisplacedSource.Gcj02, "GCJ-02")]
    [DataRow(DisplacedSource.Bd09, "BD-09")]
    public void A_file_that_the_user_says_is_displaced_is_refused_with_the_reason(DisplacedSource source, string name)
    {
        var path = folder.Write("land.geojson", Square);
        Refused(name, () => plan.Import(path, PlanLayer.Parcels, PlansForTests.Host, request => request with { Displaced = source }));
        var crs = $$$"""{"type":"Feature","properties":{},"crs":{"type":"name","properties":{"name":"{{{name}}}"}},"geometry":{{{Square}}}}""";
        Refused(name, () => Import(plan, crs));
    }

    private static void Refused(string name, Func<ImportOutcome> import)
    {
        var fault = Assert.ThrowsExactly<FaultException>(import).Fault;
        Assert.AreEqual("EXC-CRS", fault.Code);
        var reason = (LocalizedText)fault.Text.Arguments[1]!;
        Assert.AreEqual("GEO-CRS-SHIFTED", reason.Key);
        Assert.AreEqual(name, reason.Arguments[0]);
    }

    private static ImportRequest Lenient(ImportRequest request) => request with { SkipRefused = true };

    private static LocalizedText? Told(ImportOutcome outcome) => outcome.Report.Notices.SingleOrDefault(notice => notice.Key == "NoticeDisplaced");

    private ImportOutcome Import(PlanContents into, string text) =>
        into.Import(folder.Write("land.geojson", text), PlanLayer.Parcels, PlansForTests.Host);

    private static string Collection(IEnumerable<string> rings) =>
        """{"type":"FeatureCollection","features":["""
        + string.Join(',', rings.Select(ring => """{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":""" + ring + "}}"))
        + "]}";
}

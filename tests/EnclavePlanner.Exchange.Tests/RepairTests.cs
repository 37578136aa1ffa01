using CsCheck;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>Invalid land is repaired on request only, and the report says what that changed; gaps, overlaps and slivers are counted.</summary>
[TestClass]
public sealed class RepairTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("[[[506000,2493000],[506100,2493100],[506100,2493000],[506000,2493100],[506000,2493000]]]", 0.0, 5000.0, DisplayName = "a bow tie")]
    [DataRow("[[[506000,2493000],[506100,2493000],[506100,2493100],[506000,2493100],[506000,2493000]],[[506050,2493050],[506150,2493050],[506150,2493060],[506050,2493060],[506050,2493050]]]", 9000.0, 9500.0, DisplayName = "a hole that hangs out")]
    [DataRow("[[[506000,2493000],[506100,2493000],[506100,2493100],[506050,2493100],[506050,2493150],[506050,2493100],[506000,2493100],[506000,2493000]]]", 10_000.0, 10_000.0, DisplayName = "a spike")]
    public void An_invalid_polygon_is_refused_or_repaired_with_what_that_changed(string rings, double before, double after)
    {
        var path = Write(rings);
        var refused = Import(path);
        Assert.AreEqual("EXC-GEOMETRY-INVALID", refused.Report.Refused.Single().Fault.Code);
        Assert.IsEmpty(refused.Report.Repaired);

        var outcome = Import(path, request => request with { Repair = true });
        var row = outcome.Report.Repaired.Single();
        Assert.AreEqual(("EXC-GEOMETRY-INVALID", 1), (row.Fault.Code, row.Row));
        // The plan's official area is ellipsoidal: some parts in a hundred thousand off the plane here.
        Assert.AreEqual(before, row.AreaBefore, 0.5);
        Assert.AreEqual(after, row.AreaAfter, 0.5);
        Assert.AreEqual(row.AreaAfter - row.AreaBefore, row.Change);
        var land = ((Parcel)outcome.Changes.Single().After!).Geometry;
        Assert.IsTrue(land.IsValid);
        Assert.IsTrue(land.Coordinates.All(point => point.X == Math.Round(point.X, 4) && point.Y == Math.Round(point.Y, 4)));
    }

    [TestMethod]
    public void What_is_sound_is_not_touched_by_repair() => Gen.Int[1, 1000].Array[4].Sample(
        sizes =>
        {
            var path = Write([.. sizes.Select((size, place) => Square(506_000 + (2000 * place), 2_493_000, size))]);
            var plain = Import(path);
            var repaired = Import(path, request => request with { Repair = true });
            Assert.IsEmpty(repaired.Report.Repaired);
            CollectionAssert.AreEqual(
                plain.Changes.Select(change => ((Parcel)change.After!).Geometry.AsText()).ToArray(),
                repaired.Changes.Select(change => ((Parcel)change.After!).Geometry.AsText()).ToArray());
        },
        iter: 30,
        threads: 1);

    [TestMethod]
    public void A_layer_that_tiles_its_ground_has_nothing_to_tell()
    {
        var topology = Import(Write([.. from column in Enumerable.Range(0, 6) from row in Enumerable.Range(0, 5) select Square(506_000 + (100 * column), 2_493_000 + (100 * row), 100)])).Report.Topology!;
        Assert.IsTrue(topology.IsSound);
    }

    [TestMethod]
    public void Overlaps_gaps_and_slivers_are_counted_with_their_areas()
    {
        // Eight squares around one that is missing; one of them twice as far over its neighbour as 2 m; a scrap of 40 m² apart.
        var around = from column in Enumerable.Range(0, 3) from row in Enumerable.Range(0, 3) where (column, row) != (1, 1) select Square(506_000 + (100 * column), 2_493_000 + (100 * row), 100);
        var report = Import(Write([.. around, Square(506_298, 2_493_000, 100), Square(507_000, 2_493_000, 6.3)])).Report;
        var topology = report.Topology!;
        Assert.AreEqual((1, 1, 1), (topology.Overlaps, topology.Gaps, topology.Slivers));
        Assert.AreEqual(200, topology.OverlapArea, 0.05);
        Assert.AreEqual(10_000, topology.GapArea, 2);
        Assert.IsTrue(report.Notices.Any(notice => notice.In(System.Globalization.CultureInfo.GetCultureInfo("en")).StartsWith("In the layer: 1 overlaps", StringComparison.Ordinal)));
        Assert.IsNull(Import(Write(Square(506_000, 2_493_000, 100)), layer: PlanLayer.ControlLines, with: request => request with { Profile = EnclavePlanner.Exchange.Profiles.ImportProfiles.BuiltIn.Get("YJJBNT") }).Report.Topology, "Control lines need not tile.");
    }

    private static string Square(double x, double y, double size) => FormattableString.Invariant(
        $"[[[{x},{y}],[{x + size},{y}],[{x + size},{y + size}],[{x},{y + size}],[{x},{y}]]]");

    private string Write(params string[] polygons) => folder.Write(
        "a.geojson",
        """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4547"}},"features":["""
        + string.Join(',', polygons.Select(rings => """{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":""" + rings + "}}"))
        + "]}");

    private static ImportOutcome Import(string path, Func<ImportRequest, ImportRequest>? with = null, PlanLayer layer = PlanLayer.Parcels) =>
        PlansForTests.Between(4548, 4547).Import(path, layer, PlansForTests.Host, with);
}

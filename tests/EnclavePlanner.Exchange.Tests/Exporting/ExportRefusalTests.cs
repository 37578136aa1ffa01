using System.Text;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Exporting;

/// <summary>What cannot be written is said, and leaves what was there; what a format cannot hold is told.</summary>
[TestClass]
public sealed class ExportRefusalTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Nothing_remains_of_an_export_that_is_refused_or_cancelled()
    {
        var plan = ExportingForTests.Sample;
        Refused("EXC-EXPORT-CITY", () => plan.Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, null));
        Refused("EXC-EXPORT-EMPTY", () => plan.Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Plots, PlansForTests.Origin));
        Refused("EXC-TARGET-NAME", () => plan.Export(folder["a.dbf"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host));
        Refused("EXC-TARGET-FOLDER", () => plan.Export(folder["none/a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host));
        Refused("EXC-ENCODING-UNKNOWN", () => plan.Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host, request => request with { Encoding = "klingon" }));
        Refused("EXC-EXPORT-ENCODING", () => plan.Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host, request => request with { Encoding = "latin1" }));
        Refused("EXC-EXPORT-CRS", () => plan.Export(folder["a.txt"], ExportFormat.BoundaryPoints, PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = 3857 }));
        foreach (var format in Enum.GetValues<ExportFormat>())
        {
            var path = folder["kept" + ExportFormats.EndingOf(format)];
            File.WriteAllText(path, "what was there");
            var request = new ExportRequest { Path = path, Format = format, Layer = PlanLayer.Parcels, CityCode = PlansForTests.Host, Day = new DateOnly(2026, 9, 1) };
            using var cancellation = new CancellationTokenSource();
            var stop = new Stop(cancellation);
            Assert.ThrowsExactly<OperationCanceledException>(() => LayerExport.Write(Many(), request, stop, cancellation.Token));
            Assert.AreEqual("what was there", File.ReadAllText(path));
        }

        CollectionAssert.AreEquivalent(
            Enum.GetValues<ExportFormat>().Select(format => "kept" + ExportFormats.EndingOf(format)).ToArray(),
            Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void Long_field_names_are_cut_between_characters_and_come_back_in_full()
    {
        var parcel = ExportingForTests.Sample.Of(PlanLayer.Parcels, PlansForTests.Host)[0];
        var plan = With(parcel with
        {
            Attributes = SourceAttributes.From(new Dictionary<string, object?>
            {
                ["图斑实测面积甲"] = 1.5,
                ["图斑实测面积乙"] = 2.5,
                ["a𠮷"] = 1L,
                ["ABCDEFGHIJKLM"] = 3L,
                ["abcdefghijklm"] = 4L,
                ["=cmd|' /C calc'!A0"] = 5L,
            }),
        });
        var report = plan.Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host, request => request with { Encoding = "UTF-8" });
        CollectionAssert.Contains(report.Files.Select(Path.GetFileName).ToArray(), "a.fields.csv");
        Assert.IsFalse(File.ReadAllText(folder["a.fields.csv"]).Split('"').Any(cell => cell.StartsWith('=')), "No cell is a formula.");
        var back = PlansForTests.Between(4548, 4547).Import(folder["a.shp"], PlanLayer.Parcels, PlansForTests.Host);
        var attributes = ((Parcel)back.Changes[0].After!).Attributes;
        Assert.AreEqual((1.5, 2.5, 1L, 5L), (attributes["图斑实测面积甲"], attributes["图斑实测面积乙"], attributes["a𠮷"], attributes["=cmd|' /C calc'!A0"]));
        // Databases tell no upper from lower case: the second of the two gets a tail.
        Assert.AreEqual((3L, 4L), (attributes["ABCDEFGHIJKLM"], attributes["abcdefghijklm_1"]));

        // Without the table, what is in the file itself: five characters of GBK, three of UTF-8, and no two alike.
        File.Delete(folder["a.fields.csv"]);
        var bare = PlansForTests.Between(4548, 4547).Import(folder["a.shp"], PlanLayer.Parcels, PlansForTests.Host);
        var names = ((Parcel)bare.Changes[0].After!).Attributes.Values.Keys.ToList();
        CollectionAssert.Contains(names, "图斑实");
        CollectionAssert.Contains(names, "图斑_1");
        Assert.IsTrue(names.TrueForAll(name => Encoding.UTF8.GetByteCount(name) <= 10));
    }

    [TestMethod]
    public void GBK_is_written_where_it_has_every_character_and_UTF_8_elsewhere()
    {
        var parcel = (Parcel)ExportingForTests.Sample.Of(PlanLayer.Parcels, PlansForTests.Host)[0];
        With(parcel with { Owner = "某村" }).Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host);
        Assert.AreEqual("GBK", File.ReadAllText(folder["a.cpg"]));
        With(parcel with { Owner = "𠮷村" }).Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host);
        Assert.AreEqual("UTF-8", File.ReadAllText(folder["a.cpg"]));
        var report = With(parcel with { Owner = new string('村', 200) }).Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host);
        Assert.IsTrue(report.Notices.Any(notice => notice.In(System.Globalization.CultureInfo.GetCultureInfo("en")).Contains("QSDWMC", StringComparison.Ordinal)), "What was cut is told.");
        var back = PlansForTests.Between(4548, 4547).Import(folder["a.shp"], PlanLayer.Parcels, PlansForTests.Host);
        Assert.AreEqual(new string('村', 127), ((Parcel)back.Changes[0].After!).Owner);
    }

    [TestMethod]
    public void A_boundary_point_file_begins_each_shell_in_the_north_west_and_goes_clockwise()
    {
        var plan = ExportingForTests.Sample;
        plan.Export(folder["a.txt"], ExportFormat.BoundaryPoints, PlanLayer.Boundary, PlansForTests.Host, request => request with { Maker = "示例规划院" });
        var lines = Encoding.GetEncoding("gbk").GetString(File.ReadAllBytes(folder["a.txt"])).Split("\r\n");
        CollectionAssert.IsSubsetOf(new[] { "数据产生单位=示例规划院", "数据产生日期=2026-09-01", "带号=38", "几度分带=3", "精度=0.0001" }, lines);
        var points = lines.SkipWhile(line => !line.EndsWith('@')).Skip(1).TakeWhile(line => line.Length > 0 && !line.EndsWith('@')).Select(line => line.Split(',')).ToList();
        Assert.AreEqual(("J1", "J1"), (points[0][0], points[^1][0]));
        var ring = points.Select(cells => new NetTopologySuite.Geometries.Coordinate(Number(cells[3]), Number(cells[2]))).ToArray();
        Assert.IsFalse(NetTopologySuite.Algorithm.Orientation.IsCCW(ring));
        var corner = new NetTopologySuite.Geometries.Coordinate(ring.Min(point => point.X), ring.Max(point => point.Y));
        Assert.AreEqual(ring.Min(point => point.Distance(corner)), ring[0].Distance(corner));
        Assert.IsTrue(ring[0].X is > 38_000_000 and < 39_000_000);
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static PlanContents With(params PlanFeature[] features) =>
        new([.. ExportingForTests.Sample.Cities, ExportingForTests.Sample.Plan, .. features]);

    /// <summary>Enough features that progress is told before the last.</summary>
    private static PlanContents Many()
    {
        var parcel = ExportingForTests.Sample.Of(PlanLayer.Parcels, PlansForTests.Host)[0];
        return With([.. Enumerable.Range(0, 1200).Select(_ => parcel with { Id = Guid.CreateVersion7() })]);
    }

    private static void Refused(string code, Action work) => Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(work).Fault.Code);

    private sealed class Stop(CancellationTokenSource cancellation) : IProgress<int>
    {
        public void Report(int value) => cancellation.Cancel();
    }
}

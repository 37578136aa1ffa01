using System.Text;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>Boundary-point files as domain facts §6 describe them; areas from there (PROJ and GeographicLib).</summary>
[TestClass]
public sealed class BoundaryPointTests : IDisposable
{
    internal const string Sample = """
        [属性描述]
        格式版本号=1.01
        数据产生单位=示例规划院
        数据产生日期=2026-01-15
        坐标系=2000国家大地坐标系
        几度分带=3
        投影类型=高斯克吕格
        计量单位=米
        带号=38
        精度=0.001
        转换参数=,,,,,,
        [地块坐标]
        10,2.8800,A-01-03,一号地块,面,,工业用地,100101,@
        J1,1,2493600.000,38506200.000
        J2,1,2493600.000,38506400.000
        J3,1,2493450.000,38506400.000
        J4,1,2493450.000,38506200.000
        J1,1,2493600.000,38506200.000
        J5,2,2493560.000,38506280.000
        J6,2,2493530.000,38506280.000
        J7,2,2493530.000,38506320.000
        J8,2,2493560.000,38506320.000
        J5,2,2493560.000,38506280.000
        """;

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    static BoundaryPointTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("gbk")]
    [DataRow("utf-8")]
    [DataRow("utf-16")]
    public void The_sample_comes_in_with_its_hole_and_its_title(string encoding)
    {
        var outcome = Import(Sample.ReplaceLineEndings("\r\n"), encoding);
        var parcel = (Parcel)outcome.Changes.Single().After!;
        Assert.AreEqual("A-01-03", parcel.Number);
        Assert.AreEqual("一号地块", parcel.Name);
        Assert.AreEqual("100101", parcel.LandUseCode);
        Assert.AreEqual(2.88, parcel.Attributes["地块面积"]);
        Assert.AreEqual("工业用地", parcel.Attributes["地块用途"]);
        Assert.AreEqual(4526, outcome.Report.Crs.Epsg);
        Assert.AreEqual(4547, parcel.Geometry.SRID);
        Assert.AreEqual(1, ((Polygon)parcel.Geometry).NumInteriorRings);
        Assert.AreEqual(28_800.00, Area(outcome, AreaMethod.Planar), 0.005);
        Assert.AreEqual(28_799.97, Area(outcome, AreaMethod.Ellipsoidal), 0.005);
        Assert.AreEqual(new Coordinate(506_200, 2_493_600), parcel.Geometry.Coordinates.MaxBy(point => point.Y - point.X));
    }

    [TestMethod]
    public void Missing_closing_points_restarted_numbers_and_lying_counts_change_nothing()
    {
        var text = Sample.Replace("J1,1,2493600.000,38506200.000\nJ5", "J5", StringComparison.Ordinal)
            .Replace("\nJ5,2,2493560.000,38506280.000", "\nJ1,2,2493560.000,38506280.000", StringComparison.Ordinal)
            .Replace("10,2.8800", "77,2.8800", StringComparison.Ordinal);
        text = text[..text.LastIndexOf('\n')];
        var outcome = Import(text);
        Assert.AreEqual(28_800.00, Area(outcome, AreaMethod.Planar), 0.005);
        Assert.Contains(notice => notice.Key == "NoticeTxtClosed", outcome.Report.Notices);
        Assert.Contains(notice => notice.Key == "NoticeTxtCounts", outcome.Report.Notices);
    }

    [TestMethod]
    public void Both_ways_of_counting_points_are_right()
    {
        Assert.DoesNotContain(notice => notice.Key == "NoticeTxtCounts", Import(Sample).Report.Notices);
        var unique = Import(Sample.Replace("10,2.8800", "8,2.8800", StringComparison.Ordinal));
        Assert.DoesNotContain(notice => notice.Key == "NoticeTxtCounts", unique.Report.Notices);
    }

    [TestMethod]
    public void Rings_with_one_number_are_told_apart_by_their_closing()
    {
        var outcome = Import(Sample.Replace(",2,24", ",1,24", StringComparison.Ordinal));
        Assert.AreEqual(28_800.00, Area(outcome, AreaMethod.Planar), 0.005);
    }

    [TestMethod]
    public void A_ring_inside_a_hole_is_another_part()
    {
        var island = Sample + """

            J9,3,2493550.000,38506290.000
            J10,3,2493550.000,38506300.000
            J11,3,2493540.000,38506300.000
            J12,3,2493540.000,38506290.000
            """;
        var outcome = Import(island);
        Assert.IsInstanceOfType<MultiPolygon>(((Parcel)outcome.Changes.Single().After!).Geometry);
        Assert.AreEqual(28_900.00, Area(outcome, AreaMethod.Planar), 0.005);
    }

    [TestMethod]
    public void Eastings_without_zone_take_it_from_the_header()
    {
        var outcome = Import(Sample.Replace(",385", ",5", StringComparison.Ordinal));
        Assert.AreEqual(4547, outcome.Report.Crs.Epsg);
        Assert.AreEqual(28_800.00, Area(outcome, AreaMethod.Planar), 0.005);
    }

    [TestMethod]
    public void Eastings_with_zone_need_no_header_for_it()
    {
        Assert.AreEqual(4526, Import(Sample.Replace("带号=38", "带号=", StringComparison.Ordinal)).Report.Crs.Epsg);
        Assert.AreEqual(4526, Import(Sample.Replace("几度分带=3", "几度分带=", StringComparison.Ordinal)).Report.Crs.Epsg);
    }

    [TestMethod]
    public void The_users_system_is_taken_in_the_form_the_eastings_have()
    {
        var outcome = Import(Sample.Replace("坐标系=2000国家大地坐标系", "坐标系=未知", StringComparison.Ordinal), with: request => request with { Epsg = 4547 });
        Assert.AreEqual(4526, outcome.Report.Crs.Epsg);
        Assert.AreEqual(28_800.00, Area(outcome, AreaMethod.Planar), 0.005);
    }

    [TestMethod]
    public void A_boundary_becomes_the_enclave_and_plots_its_first_scheme()
    {
        var boundary = Import(Sample, layer: PlanLayer.Boundary);
        var enclave = (Enclave)boundary.Changes.Single().After!;
        Assert.AreEqual(PlansForTests.Origin, enclave.OriginCityCode);
        var withEnclave = plan.After(boundary);

        var plots = withEnclave.Import(folder["sample.txt"], PlanLayer.Plots, PlansForTests.Host);
        Assert.HasCount(2, plots.Changes);
        Assert.AreEqual(1, plots.Report.Taken);
        var withPlots = withEnclave.After(plots);
        Assert.AreEqual(withPlots.Schemes.Single().Id, withPlots.Plots.Single().SchemeId);
        Assert.AreEqual("100101", withPlots.Plots.Single().LandUseCode);

        var more = withPlots.Import(folder["sample.txt"], PlanLayer.Plots, PlansForTests.Host);
        Assert.HasCount(1, more.Changes);
    }

    [TestMethod]
    [DataRow("带号=38", "带号=39", "EXC-TXT-ZONE-CONFLICT")]
    [DataRow("带号=38", "带号=99", "EXC-TXT-ZONE-CONFLICT")]
    [DataRow("几度分带=3", "几度分带=6", "EXC-TXT-ZONE-NUMBER")]
    [DataRow("带号=38", "带号=三十八", "EXC-TXT-ZONE-NUMBER")]
    [DataRow("2000国家大地坐标系", "80国家大地坐标系", "EXC-TXT-DATUM")]
    [DataRow("高斯克吕格", "墨卡托", "EXC-TXT-PROJECTION")]
    [DataRow("计量单位=米", "计量单位=公里", "EXC-TXT-UNIT")]
    [DataRow("[地块坐标]", "[坐标]", "EXC-TXT-NO-POINTS")]
    [DataRow("100101,@", "100101,", "EXC-TXT-POINT-FIRST")]
    [DataRow("J3,1,2493450.000,38506400.000", "J3,1,2493450.000", "EXC-TXT-COORDINATE")]
    [DataRow("J3,1,2493450.000,38506400.000", "J3,1,NaN,38506400.000", "EXC-TXT-COORDINATE")]
    [DataRow("J3,1,2493450.000,38506400.000", "J3,1,1e999,38506400.000", "EXC-TXT-COORDINATE")]
    [DataRow("J3,1,2493450.000,38506400.000", "J3,1,2493450.000,39506400.000", "EXC-TXT-PREFIX")]
    [DataRow("J3,1,2493450.000,38506400.000", "J3,1,38506400.000,2493450.000", "EXC-TXT-SWAPPED")]
    [DataRow(",385", ",505", "EXC-FILE-PLACE")]
    public void What_is_wrong_is_said(string right, string wrong, string code)
    {
        var refusal = Assert.ThrowsExactly<FaultException>(() => Import(Sample.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.AreEqual(code, refusal.Fault.Code, refusal.Message);
        Assert.Contains("sample.txt", refusal.Message);
    }

    [TestMethod]
    public void Swapped_columns_without_zone_are_recognised()
    {
        var lines = Sample.Split('\n').Select(line => line.StartsWith('J') && line.Split(',') is [var point, var ring, var x, var y]
            ? $"{point},{ring},{y.Trim()[2..]},{x}" : line);
        var refusal = Assert.ThrowsExactly<FaultException>(() => Import(string.Join('\n', lines)));
        Assert.AreEqual("EXC-TXT-SWAPPED", refusal.Fault.Code);
    }

    [TestMethod]
    public void A_self_crossing_parcel_is_refused_with_its_place()
    {
        var crossing = Sample.Replace("J2,1,2493600.000,38506400.000\nJ3,1,2493450.000,38506400.000", "J2,1,2493450.000,38506400.000\nJ3,1,2493600.000,38506400.000", StringComparison.Ordinal);
        var report = Import(crossing).Report;
        Assert.AreEqual("EXC-GEOMETRY-INVALID", report.Refused.Single().Fault.Code);
        Assert.AreEqual(1, report.Refused.Single().Row);
    }

    [TestMethod]
    public void A_local_land_use_value_is_refused()
    {
        var report = Import(Sample.Replace("100101,@", "M0,@", StringComparison.Ordinal)).Report;
        Assert.AreEqual("EXC-LANDUSE-NONE", report.Refused.Single().Fault.Code);
    }

    private ImportOutcome Import(
        string text, string encoding = "gbk", PlanLayer layer = PlanLayer.Parcels, Func<ImportRequest, ImportRequest>? with = null)
    {
        var coding = Encoding.GetEncoding(encoding);
        folder.Write("sample.txt", encoding == "utf-16" ? [.. coding.GetPreamble(), .. coding.GetBytes(text)] : coding.GetBytes(text));
        return plan.Import(folder["sample.txt"], layer, PlansForTests.Host, with);
    }

    private double Area(ImportOutcome outcome, AreaMethod method)
    {
        var after = plan.After(outcome);
        return PlanAreas.Measure(after, after.Parcels, method)[after.Parcels.Single()].Value;
    }
}

using System.Globalization;
using System.Text;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>The user's word on a file's reference system counts, and where the file's own is another the report names both.</summary>
[TestClass]
public sealed class CrsContradictionTests : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void A_prj_of_another_zone_is_named_beside_the_users_zone()
    {
        var notice = Contradiction(Shapefile(CrsRegistry.Get(4548).EsriWkt), 4547)!;
        Assert.AreEqual("NoticeCrsContradicts", notice.Key);
        foreach (var language in new[] { "en", "zh-CN" })
        {
            var text = notice.In(CultureInfo.GetCultureInfo(language));
            Assert.Contains("EPSG:4547", text);
            Assert.Contains("EPSG:4548", text);
            Assert.Contains("a.prj", text);
        }
    }

    [TestMethod]
    public void A_prj_of_an_older_datum_is_named_too()
    {
        var notice = Contradiction(Shapefile(CrsRegistry.GetUnshifted(2383).EsriWkt), 4547)!;
        Assert.AreEqual("NoticeCrsContradicts", notice.Key);
        Assert.Contains("Xian 1980", notice.In(CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void A_prj_that_cannot_be_used_is_told_as_such()
    {
        var notice = Contradiction(Shapefile("LOCAL_CS[\"城市独立坐标系\"]"), 4547)!;
        Assert.AreEqual("NoticeCrsUnread", notice.Key);
        Assert.Contains("LOCAL_CS", notice.In(CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void The_same_system_by_another_spelling_or_no_prj_at_all_contradicts_nothing()
    {
        Assert.IsNull(Contradiction(Shapefile(CrsRegistry.Get(4547).Wkt), 4547));
        Assert.IsNull(Contradiction(Shapefile(CrsRegistry.Get(4547).EsriWkt), 4547));
        Assert.IsNull(Contradiction(Shapefile(null), 4547));
        Assert.IsNull(Contradiction(Shapefile(CrsRegistry.Get(4547).EsriWkt), null), "nobody says otherwise");
    }

    [TestMethod]
    public void A_known_system_contradicts_a_citys_own_grid_and_an_unknown_one_does_not()
    {
        var grid = new FourParameterSimilarity { To = CrsRegistry.Get(4547), EastMetres = 0, NorthMetres = 0, RotationArcSeconds = 0, ScalePpm = 0 };
        Assert.AreEqual("NoticeCrsContradictsGrid", Contradiction(Shapefile(CrsRegistry.Get(4547).EsriWkt), null, grid)!.Key);
        Assert.IsNull(Contradiction(Shapefile("LOCAL_CS[\"城市独立坐标系\"]"), null, grid));
    }

    [TestMethod]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4548\"}},", "NoticeCrsContradicts")]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2383\"}},", "NoticeCrsContradicts")]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"GCJ-02\"}},", "NoticeCrsUnread")]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4547\"}},", null)]
    [DataRow("", null)]
    public void The_crs_member_of_GeoJSON_is_heard(string member, string? notice)
    {
        var path = folder.Write("a.geojson", $$"""{"type":"Polygon",{{member}}"coordinates":[[[500000,2500000],[500100,2500000],[500100,2500100],[500000,2500000]]]}""");
        Assert.AreEqual(notice, Contradiction(path, 4547)?.Key);
    }

    [TestMethod]
    [DataRow("2000国家大地坐标系", 39, "NoticeCrsContradicts")]
    [DataRow("2000国家大地坐标系", 38, null)]
    [DataRow("80国家大地坐标系", 38, "NoticeCrsContradicts")]
    [DataRow("1954年北京坐标系", 38, "NoticeCrsContradicts")]
    [DataRow("", 38, null)]
    public void The_header_of_a_boundary_point_file_is_heard(string datum, int zone, string? notice)
    {
        var path = folder.Write("a.txt", $"""
            [属性描述]
            坐标系={datum}
            几度分带=3
            投影类型=高斯克吕格
            计量单位=米
            带号={zone}
            [地块坐标]
            4,1.0,1,甲,面,,耕地,,@
            J1,1,2500000,500000
            J2,1,2500000,500100
            J3,1,2500100,500100
            J4,1,2500000,500000
            """);
        Assert.AreEqual(notice, Contradiction(path, 4547)?.Key);
    }

    private string Shapefile(string? prj)
    {
        var path = folder.Shapefile("a", Encoding.UTF8, (ShapefileWriting.Square(500000, 2500000, 100), "甲"));
        File.Delete(Path.ChangeExtension(path, ".prj"));
        if (prj is not null)
            folder.Write("a.prj", prj);
        return path;
    }

    private LocalizedText? Contradiction(string path, int? epsg, DatumShift? shift = null)
    {
        var outcome = plan.Import(path, PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = epsg, Shift = shift });
        Assert.AreEqual(1, outcome.Report.Taken);
        return outcome.Report.Notices.SingleOrDefault(notice => notice.Key is "NoticeCrsContradicts" or "NoticeCrsContradictsGrid" or "NoticeCrsUnread");
    }
}

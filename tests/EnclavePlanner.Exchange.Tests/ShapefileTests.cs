using System.Buffers.Binary;
using System.Text;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Tests;

[TestClass]
public sealed class ShapefileTests : IDisposable
{
    private static readonly string[] Names = ["聊城市东昌府区柳园街道办事处", "深圳市南山区粤海街道", "高新技术产业园区西北片区"];

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    static ShapefileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("gbk", true)]
    [DataRow("utf-8", true)]
    [DataRow("big5", true)]
    [DataRow("gbk", false)]
    [DataRow("utf-8", false)]
    public void Chinese_names_are_read_by_the_cpg_or_from_the_text_itself(string encoding, bool hasCpg)
    {
        var names = encoding == "big5" ? ["聊城市東昌府區", "深圳市南山區", "高新技術產業園區"] : Names;
        Three(encoding, names);
        if (!hasCpg)
        {
            File.Delete(folder["a.cpg"]);
            Patch(".dbf", 29, 0x00);
        }

        var outcome = Import();
        CollectionAssert.AreEqual(names, outcome.Changes.Select(change => ((Parcel)change.After!).Name).ToArray());
        Assert.AreEqual(4547, outcome.Report.Crs.Epsg);
        if (encoding != "big5") // which has no 积
            Assert.AreEqual(1.5, ((Parcel)outcome.Changes[0].After!).Attributes["面积"]);
        Assert.AreEqual(true, ((Parcel)outcome.Changes[0].After!).Attributes["ok"]);
    }

    [TestMethod]
    public void The_users_word_counts_above_the_cpg()
    {
        Three("gbk");
        folder.Write("a.cpg", "UTF-8");
        var refusal = Assert.ThrowsExactly<FaultException>(() => Import());
        Assert.AreEqual("EXC-DBF-FIELD-NAME", refusal.Fault.Code);
        var outcome = Import(request => request with { Encoding = "936" });
        Assert.AreEqual(Names[0], ((Parcel)outcome.Changes[0].After!).Name);
    }

    [TestMethod]
    public void An_encoding_that_does_not_exist_is_refused()
    {
        Three("gbk");
        Assert.AreEqual("EXC-ENCODING-UNKNOWN", Refused(request => request with { Encoding = "klingon" }));
    }

    [TestMethod]
    public void A_name_cut_within_a_character_by_the_width_of_its_field_is_read_without_it()
    {
        Three("gbk");
        File.Delete(folder["a.cpg"]);
        var dbf = File.ReadAllBytes(folder["a.dbf"]);
        // DKMC is the first field; a lead byte in the last place of the first record's value is what a cut leaves
        var start = BinaryPrimitives.ReadUInt16LittleEndian(dbf.AsSpan(8)) + 1;
        var width = dbf[32 + 16];
        for (var i = 0; i < width - 1; i++)
            dbf[start + i] = (byte)'a';
        dbf[start + width - 1] = 0xC1;
        File.WriteAllBytes(folder["a.dbf"], dbf);
        var outcome = Import(request => request with { Encoding = "gbk" });
        Assert.AreEqual(new string('a', width - 1), ((Parcel)outcome.Changes[0].After!).Name);
        Assert.Contains(notice => notice.Key == "NoticeCutValues", outcome.Report.Notices);
    }

    [TestMethod]
    [DataRow("MULTIPOLYGON (((506000 2493000, 506000 2493100, 506100 2493100, 506100 2493000, 506000 2493000), (506020 2493020, 506080 2493020, 506080 2493080, 506020 2493080, 506020 2493020)), ((506040 2493040, 506040 2493060, 506060 2493060, 506060 2493040, 506040 2493040)))")]
    [DataRow("POLYGON ((506000 2493000, 506000 2493100, 506100 2493100, 506100 2493000, 506000 2493000), (506000 2493000, 506050 2493020, 506050 2493050, 506000 2493000))")]
    [DataRow("MULTIPOLYGON (((506000 2493000, 506000 2493100, 506100 2493100, 506100 2493000, 506000 2493000)), ((506200 2493000, 506200 2493100, 506300 2493100, 506300 2493000, 506200 2493000), (506220 2493020, 506280 2493020, 506280 2493080, 506220 2493020)))")]
    public void Polygons_of_many_rings_come_back_as_they_were(string wkt)
    {
        folder.Shapefile("a", Encoding.UTF8, (wkt, "甲"));
        var expected = new NetTopologySuite.IO.WKTReader().Read(wkt);
        Assert.IsTrue(expected.EqualsTopologically(Only().Geometry));

        ReverseEveryRing();
        Assert.IsTrue(expected.EqualsTopologically(Only().Geometry));
    }

    [TestMethod]
    public void Lines_and_points_come_into_their_layers()
    {
        folder.Shapefile("a", Encoding.UTF8, ("MULTILINESTRING ((506000 2493000, 506100 2493000), (506200 2493000, 506300 2493050, 506400 2493000))", "路"));
        Assert.IsInstanceOfType<Road>(Import(request => request with { Layer = PlanLayer.Roads }).Changes.Single().After);
        folder.Shapefile("a", Encoding.UTF8, ("POINT Z (506000 2493000 17)", "点"));
        var place = Import(request => request with { Layer = PlanLayer.Places });
        Assert.AreEqual(new Coordinate(506_000, 2_493_000), ((Place)place.Changes.Single().After!).Geometry.Coordinate);
        Assert.Contains(notice => notice.Key == "NoticeHeightsLeftOut", place.Report.Notices);
    }

    [TestMethod]
    public void A_self_crossing_polygon_refuses_its_row_and_with_it_the_file()
    {
        folder.Shapefile(
            "a", Encoding.UTF8, (ShapefileWriting.Square(506_000, 2_493_000, 10), "甲"),
            ("POLYGON ((506000 2493000, 506010 2493010, 506010 2493000, 506000 2493010, 506000 2493000))", "乙"));
        var report = Import().Report;
        Assert.AreEqual(0, report.Taken);
        Assert.AreEqual(2, report.Refused.Single().Row);
        Assert.AreEqual("EXC-GEOMETRY-INVALID", report.Refused.Single().Fault.Code);
        Assert.AreEqual(506_005.0, (double)report.Refused.Single().Fault.Text.Arguments[1]!, 1e-6);
    }

    [TestMethod]
    [DataRow(".dbf", "EXC-SHP-NO-DBF")]
    [DataRow(".prj", "EXC-SHP-NO-PRJ")]
    public void A_missing_sibling_is_named(string extension, string code)
    {
        Three("gbk");
        File.Delete(folder["a" + extension]);
        Assert.AreEqual(code, Refused());
    }

    [TestMethod]
    public void Siblings_are_found_whatever_the_case_of_their_names()
    {
        Three("gbk");
        File.Move(folder["a.dbf"], folder["A.DBF"]);
        File.Move(folder["a.prj"], folder["a.PRJ"]);
        Assert.AreEqual(3, Import().Report.Taken);
    }

    [TestMethod]
    public void Without_an_index_the_records_are_walked_with_a_notice()
    {
        Three("gbk");
        File.Delete(folder["a.shx"]);
        var report = Import().Report;
        Assert.AreEqual(3, report.Taken);
        Assert.Contains(notice => notice.Key == "NoticeNoShx", report.Notices);
    }

    [TestMethod]
    [DataRow("", "EXC-CRS")]
    [DataRow("PROJCS[\"Xian_1980_3_Degree_GK_Zone_38\",GEOGCS[\"GCS_Xian_1980\",DATUM[\"D_Xian_1980\",SPHEROID[\"Xian_1980\",6378140.0,298.257]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",38500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",114.0],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]", "EXC-CRS")]
    [DataRow("GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]", "EXC-FILE-PLACE")]
    public void A_prj_that_is_not_known_or_cannot_be_is_refused(string wkt, string code)
    {
        Three("gbk");
        folder.Write("a.prj", wkt);
        Assert.AreEqual(code, Refused());
    }

    [TestMethod]
    public void The_users_system_counts_above_the_prj()
    {
        Three("gbk");
        folder.Write("a.prj", "LOCAL_CS[\"城市独立坐标系\"]");
        Assert.AreEqual(3, Import(request => request with { Epsg = 4547 }).Report.Taken);
    }

    [TestMethod]
    public void More_shapes_than_records_are_refused()
    {
        Three("gbk");
        Patch(".dbf", 4, 2);
        Assert.AreEqual("EXC-SHP-DBF-COUNT", Refused());
    }

    [TestMethod]
    public void Claims_of_gigabytes_are_refused_at_once()
    {
        Three("gbk");
        Patch(".dbf", 7, 0x7F);
        Assert.AreEqual("EXC-DBF-TRUNCATED", Refused());
        Three("gbk");
        Patch(".shp", 24, 0x7F);
        Assert.AreEqual("EXC-SHP-TRUNCATED", Refused());
        Three("gbk");
        Patch(".shx", 104, 0x7F);
        Assert.AreEqual("EXC-SHX-RECORD", Refused());
        Three("gbk");
        File.Delete(folder["a.shx"]);
        Patch(".shp", 104, 0x7F);
        Assert.AreEqual("EXC-SHP-RECORD-TRUNCATED", Refused());
        Three("gbk");
        Patch(".shp", 100 + 8 + 43, 0x7F); // number of points of the first record
        Assert.AreEqual("EXC-SHAPE-CORRUPT", Import().Report.Refused.Single().Fault.Code);
    }

    [TestMethod]
    public void An_index_whose_records_overlap_is_refused()
    {
        Three("gbk");
        var shx = File.ReadAllBytes(folder["a.shx"]);
        shx.AsSpan(100, 8).CopyTo(shx.AsSpan(108));
        shx.AsSpan(100, 8).CopyTo(shx.AsSpan(116));
        File.WriteAllBytes(folder["a.shx"], [.. shx, .. shx.AsSpan(100, 8)]);
        Patch(".shx", 27, (byte)((shx.Length + 8) / 2));
        Assert.AreEqual("EXC-SHX-RECORD", Refused());
    }

    [TestMethod]
    [DataRow(0, "EXC-SHAPE-NULL")]
    [DataRow(31, "EXC-SHAPE-KIND")]
    [DataRow(7, "EXC-SHAPE-KIND")]
    [DataRow(20, "EXC-SHAPE-KIND")]
    public void Shapes_without_geometry_or_of_another_kind_refuse_their_row(int type, string code)
    {
        Three("gbk");
        Patch(".shp", 108, (byte)type);
        var report = Import(request => request with { SkipRefused = true }).Report;
        Assert.AreEqual(2, report.Taken);
        Assert.AreEqual(code, report.Refused.Single().Fault.Code);
    }

    [TestMethod]
    public void A_coordinate_that_is_no_number_refuses_its_row()
    {
        Three("gbk");
        var shp = File.ReadAllBytes(folder["a.shp"]);
        BinaryPrimitives.WriteDoubleLittleEndian(shp.AsSpan(108 + 48), double.NaN);
        File.WriteAllBytes(folder["a.shp"], shp);
        Assert.AreEqual("EXC-COORDINATE", Import().Report.Refused.Single().Fault.Code);
    }

    [TestMethod]
    public void Records_marked_as_deleted_are_left_out_with_a_notice()
    {
        Three("gbk");
        var dbf = File.ReadAllBytes(folder["a.dbf"]);
        Patch(".dbf", BinaryPrimitives.ReadUInt16LittleEndian(dbf.AsSpan(8)), (byte)'*');
        var outcome = Import();
        Assert.AreEqual(2, outcome.Report.Taken);
        Assert.AreEqual(Names[1], ((Parcel)outcome.Changes[0].After!).Name);
        Assert.Contains(notice => notice.Key == "NoticeDeletedRows", outcome.Report.Notices);
    }

    private void Three(string encoding, string[]? names = null) => folder.Shapefile(
        "a",
        Encoding.GetEncoding(encoding),
        [.. (names ?? Names).Select((name, i) => (ShapefileWriting.Square(506_000 + 100 * i, 2_493_000, 50), name))]);

    private void Patch(string extension, int offset, byte value)
    {
        var bytes = File.ReadAllBytes(folder["a" + extension]);
        bytes[offset] = value;
        File.WriteAllBytes(folder["a" + extension], bytes);
    }

    /// <summary>Turns the points of every ring of the first record round, as programs do that do not know the rule.</summary>
    private void ReverseEveryRing()
    {
        var shp = File.ReadAllBytes(folder["a.shp"]);
        var content = shp.AsSpan(108);
        var parts = BinaryPrimitives.ReadInt32LittleEndian(content[36..]);
        var points = BinaryPrimitives.ReadInt32LittleEndian(content[40..]);
        for (var part = 0; part < parts; part++)
        {
            var start = BinaryPrimitives.ReadInt32LittleEndian(content[(44 + 4 * part)..]);
            var end = part + 1 < parts ? BinaryPrimitives.ReadInt32LittleEndian(content[(48 + 4 * part)..]) : points;
            var ring = content.Slice(44 + 4 * parts + 16 * start, 16 * (end - start));
            var reversed = ring.ToArray().Chunk(16).Reverse().SelectMany(point => point).ToArray();
            reversed.CopyTo(ring);
        }

        File.WriteAllBytes(folder["a.shp"], shp);
    }

    private Parcel Only() => (Parcel)Import().Changes.Single().After!;

    private string Refused(Func<ImportRequest, ImportRequest>? with = null) =>
        Assert.ThrowsExactly<FaultException>(() => Import(with)).Fault.Code;

    private ImportOutcome Import(Func<ImportRequest, ImportRequest>? with = null) =>
        plan.Import(folder["a.shp"], PlanLayer.Parcels, PlansForTests.Host, with);
}

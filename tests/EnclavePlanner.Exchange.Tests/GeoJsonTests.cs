using System.Text;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Tests;

[TestClass]
public sealed class GeoJsonTests : IDisposable
{
    private const string Square = """{"type":"Polygon","coordinates":[[[114.00,22.50],[114.01,22.50],[114.01,22.51],[114.00,22.51],[114.00,22.50]]]}""";

    private readonly ScratchFolder folder = new();
    private readonly PlanContents plan = PlansForTests.Between(4548, 4547);

    static GeoJsonTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("", 4326)]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:OGC:1.3:CRS84\"}},", 4326)]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4490\"}},", 4490)]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4490\"}},", 4490)]
    [DataRow("\"crs\":{\"type\":\"EPSG\",\"properties\":{\"code\":4490}},", 4490)]
    public void The_system_is_that_of_the_crs_member_or_of_the_standard(string member, int epsg)
    {
        Assert.AreEqual(epsg, Import(Collection(Feature(Square), member)).Report.Crs.Epsg);
    }

    [TestMethod]
    public void A_crs_member_after_the_features_counts_too()
    {
        var text = """{"features":[FEATURE],"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}}}""";
        Assert.AreEqual(4490, Import(text.Replace("FEATURE", Feature(Square), StringComparison.Ordinal)).Report.Crs.Epsg);
    }

    [TestMethod]
    [DataRow("\"crs\":null,", "EXC-JSON-CRS")]
    [DataRow("\"crs\":{\"type\":\"link\",\"properties\":{\"href\":\"x\"}},", "EXC-JSON-CRS")]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::2264\"}},", "EXC-CRS")]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"西安80\"}},", "EXC-JSON-CRS")]
    [DataRow("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4547\"}},", "EXC-FILE-PLACE")]
    public void A_system_that_is_not_known_or_cannot_be_is_refused(string member, string code) =>
        Refused(Collection(Feature(Square), member), code);

    [TestMethod]
    public void Metres_where_degrees_are_claimed_are_refused() => Refused(
        Collection(Feature("""{"type":"Point","coordinates":[506200,2493600]}""")), "EXC-FILE-PLACE", PlanLayer.Places);

    [TestMethod]
    public void Latitude_before_longitude_is_refused_with_the_reason()
    {
        var fault = Refused(Collection(Feature("""{"type":"Point","coordinates":[22.5,114.0]}""")), "EXC-FILE-PLACE", PlanLayer.Places);
        Assert.AreEqual("GEO-SANITY-SWAPPED", ((LocalizedText)fault.Text.Arguments[2]!).Key);
    }

    [TestMethod]
    public void A_byte_order_mark_is_no_content()
    {
        folder.Write("a.geojson", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Collection(Feature(Square)))]);
        Assert.AreEqual(1, Import("a.geojson").Report.Taken);
    }

    [TestMethod]
    public void Text_in_GBK_is_refused_until_it_is_named()
    {
        folder.Write("a.geojson", Collection(Feature(Square, "\"MC\":\"聊城市东昌府区\"")), Encoding.GetEncoding("gbk"));
        var refusal = Assert.ThrowsExactly<FaultException>(() => Import("a.geojson"));
        Assert.AreEqual("EXC-JSON-ENCODING", refusal.Fault.Code);
        var outcome = Import("a.geojson", with: request => request with { Encoding = "GBK" });
        Assert.AreEqual("聊城市东昌府区", ((Parcel)outcome.Changes.Single().After!).Name);
    }

    [TestMethod]
    public void Text_that_is_cut_by_a_buffer_end_stays_whole()
    {
        // 65,536-byte buffers: three-byte characters all the way make cuts within characters certain
        var name = string.Concat(Enumerable.Repeat("聊城", 40_000));
        var outcome = Import(Collection(Feature(Square, $"\"MC\":\"x{name}\"")));
        Assert.AreEqual("x" + name, ((Parcel)outcome.Changes.Single().After!).Name);
    }

    [TestMethod]
    [DataRow("{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",,", 2, 19)]
    [DataRow("{\"type\":\"FeatureCollection\",\n\"features\":[", 2, 13)]
    [DataRow("不是 JSON", 1, 1)]
    public void Bad_JSON_is_refused_with_line_and_byte(string text, int line, int position)
    {
        var fault = Refused(text, "EXC-JSON-SYNTAX");
        Assert.AreEqual((long)line, Convert.ToInt64(fault.Text.Arguments[1], null));
        Assert.AreEqual((long)position, Convert.ToInt64(fault.Text.Arguments[2], null));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("[]")]
    [DataRow("17")]
    [DataRow("\"text\"")]
    [DataRow("{\"type\":\"FeatureCollection\"}")]
    [DataRow("{\"type\":\"Topology\",\"objects\":{}}")]
    [DataRow("{\"\\ud800\":1}")]
    public void JSON_of_another_kind_is_refused(string text) => Refused(text, "EXC-JSON-NOT-GEOJSON");

    [TestMethod]
    public void Deep_nesting_is_refused()
    {
        Refused(new string('[', 1_000_000), "EXC-JSON-NOT-GEOJSON");
        Refused("{\"type\":\"FeatureCollection\",\"features\":" + new string('[', 1_000_000), "EXC-JSON-SYNTAX");
    }

    [TestMethod]
    [DataRow("null", "EXC-SHAPE-NULL")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[]}", "EXC-SHAPE-EMPTY")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[[]]}", "EXC-SHAPE-EMPTY")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[[],[[114,22],[114,23],[115,23],[114,22]]]}", "EXC-RING-TOO-FEW")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[[[114,22],[114,23],[114,22]]]}", "EXC-RING-TOO-FEW")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[[[114,22],[114,23],[115,23],[115,22]]]}", "EXC-RING-OPEN")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[[[114,22],[115,23],[115,22],[114,23],[114,22]]]}", "EXC-GEOMETRY-INVALID")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[[114,22]]}", "EXC-JSON-POSITION")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[[[114,1e999],[114,23],[115,23],[114,22]]]}", "EXC-JSON-POSITION")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":[[[\"114\",22]]]}", "EXC-JSON-POSITION")]
    [DataRow("{\"type\":\"Point\",\"coordinates\":[114,22]}", "EXC-GEOMETRY-KIND")]
    [DataRow("{\"type\":\"GeometryCollection\",\"geometries\":[]}", "EXC-JSON-COLLECTION")]
    [DataRow("{\"type\":\"Circle\",\"coordinates\":[]}", "EXC-JSON-FEATURE")]
    [DataRow("{\"type\":\"Polygon\"}", "EXC-JSON-FEATURE")]
    [DataRow("{\"type\":\"Polygon\",\"coordinates\":17}", "EXC-JSON-FEATURE")]
    [DataRow("[]", "EXC-JSON-FEATURE")]
    public void A_bad_geometry_refuses_its_row_and_with_it_the_file(string geometry, string code)
    {
        var report = Import(Collection(Feature(Square) + "," + Feature(geometry))).Report;
        Assert.AreEqual(0, report.Taken);
        Assert.AreEqual(1, report.Good);
        Assert.AreEqual(2, report.Refused.Single().Row);
        Assert.AreEqual(code, report.Refused.Single().Fault.Code);
    }

    [TestMethod]
    [DataRow("null")]
    [DataRow("17")]
    [DataRow("[1,[2]]")]
    [DataRow("{}")]
    public void What_is_no_feature_refuses_its_row(string element)
    {
        var report = Import(Collection(element + "," + Feature(Square)), with: request => request with { SkipRefused = true }).Report;
        Assert.AreEqual(1, report.Taken);
        Assert.AreEqual(1, report.Refused.Single().Row);
    }

    [TestMethod]
    public void A_stray_record_in_the_ocean_is_refused_alone()
    {
        var report = Import(
            Collection(Feature(Square) + "," + Feature(Square.Replace("114.", "4.", StringComparison.Ordinal))),
            with: request => request with { SkipRefused = true }).Report;
        Assert.AreEqual(1, report.Taken);
        Assert.AreEqual(2, report.Refused.Single().Row);
    }

    [TestMethod]
    public void Heights_are_left_out_with_a_notice()
    {
        var outcome = Import(Collection(Feature("""{"type":"Point","coordinates":[114,22.5,17.3]}""")), PlanLayer.Places);
        Assert.IsTrue(double.IsNaN(((Place)outcome.Changes.Single().After!).Geometry.Coordinate.Z));
        Assert.Contains(notice => notice.Key == "NoticeHeightsLeftOut", outcome.Report.Notices);
    }

    [TestMethod]
    public void One_feature_or_one_geometry_is_a_file_too()
    {
        Assert.AreEqual(1, Import(Feature(Square, "\"MC\":\"园区\"")).Report.Taken);
        Assert.AreEqual(1, Import(Square).Report.Taken);
    }

    [TestMethod]
    public void An_empty_collection_says_so()
    {
        var report = Import(Collection("")).Report;
        Assert.AreEqual(0, report.Taken);
        Assert.Contains(notice => notice.Key == "NoticeNoRecords", report.Notices);
    }

    [TestMethod]
    public void Values_keep_their_kinds()
    {
        var outcome = Import(Collection(Feature(Square, "\"a\":1,\"b\":1.5,\"c\":true,\"d\":null,\"e\":\"文\",\"f\":[1, {\"x\":2}],\"g\":12345678901234567890123")));
        var attributes = ((Parcel)outcome.Changes.Single().After!).Attributes;
        Assert.AreEqual(1L, attributes["a"]);
        Assert.AreEqual(1.5, attributes["b"]);
        Assert.AreEqual(true, attributes["c"]);
        Assert.IsNull(attributes["d"]);
        Assert.AreEqual("文", attributes["e"]);
        Assert.AreEqual("[1, {\"x\":2}]", attributes["f"]);
        Assert.AreEqual(1.2345678901234568e22, attributes["g"]);
    }

    [TestMethod]
    [DataRow("\"YDYHFLDM\":\"0101\"", "0101", null)]
    [DataRow("\"YDYHFLDM\":101", "0101", null)]
    [DataRow("\"YDYHFLDM\":\"\"", null, null)]
    [DataRow("\"YDYHFLDM\":\"100101/0901\"", "100101", "YDYHFLDM")]
    [DataRow("\"DLBM\":\"0303\"", "0507", "DLBM")]
    [DataRow("\"DLBM\":\"0201K\"", "0201", "DLBM")]
    [DataRow("\"DLBM\":\"1004\",\"YDYHFLDM\":\"1207\"", "1207", "DLBM")]
    [DataRow("\"TBBH\":\"7\"", null, null)]
    [DataRow("\"YDYHFLDM\":\"M2\"", "100102", "YDYHFLDM")]
    [DataRow("\"YDYHFLDM\":\"R22\"", "07", "YDYHFLDM")]
    [DataRow("\"YDYHFLDM\":\"G1/B1\"", "1401", "YDYHFLDM")]
    public void Land_use_is_read_by_the_guide_or_translated_from_the_survey(string properties, string? code, string? kept)
    {
        var parcel = (Parcel)Import(Collection(Feature(Square, properties))).Changes.Single().After!;
        Assert.AreEqual(code, parcel.LandUseCode);
        if (kept is not null)
            Assert.IsNotNull(parcel.Attributes[kept]);
    }

    [TestMethod]
    [DataRow("\"YDYHFLDM\":\"9999\"", "PLN-LANDUSE-UNKNOWN")]
    [DataRow("\"YDYHFLDM\":\"100101/M0\"", "EXC-LANDUSE-NONE")]
    [DataRow("\"YDYHFLDM\":\"E1\"", "EXC-LANDUSE-NONE")]
    [DataRow("\"YDYHFLDM\":\"0604\"", "EXC-LANDUSE-EDITION")]
    [DataRow("\"YDYHFLDM\":\"090301\"", "EXC-LANDUSE-EDITION")]
    [DataRow("\"DLBM\":\"100101\"", "EXC-LANDUSE-SURVEY")]
    [DataRow("\"DLBM\":\"0809\"", "EXC-LANDUSE-AMBIGUOUS")]
    public void Codes_that_are_none_or_several_refuse_their_row(string properties, string code) =>
        Assert.AreEqual(code, Import(Collection(Feature(Square, properties))).Report.Refused.Single().Fault.Code);

    [TestMethod]
    [DataRow("0204", "0205")]
    [DataRow("060102", "1207")]
    [DataRow("0602", "060201")]
    [DataRow("0603", "060202")]
    [DataRow("090302", "0903")]
    [DataRow("1312", "1311")]
    [DataRow("1313", "1312")]
    [DataRow("0101", "0101")]
    [DataRow("100101", "100101")]
    public void Codes_of_the_trial_edition_are_recoded_where_the_user_says_so(string code, string expected)
    {
        var outcome = Import(Collection(Feature(Square, $"\"YDYHFLDM\":\"{code}\"")), with: request => request with { LandUseCodes = LandUseSystem.Guide2020 });
        var parcel = (Parcel)outcome.Changes.Single().After!;
        Assert.AreEqual(expected, parcel.LandUseCode);
        Assert.AreEqual(code == expected ? null : code, parcel.Attributes["YDYHFLDM"]);
    }

    [TestMethod]
    public void Codes_that_depend_on_the_edition_are_told_of_where_nobody_says_which()
    {
        var outcome = Import(Collection(string.Join(",", Feature(Square, "\"YDYHFLDM\":\"0204\""), Feature(Square, "\"YDYHFLDM\":\"1311\""), Feature(Square, "\"YDYHFLDM\":\"0101\""))));
        var notice = outcome.Report.Notices.Select(text => text.In(System.Globalization.CultureInfo.GetCultureInfo("en"))).Single(text => text.Contains("2020", StringComparison.Ordinal));
        StringAssert.Contains(notice, "0204");
        Assert.DoesNotContain("0101", notice);
    }

    [TestMethod]
    public void Codes_of_several_classes_wait_for_the_users_decision()
    {
        var text = Collection(string.Join(",", new[] { "0809", "08H1", "0809", "0101" }.Select(code => Feature(Square, $"\"DLBM\":\"{code}\""))));
        var report = Import(text).Report;
        CollectionAssert.AreEqual(new[] { ("0809", 2), ("08H1", 1) }, report.Undecided.Select(code => (code.Code, code.Rows)).ToArray());
        CollectionAssert.AreEqual(new[] { "0801", "0803" }, report.Undecided[1].Choices);
        var decided = Import(text, with: request => request with { LandUseDecisions = LandUseDecisions.Parse("0809=1301,08H1=0803") });
        Assert.IsEmpty(decided.Report.Undecided);
        CollectionAssert.AreEqual(new[] { "1301", "0803", "1301", "0101" }, decided.Changes.Select(change => ((Parcel)change.After!).LandUseCode).ToArray());
        Assert.AreEqual("PLN-LANDUSE-UNKNOWN", Assert.ThrowsExactly<FaultException>(() => LandUseDecisions.Parse("0809=9999")).Fault.Code);
        Assert.AreEqual("EXC-MAP-FORM", Assert.ThrowsExactly<FaultException>(() => LandUseDecisions.Parse("0809")).Fault.Code);
    }

    [TestMethod]
    public void The_users_map_counts_above_well_known_fields()
    {
        var text = Collection(Feature(Square, "\"TBBH\":\"7\",\"Nr\":\"A-01\",\"DLBM\":\"100101\",\"MC\":\"甲\""));
        var parcel = (Parcel)Import(text, with: request => request with { Fields = FieldMap.Parse("number=nr,land-use=DLBM,survey-land-use=,name=") })
            .Changes.Single().After!;
        Assert.AreEqual("A-01", parcel.Number);
        Assert.AreEqual("100101", parcel.LandUseCode);
        Assert.IsNull(parcel.Name);
        Assert.AreEqual("7", parcel.Attributes["TBBH"]);
        Assert.AreEqual("甲", parcel.Attributes["MC"]);
        Assert.IsNull(parcel.Attributes["Nr"]);
    }

    [TestMethod]
    public void A_map_to_what_is_not_there_is_refused()
    {
        Refused(Collection(Feature(Square, "\"a\":1")), "EXC-MAP-FIELD", with: request => request with { Fields = FieldMap.Parse("number=b") });
        Assert.AreEqual("EXC-MAP-TARGET", Assert.ThrowsExactly<FaultException>(() => FieldMap.Parse("colour=b")).Fault.Code);
        Assert.AreEqual("EXC-MAP-FORM", Assert.ThrowsExactly<FaultException>(() => FieldMap.Parse("number")).Fault.Code);
    }

    [TestMethod]
    [DataRow("永久基本农田.geojson", "", "YJJBNT")]
    [DataRow("2025_stbhhx_v2.geojson", "", "STBHHX")]
    [DataRow("lines.geojson", "\"KXLX\":\"城镇开发边界\"", "CZKFBJ")]
    [DataRow("lines.geojson", "\"kind\":\"机场净空\"", "机场净空")]
    [DataRow("CZKFBJ.geojson", "\"kind\":null", "CZKFBJ")]
    public void Control_lines_get_their_kind_from_a_field_or_the_files_name(string name, string properties, string kind)
    {
        folder.Write(name, Collection(Feature(Square, properties)));
        Assert.AreEqual(kind, ((ControlLine)Import(name, PlanLayer.ControlLines).Changes.Single().After!).Kind);
    }

    [TestMethod]
    public void Control_lines_of_no_kind_are_refused() => Refused(Collection(Feature(Square)), "EXC-CONTROL-LINE-KIND", PlanLayer.ControlLines);

    [TestMethod]
    public void Roads_and_places_come_in_by_their_shapes()
    {
        var road = Import(Collection(Feature("""{"type":"MultiLineString","coordinates":[[[114,22.5],[114.1,22.6]]]}""", "\"NAME\":\"深南大道\"")), PlanLayer.Roads);
        Assert.AreEqual("深南大道", ((Road)road.Changes.Single().After!).Name);
        var place = Import(Collection(Feature("""{"type":"MultiPoint","coordinates":[[114,22.5]]}""")), PlanLayer.Places);
        Assert.IsInstanceOfType<Point>(((Place)place.Changes.Single().After!).Geometry);
    }

    [TestMethod]
    public void Plots_without_a_boundary_and_a_boundary_in_the_origin_are_refused()
    {
        Refused(Collection(Feature(Square)), "EXC-PLOTS-NO-BOUNDARY", PlanLayer.Plots);
        folder.Write("a.geojson", Collection(Feature(Square)));
        var refusal = Assert.ThrowsExactly<FaultException>(() => plan.Import(folder["a.geojson"], PlanLayer.Boundary, PlansForTests.Origin));
        Assert.AreEqual("EXC-BOUNDARY-HOST", refusal.Fault.Code);
        Assert.IsInstanceOfType<Enclave>(Import("a.geojson", PlanLayer.Boundary).Changes.Single().After);
    }

    [TestMethod]
    public void Paths_that_are_no_files_are_refused()
    {
        Directory.CreateDirectory(folder["folder.geojson"]);
        folder.Write("empty.geojson", "");
        folder.Write("plan.pdf", "%PDF");
        foreach (var (name, code) in new[]
        {
            ("missing.geojson", "EXC-FILE-MISSING"), ("folder.geojson", "EXC-FILE-FOLDER"), ("empty.geojson", "EXC-FILE-EMPTY"),
            ("plan.pdf", "EXC-FORMAT-UNKNOWN"), ("a\0b.shp", "EXC-FILE-MISSING"),
        })
            Assert.AreEqual(code, Assert.ThrowsExactly<FaultException>(() => Import(name)).Fault.Code, name);
        Assert.AreEqual("EXC-FILE-MISSING", Assert.ThrowsExactly<FaultException>(() => plan.Import("", PlanLayer.Parcels, PlansForTests.Host)).Fault.Code);
    }

    private static string Collection(string features, string member = "") =>
        "{\"type\":\"FeatureCollection\"," + member + "\"features\":[" + features + "]}";

    private static string Feature(string geometry, string properties = "") =>
        "{\"type\":\"Feature\",\"properties\":{" + properties + "},\"geometry\":" + geometry + "}";

    private Fault Refused(string text, string code, PlanLayer layer = PlanLayer.Parcels, Func<ImportRequest, ImportRequest>? with = null)
    {
        var refusal = Assert.ThrowsExactly<FaultException>(() => Import(text, layer, with));
        Assert.AreEqual(code, refusal.Fault.Code, refusal.Message);
        return refusal.Fault;
    }

    /// <summary>Imports a file of the folder, or a text as lines.geojson.</summary>
    private ImportOutcome Import(string nameOrText, PlanLayer layer = PlanLayer.Parcels, Func<ImportRequest, ImportRequest>? with = null)
    {
        var isName = nameOrText.Length < 40 && (nameOrText.EndsWith(".geojson", StringComparison.Ordinal) || nameOrText.Contains(".pdf") || nameOrText.Contains(".shp"));
        var path = isName ? folder[nameOrText] : folder.Write("input.geojson", nameOrText);
        return plan.Import(path, layer, PlansForTests.Host, with);
    }
}

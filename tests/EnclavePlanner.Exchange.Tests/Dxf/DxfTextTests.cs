using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using static EnclavePlanner.Exchange.Tests.Dxf.Drawings;

namespace EnclavePlanner.Exchange.Tests.Dxf;

[TestClass]
public sealed class DxfTextTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("%%uA%%u-01%%d", "A-01°")]
    [DataRow("%%c50 %%p2 100%%%", "⌀50 ±2 100%")]
    [DataRow("%%065", "A")]
    [DataRow(@"\U+5DE5\U+4E1A", "工业")]
    [DataRow(@"\M+5B9A4", "工")]
    [DataRow("a^Ib^ c", "a b^c")]
    [DataRow(@"\U+00", @"\U+00")]
    [DataRow("100%", "100%")]
    [DataRow("%%", "%%")]
    public void Escapes_of_texts_are_resolved(string written, string seen) => Assert.AreEqual(seen, DxfText.Plain(written));

    [TestMethod]
    [DataRow(@"{\fSimSun|b0|i0|c134|p2;\H2.5x;\C1;地块} A-01\PB", "地块 A-01 B")]
    [DataRow(@"\A1;\LA\l-\Ob\o \S1^2; \S3#4;", "A-b 1/2 3/4")]
    [DataRow(@"\\path \{x\} 100%%d\~m", @"\path {x} 100° m")]
    [DataRow(@"\U+5730\pxqc;", "地")]
    [DataRow(@"\f", "")]
    [DataRow(@"\", @"\")]
    public void The_format_of_an_MTEXT_is_left_out(string written, string seen) => Assert.AreEqual(seen, DxfText.WithoutFormat(written));

    [TestMethod]
    [DataRow("AC1015", "gbk", "9 $DWGCODEPAGE|3 ANSI_936", "gb18030")]
    [DataRow("AC1015", "gbk", "9 $DWGCODEPAGE|3 GB2312", "gb18030")]
    [DataRow("AC1015", "big5", "9 $DWGCODEPAGE|3 ANSI_950", "big5")]
    [DataRow("AC1021", "utf-8", "9 $DWGCODEPAGE|3 ANSI_936", "utf-8")]
    [DataRow("AC1032", "utf-8", "9 $DWGCODEPAGE|3 ANSI_1252", "utf-8")]
    [DataRow("AC1009", "gbk", "9 $LUNITS|70 2", "gb18030")]
    [DataRow("AC1009", "utf-8", "9 $LUNITS|70 2", "utf-8")]
    public void Chinese_is_read_in_the_encoding_that_the_version_or_the_code_page_says(string version, string encoding, string header, string found)
    {
        var text = Drawings.Of(Drawings.Square("工業用地圖層", X, Y, 10) + "|" + Drawings.Text("文字", X + 5, Y + 5, "聊城市東昌府區工業用地"), version, header: header);
        var layer = folder.Open(text, encoding);
        Assert.AreEqual(found, layer.Encoding.ToLowerInvariant());
        Assert.AreEqual("工業用地圖層", layer.Records().Single().Attributes["Layer"]);
        Assert.AreEqual("聊城市東昌府區工業用地", layer.Records().Single().Attributes["number"]);
    }

    [TestMethod]
    public void A_wrong_encoding_names_the_line_and_the_users_word_helps()
    {
        var text = Drawings.Of(Drawings.Square("工业", X, Y, 10), "AC1021");
        var refusal = Assert.ThrowsExactly<FaultException>(() => folder.Open(text));
        Assert.AreEqual("EXC-DXF-ENCODING", refusal.Fault.Code);
        var line = Array.FindIndex(text.Split("\r\n"), value => value == "工业") + 1;
        Assert.AreEqual((long)line, refusal.Fault.Text.Arguments[1]);
        Assert.AreEqual("工业", folder.Open(text, named: "GBK").Records().Single().Attributes["Layer"]);
    }

    [TestMethod]
    public void A_text_numbers_the_smallest_area_that_holds_its_point()
    {
        var layer = folder.Open(Drawings.Of(string.Join('|',
            Drawings.Square("A", X, Y, 100), Drawings.Square("A", X + 20, Y + 20, 10),
            Drawings.Text("T", X + 1, Y + 1, "外"), Drawings.Text("T", X + 25, Y + 25, "内"), Drawings.Text("T", X - 5, Y, "无"))));
        CollectionAssert.AreEqual(new[] { "外", "内" }, layer.Records().Select(record => record.Attributes["number"]).ToArray());
        Assert.IsFalse(layer.Tells("NoticeDxfTexts"));
    }

    [TestMethod]
    public void A_centred_text_counts_by_the_point_it_is_centred_on()
    {
        var layer = folder.Open(Drawings.Of(Drawings.Square("A", X, Y, 10) + $"|0 TEXT|8 T|10 {X - 50}|20 {Y}|40 3|1 C-1|72 1|11 {X + 5}|21 {Y + 5}|73 2"));
        Assert.AreEqual("C-1", layer.Records().Single().Attributes["number"]);
    }

    [TestMethod]
    public void An_MTEXT_in_pieces_with_an_embedded_object_is_one_text()
    {
        var layer = folder.Open(Drawings.Of(Drawings.Square("A", X, Y, 10) + $"|0 MTEXT|8 T|10 {X + 5}|20 {Y + 5}|40 3|3 {{\\fSimSun;地块|1 -07}}|101 Embedded Object|10 1|20 0|1 X", "AC1032"), "utf-8");
        Assert.AreEqual("地块-07", layer.Records().Single().Attributes["number"]);
    }

    [TestMethod]
    public void Areas_are_no_numbers_and_layers_of_numbers_come_first()
    {
        var layer = folder.Open(Drawings.Of(string.Join('|',
            Drawings.Square("A", X, Y, 10), Drawings.Text("T", X + 5, Y + 5, "1234.5㎡"), Drawings.Text("T", X + 5, Y + 5, "M1"), Drawings.Text("地块编号", X + 5, Y + 5, "D-01"),
            Drawings.Square("A", X + 20, Y, 10), Drawings.Text("T", X + 25, Y + 5, "面积：2.88公顷"), Drawings.Text("T", X + 25, Y + 5, "D-02"))));
        var records = layer.Records();
        CollectionAssert.AreEqual(new[] { "D-01", "D-02" }, records.Select(record => record.Attributes["number"]).ToArray());
        Assert.AreEqual("1234.5㎡ / M1 / D-01", records[0].Attributes["Text"]);
        Assert.IsTrue(layer.Tells("NoticeDxfTexts"));
    }

    [TestMethod]
    [DataRow("一类工业用地", "100101")]
    [DataRow("100101", "100101")]
    [DataRow("07", "07")]
    [DataRow("规划-一类工业用地", "100101")]
    [DataRow("1001工业用地", "1001")]
    [DataRow("1001-工业用地", "1001")]
    [DataRow("工业用地_一类工业用地", "100101")]
    [DataRow("base$0$公园绿地", "1401")]
    [DataRow("12-道路中线", null)]
    [DataRow("2025规划", null)]
    [DataRow("公园绿地-广场用地", null)]
    [DataRow("JZD", null)]
    [DataRow("0", null)]
    [DataRow("", null)]
    public void A_layer_may_name_the_land_use(string layer, string? code) => Assert.AreEqual(code, DxfLayerNames.LandUseOf(layer));

    [TestMethod]
    public void A_drawing_comes_into_a_plan_with_number_land_use_and_layer()
    {
        var plan = PlansForTests.Between(4548, 4547);
        folder.Write("a.dxf", Drawings.Of(Drawings.Square("一类工业用地", X, Y, 100) + "|" + Drawings.Text("T", X + 5, Y + 5, "A-01"), "AC1021"));
        var outcome = plan.Import(folder["a.dxf"], PlanLayer.Parcels, PlansForTests.Host, request => request with { Epsg = 4547 });
        var parcel = (Parcel)outcome.Changes.Single().After!;
        Assert.AreEqual(("A-01", "100101", "一类工业用地"), (parcel.Number, parcel.LandUseCode, parcel.Attributes["Layer"]));
        Assert.AreEqual(10_000, parcel.Geometry.Area, 1e-6);

        folder.Write("b.dxf", Drawings.Of(Drawings.Square("永久基本农田", X, Y, 100), "AC1021"));
        var line = (ControlLine)plan.Import(folder["b.dxf"], PlanLayer.ControlLines, PlansForTests.Host, request => request with { Epsg = 4547 }).Changes.Single().After!;
        Assert.AreEqual(ControlLine.PermanentBasicFarmland, line.Kind);
    }

    [TestMethod]
    public void A_drawing_is_refused_until_its_system_is_named()
    {
        folder.Write("a.dxf", Drawings.Of(Drawings.Square("A", X, Y, 100)));
        var refusal = Assert.ThrowsExactly<FaultException>(() => PlansForTests.Between(4548, 4547).Import(folder["a.dxf"], PlanLayer.Parcels, PlansForTests.Host));
        Assert.AreEqual("EXC-DXF-NO-CRS", refusal.Fault.Code);
        Assert.Contains(".dxf", LayerImport.Extensions);
    }

    [TestMethod]
    public void Units_other_than_metres_are_told() =>
        Assert.IsTrue(folder.Open(Drawings.Of(Drawings.Square("A", X, Y, 100), header: "9 $INSUNITS|70 4")).Tells("NoticeDxfUnits"));
}

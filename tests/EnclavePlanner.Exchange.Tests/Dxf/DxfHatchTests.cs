using NetTopologySuite.Geometries;
using static EnclavePlanner.Exchange.Tests.Dxf.Drawings;

namespace EnclavePlanner.Exchange.Tests.Dxf;

[TestClass]
public sealed class DxfHatchTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(0, 10_000 - 3_600 + 400, DisplayName = "Normal: every second loop is filled")]
    [DataRow(1, 10_000 - 3_600, DisplayName = "Outer: only what lies outside the islands")]
    [DataRow(2, 10_000, DisplayName = "Ignore: islands are filled too")]
    public void Islands_count_by_the_hatchs_style(int style, double area)
    {
        var layer = folder.Open(Drawings.Of(Drawings.Hatch("A", style, Loop(3, 0, 100), Loop(16, 20, 60), Loop(16, 40, 20))));
        var filled = layer.Records();
        Assert.IsTrue(filled.TrueForAll(record => record.Geometry!.IsValid));
        Assert.AreEqual(area, filled.Sum(record => record.Geometry!.Area), 1e-6);
    }

    [TestMethod]
    public void Plots_filled_at_one_stroke_are_records_of_their_own_with_their_numbers()
    {
        var layer = folder.Open(Drawings.Of(string.Join('|',
            Drawings.Hatch("一类工业用地", 1, Loop(1, 0, 10), Loop(1, 20, 10)), Line(0), Line(20), Drawings.Text("T", X + 5, Y + 5, "A-1"), Drawings.Text("T", X + 25, Y + 25, "A-2"))));
        CollectionAssert.AreEqual(new[] { "A-1", "A-2" }, layer.Records().Select(record => record.Attributes["number"]).ToArray());

        static string Line(double from) => Drawings.Square("界线", X + from, Y + from, 10);
    }

    [TestMethod]
    public void Fillings_with_our_key_are_the_parts_of_one_record()
    {
        var part = "|1001 OTHER|1000 X|1001 ENCLAVEPLANNER|1000 1F";
        var layer = folder.Open(Drawings.Of(Drawings.Hatch("A", 1, Loop(1, 0, 10)) + part + "|" + Drawings.Hatch("A", 1, Loop(1, 20, 10)) + part));
        Assert.IsInstanceOfType<MultiPolygon>(layer.Records().Single().Geometry);
    }

    [TestMethod]
    public void Edges_in_any_direction_close_into_the_outline()
    {
        var edges = $"92 1|93 4|72 1|10 {X}|20 {Y}|11 {X + 100}|21 {Y}|72 1|10 {X + 100}|20 {Y + 50}|11 {X + 100}|21 {Y}|72 2|10 {X + 50}|20 {Y + 50}|40 50|50 0|51 180|73 1|72 1|10 {X}|20 {Y + 50}|11 {X}|21 {Y}|97 0";
        var layer = folder.Open(Drawings.Of(Drawings.Hatch("A", 0, edges)));
        Assert.AreEqual(5_000 + Math.PI * 50 * 50 / 2, layer.Records().Single().Geometry!.Area, 0.2);
    }

    [TestMethod]
    public void The_box_round_a_text_is_no_hole() =>
        Assert.AreEqual(10_000, folder.Open(Drawings.Of(Drawings.Hatch("A", 0, Loop(3, 0, 100), Loop(8 | 16, 20, 10)))).Records().Single().Geometry!.Area, 1e-6);

    [TestMethod]
    public void Open_edges_and_splines_are_refused()
    {
        var open = $"92 1|93 2|72 1|10 {X}|20 {Y}|11 {X + 100}|21 {Y}|72 1|10 {X + 100}|20 {Y}|11 {X + 100}|21 {Y + 9}|97 0";
        var spline = $"92 1|93 1|72 4|94 3|73 0|74 0|95 8|96 4|40 0|40 0|40 0|40 0|40 1|40 1|40 1|40 1|10 {X}|20 {Y}|10 {X}|20 {Y + 1}|10 {X}|20 {Y + 2}|10 {X}|20 {Y + 3}|97 0";
        Assert.AreEqual("EXC-DXF-HATCH-OPEN", folder.Open(Drawings.Of(Drawings.Hatch("A", 0, open))).Records().Single().Refusal!.Code);
        Assert.AreEqual("EXC-DXF-SPLINE", folder.Open(Drawings.Of(Drawings.Hatch("A", 0, spline))).Records().Single().Refusal!.Code);
    }

    [TestMethod]
    public void The_outline_and_a_second_filling_of_a_filled_area_are_the_same_land()
    {
        var layer = folder.Open(Drawings.Of(string.Join('|',
            Drawings.Square("界线", X, Y, 100),
            Drawings.Hatch("一类工业用地", 1, Loop(3, 0, 100)),
            Drawings.Hatch("图案", 1, Loop(3, 0, 100)),
            Drawings.Square("界线", X + 200, Y, 100),
            Drawings.Square("界线", X + 200, Y, 100))));
        var records = layer.Records();
        Assert.HasCount(3, records);
        Assert.AreEqual("100101", records[0].Attributes["land_use"]);
        Assert.IsTrue(layer.Tells("NoticeDxfDrawnTwice"));
    }

    [TestMethod]
    public void An_outline_in_an_island_is_land_unless_its_layer_says_that_it_is_none()
    {
        string Drawing(string layer) => Drawings.Of(string.Join('|',
            Drawings.Hatch("A", 1, Loop(3, 0, 100), Loop(16, 20, 60)), Drawings.Square("A", X, Y, 100), Drawings.Square(layer, X + 20, Y + 20, 60)));

        Assert.HasCount(2, folder.Open(Drawing("A")).Records());
        Assert.AreEqual(6_400, folder.Open(Drawing("地块内环")).Records().Single().Geometry!.Area, 1e-6);
    }

    private static string Loop(int flags, double from, double size) => Drawings.Loop(
        flags, [X + from, Y + from], [X + from + size, Y + from], [X + from + size, Y + from + size], [X + from, Y + from + size]);
}

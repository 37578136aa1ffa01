using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;
using static EnclavePlanner.Exchange.Tests.Dxf.Drawings;

namespace EnclavePlanner.Exchange.Tests.Dxf;

[TestClass]
public sealed class DxfBlockTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void A_block_lies_where_it_is_inserted_scaled_turned_and_on_the_layer_of_its_insertion()
    {
        var layer = folder.Open(Drawings.Of(
            $"0 INSERT|8 外|2 plot|10 {X}|20 {Y}|41 2|42 3|50 90",
            blocks: $"0 BLOCK|2 PLOT|70 0|10 5|20 5|{Drawings.Square("0", 5, 5, 10)}|{Drawings.Square("内", 25, 5, 10)}|0 ENDBLK"));
        var records = layer.Records();
        CollectionAssert.AreEqual(new[] { "外", "内" }, records.Select(record => record.Attributes["Layer"]).ToArray());
        // The first square, 20 wide and 30 high, turned left about the base point.
        Assert.AreEqual(new Envelope(X - 30, X, Y, Y + 20), records[0].Geometry!.EnvelopeInternal);
    }

    [TestMethod]
    public void A_block_in_rows_and_columns_is_drawn_in_each()
    {
        var layer = folder.Open(Drawings.Of(
            $"0 INSERT|8 A|2 P|10 {X}|20 {Y}|70 3|71 2|44 20|45 30", blocks: $"0 BLOCK|2 P|10 0|20 0|{Drawings.Square("0", 0, 0, 10)}|0 ENDBLK"));
        var corners = layer.Records().Select(record => record.Geometry!.EnvelopeInternal).Select(extent => (extent.MinX - X, extent.MinY - Y)).ToList();
        CollectionAssert.AreEquivalent(new[] { (0.0, 0.0), (20, 0), (40, 0), (0, 30), (20, 30), (40, 30) }, corners);
    }

    [TestMethod]
    public void Blocks_in_blocks_and_their_texts_come_along()
    {
        var layer = folder.Open(Drawings.Of(
            $"0 INSERT|8 A|2 OUTER|10 {X}|20 {Y}",
            blocks: $"0 BLOCK|2 INNER|10 0|20 0|{Drawings.Square("0", 0, 0, 10)}|{Drawings.Text("0", 5, 5, "A-7")}|0 ENDBLK|0 BLOCK|2 OUTER|10 0|20 0|0 INSERT|8 0|2 INNER|10 100|20 0|50 45|0 ENDBLK"));
        var record = layer.Records().Single();
        Assert.AreEqual("A-7", record.Attributes["number"]);
        Assert.AreEqual(X + 100, record.Geometry!.Centroid.X, 1e-6);
        Assert.AreEqual(100, record.Geometry.Area, 1e-6);
    }

    [TestMethod]
    public void An_attribute_of_a_block_numbers_the_area_it_lies_in()
    {
        var layer = folder.Open(Drawings.Of(
            $"0 INSERT|8 A|66 1|2 P|10 {X}|20 {Y}|0 ATTRIB|8 A|10 {X + 5}|20 {Y + 5}|40 2|1 B-09|2 编号|70 0|0 SEQEND|8 A",
            blocks: $"0 BLOCK|2 P|10 0|20 0|{Drawings.Square("0", 0, 0, 10)}|0 ATTDEF|8 0|10 5|20 5|1 默认|2 编号|0 ENDBLK"));
        Assert.AreEqual("B-09", layer.Records().Single().Attributes["number"]);
    }

    [TestMethod]
    public void A_point_that_a_block_throws_out_of_the_world_is_refused()
    {
        var layer = folder.Open(
            Drawings.Of($"0 INSERT|8 A|2 P|10 {X}|20 {Y}|41 1e200|42 1e200", blocks: "0 BLOCK|2 P|10 0|20 0|0 POINT|8 0|10 1e200|20 0|0 ENDBLK"), wanted: PlanGeometry.Point);
        Assert.AreEqual("EXC-DXF-FAR", layer.Records().Single().Refusal!.Code);
    }

    [TestMethod]
    public void A_block_that_inserts_itself_or_is_missing_refuses_its_record()
    {
        const string blocks = "0 BLOCK|2 A|10 0|20 0|0 INSERT|8 0|2 B|10 0|20 0|0 ENDBLK|0 BLOCK|2 B|10 0|20 0|0 INSERT|8 0|2 A|10 0|20 0|0 ENDBLK";
        Assert.AreEqual("EXC-DXF-BLOCK-LOOP", folder.Open(Drawings.Of($"0 INSERT|8 A|2 A|10 {X}|20 {Y}", blocks: blocks)).Records().Single().Refusal!.Code);
        Assert.AreEqual("EXC-DXF-BLOCK-MISSING", folder.Open(Drawings.Of($"0 INSERT|8 A|2 Z|10 {X}|20 {Y}")).Records().Single().Refusal!.Code);
    }

    [TestMethod]
    public void Blocks_nested_too_deep_are_refused()
    {
        var blocks = string.Join('|', Enumerable.Range(0, 40).Select(i => $"0 BLOCK|2 B{i}|10 0|20 0|0 INSERT|8 0|2 B{i + 1}|10 0|20 0|0 ENDBLK"));
        Assert.AreEqual("EXC-DXF-BLOCK-DEEP", folder.Open(Drawings.Of($"0 INSERT|8 A|2 B0|10 {X}|20 {Y}", blocks: blocks)).Records().Single().Refusal!.Code);
    }

    [TestMethod]
    [DataRow("70 30000|71 30000")]
    [DataRow("70 9000000000000000000|71 9000000000000000000")]
    [DataRow("70 1|71 2147483647")]
    public void A_block_in_absurdly_many_rows_refuses_the_file(string counts)
    {
        var refusal = Assert.ThrowsExactly<FaultException>(() => folder.Open(Drawings.Of($"0 INSERT|8 A|2 E|10 {X}|20 {Y}|{counts}", blocks: "0 BLOCK|2 E|10 0|20 0|0 ENDBLK")));
        Assert.AreEqual("EXC-DXF-SIZE", refusal.Fault.Code);
    }

    [TestMethod]
    public void A_bomb_of_insertions_refuses_the_file()
    {
        var blocks = string.Join('|', Enumerable.Range(0, 12).Select(i => $"0 BLOCK|2 B{i}|10 0|20 0|{string.Join('|', Enumerable.Repeat($"0 INSERT|8 0|2 B{i + 1}|10 0|20 0", 10))}|0 ENDBLK"));
        var refusal = Assert.ThrowsExactly<FaultException>(() => folder.Open(Drawings.Of($"0 INSERT|8 A|2 B0|10 {X}|20 {Y}", blocks: blocks + "|0 BLOCK|2 B12|10 0|20 0|0 ENDBLK")));
        Assert.AreEqual("EXC-DXF-SIZE", refusal.Fault.Code);
    }

    [TestMethod]
    public void What_is_not_to_be_seen_is_left_out_and_counted()
    {
        var layer = folder.Open(Drawings.Of(
            string.Join('|',
                Drawings.Square("A", X, Y, 10),
                Drawings.Square("冻结", X, Y, 20),
                Drawings.Square("关闭", X, Y, 30),
                Drawings.Square("A", X, Y, 40) + "|60 1",
                Drawings.Square("A", X, Y, 50) + "|67 1",
                $"0 INSERT|8 冻结|2 P|10 {X}|20 {Y}",
                $"0 INSERT|8 A|2 参照|10 {X}|20 {Y}"),
            tables: "0 TABLE|2 LAYER|70 3|0 LAYER|2 A|70 0|62 7|0 LAYER|2 冻结|70 1|62 7|0 LAYER|2 关闭|70 0|62 -7|0 ENDTAB",
            blocks: $"0 BLOCK|2 P|10 0|20 0|{Drawings.Square("A", 0, 0, 10)}|0 ENDBLK|0 BLOCK|2 参照|70 4|10 0|20 0|1 other.dwg|0 ENDBLK"));
        Assert.AreEqual(100, layer.Records().Single().Geometry!.Area, 1e-6);
        Assert.AreEqual(4, layer.Notices.Single(notice => notice.Key == "NoticeDxfHidden").Arguments[0]);
        Assert.AreEqual(1, layer.Notices.Single(notice => notice.Key == "NoticeDxfPaper").Arguments[0]);
        Assert.AreEqual(1, layer.Notices.Single(notice => notice.Key == "NoticeDxfElsewhere").Arguments[0]);
    }
}

using CsCheck;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;
using static EnclavePlanner.Exchange.Tests.Dxf.Drawings;

namespace EnclavePlanner.Exchange.Tests.Dxf;

/// <summary>Outlines of every kind; areas by geometry of the schoolbook.</summary>
[TestClass]
public sealed class DxfOutlineTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("AC1009")]
    [DataRow("AC1015")]
    [DataRow("AC1032")]
    public void A_closed_polyline_of_any_version_is_an_area(string version)
    {
        var entity = version == "AC1009"
            ? $"0 POLYLINE|8 A|66 1|70 1|10 0|20 0|30 0{string.Concat(new[] { (0, 0), (100, 0), (100, 50), (0, 50) }.Select(p => $"|0 VERTEX|8 A|10 {X + p.Item1}|20 {Y + p.Item2}|30 0"))}|0 SEQEND|8 A"
            : Drawings.Polyline("A", true, [X, Y], [X + 100, Y], [X + 100, Y + 50], [X, Y + 50]);
        var layer = folder.Open(Drawings.Of(entity, version));
        var polygon = (Polygon)layer.Records().Single().Geometry!;
        Assert.AreEqual(5_000, polygon.Area, 1e-6);
        Assert.AreEqual(4547, polygon.SRID);
        Assert.IsFalse(layer.Tells("NoticeDxfArcs"));
    }

    [TestMethod]
    public void A_polyline_in_space_loses_its_heights_with_a_notice()
    {
        var vertices = new[] { (0, 0), (100, 0), (100, 50) }.Select(p => $"|0 VERTEX|8 A|10 {X + p.Item1}|20 {Y + p.Item2}|30 12.5|70 32");
        var layer = folder.Open(Drawings.Of($"0 POLYLINE|8 A|66 1|70 9{string.Concat(vertices)}|0 SEQEND"));
        Assert.AreEqual(2_500, layer.Records().Single().Geometry!.Area, 1e-6);
        Assert.IsTrue(layer.Tells("NoticeHeightsLeftOut"));
    }

    [TestMethod]
    public void The_frame_of_a_spline_is_no_part_of_its_polyline()
    {
        var layer = folder.Open(Drawings.Of(
            $"0 POLYLINE|8 A|70 5|0 VERTEX|10 {X + 999}|20 {Y}|70 16|0 VERTEX|10 {X}|20 {Y}|70 8|0 VERTEX|10 {X + 10}|20 {Y}|70 8|0 VERTEX|10 {X + 10}|20 {Y + 10}|70 8|0 SEQEND"));
        Assert.AreEqual(50, layer.Records().Single().Geometry!.Area, 1e-6);
    }

    [TestMethod]
    public void A_polyline_closed_by_hand_is_closed_within_a_millimetre()
    {
        var closed = folder.Open(Drawings.Of(Drawings.Polyline("A", false, [X, Y], [X + 10, Y], [X + 10, Y + 10], [X, Y + 0.0009])));
        Assert.AreEqual(50, closed.Records().Single().Geometry!.Area, 0.01);
        Assert.IsTrue(closed.Tells("NoticeDxfGaps"));
        var open = folder.Open(Drawings.Of(Drawings.Polyline("A", false, [X, Y], [X + 10, Y], [X + 10, Y + 10], [X, Y + 0.0011])));
        Assert.IsEmpty(open.Records());
        Assert.IsTrue(open.Tells("NoticeDxfLeftOut"));
    }

    [TestMethod]
    public void Two_half_circles_of_bulge_one_are_a_circle()
    {
        var layer = folder.Open(Drawings.Of(Drawings.Polyline("A", true, [X - 100, Y, 1], [X + 100, Y, 1])));
        AssertCircle(layer.Records().Single().Geometry!, X, Y, 100);
        Assert.IsTrue(layer.Tells("NoticeDxfArcs"));
    }

    [TestMethod]
    [DataRow("0 CIRCLE|8 A|10 506000|20 2493000|40 100")]
    [DataRow("0 ELLIPSE|8 A|10 506000|20 2493000|11 60|21 80|40 1|41 0|42 6.283185307179586")]
    [DataRow("0 HATCH|8 A|10 0|20 0|2 SOLID|91 1|92 1|93 1|72 2|10 506000|20 2493000|40 100|50 0|51 360|73 1|97 0|75 0")]
    [DataRow("0 HATCH|8 A|10 0|20 0|2 SOLID|91 1|92 1|93 2|72 2|10 506000|20 2493000|40 100|50 0|51 90|73 1|72 2|10 506000|20 2493000|40 100|50 0|51 270|73 0|97 0|75 0")]
    [DataRow("0 HATCH|8 A|10 0|20 0|2 SOLID|91 1|92 1|93 1|72 3|10 506000|20 2493000|11 0|21 100|40 1|50 0|51 360|73 1|97 0|75 0")]
    [DataRow("0 ARC|8 A|10 506000|20 2493000|40 100|50 0|51 90|0 ARC|8 A|10 506000|20 2493000|40 100|50 90|51 0")]
    [DataRow("0 ARC|8 A|10 -506000|20 2493000|40 100|50 0|51 90|230 -1|0 ARC|8 A|10 506000|20 2493000|40 100|50 180|51 90")]
    public void Every_way_to_draw_a_circle_gives_it_within_a_millimetre(string entities) =>
        AssertCircle(folder.Open(Drawings.Of(entities)).Records().Single().Geometry!, 506_000, 2_493_000, 100);

    [TestMethod]
    public void An_ellipse_has_the_area_of_an_ellipse_whichever_way_it_is_drawn()
    {
        // Half axes 80 and 40, turned by the angle of (3, 4); the hatch's angles are those at the centre.
        string[] drawings =
        [
            "0 ELLIPSE|8 A|10 506000|20 2493000|11 48|21 64|40 0.5|41 0|42 6.283185307179586",
            "0 HATCH|8 A|10 0|20 0|91 1|92 1|93 2|72 3|10 506000|20 2493000|11 48|21 64|40 0.5|50 30|51 200|73 1|72 3|10 506000|20 2493000|11 48|21 64|40 0.5|50 200|51 390|73 1|97 0|75 0",
            "0 INSERT|8 A|2 C|10 506000|20 2493000|41 80|42 40|50 53.13010235415598",
        ];
        foreach (var drawing in drawings)
        {
            var ellipse = folder.Open(Drawings.Of(drawing, blocks: "0 BLOCK|2 C|70 0|10 0|20 0|0 CIRCLE|8 0|10 0|20 0|40 1|0 ENDBLK")).Records().Single().Geometry!;
            Assert.AreEqual(Math.PI * 80 * 40, ellipse.Area, 0.4, drawing);
            Assert.IsLessThan(Math.PI * 80 * 40, ellipse.Area);
            foreach (var point in ellipse.Coordinates)
            {
                var (dx, dy) = (point.X - X, point.Y - Y);
                var (along, across) = ((dx * 3 + dy * 4) / 5 / 80, (dy * 3 - dx * 4) / 5 / 40);
                Assert.AreEqual(1, along * along + across * across, 1e-9);
            }
        }
    }

    /// <summary>The exact arc: its end points and radius follow from the bulge by the definition (tangent of a quarter of the angle).</summary>
    [TestMethod]
    public void Bulges_of_any_size_keep_within_the_tolerance_of_the_exact_arc()
    {
        var file = SourceFile.Named(folder.Write("b.dxf", [1]));
        Gen.Select(Gen.Double[-1e4, 1e4], Gen.Double[-1e4, 1e4], Gen.Double[-4, 4], Gen.Double[0.2, 5]).Sample((dx, dy, bulge, scale) =>
        {
            if (Math.Abs(dx) + Math.Abs(dy) < 1 || Math.Abs(bulge) < 1e-4)
                return;
            var path = DxfPath.OfBulges([(0, 0, bulge), (dx, dy, 0)], false);
            var points = path.Flatten(DxfTransform.Scale(scale, scale), new DxfHead("LWPOLYLINE", 1), new DxfBudget(file));
            Assert.AreEqual(new Coordinate(0, 0), points[0]);
            Assert.AreEqual(new Coordinate(dx * scale, dy * scale), points[^1]);
            var chord = Math.Sqrt(dx * dx + dy * dy) * scale;
            var angle = 4 * Math.Atan(bulge);
            var radius = chord / 2 / Math.Sin(Math.Abs(angle) / 2);
            var toCentre = radius * Math.Cos(angle / 2) * Math.Sign(bulge) / chord;
            var (x, y) = (dx * scale / 2 - dy * scale * toCentre, dy * scale / 2 + dx * scale * toCentre);
            for (var i = 0; i < points.Count; i++)
            {
                var from = points[i];
                Assert.AreEqual(Math.Abs(radius), Distance(from.X, from.Y), 1e-6);
                if (i + 1 < points.Count)
                {
                    var to = points[i + 1];
                    Assert.IsLessThanOrEqualTo(DxfArc.ChordTolerance * 1.001, Math.Abs(radius) - Distance((from.X + to.X) / 2, (from.Y + to.Y) / 2));
                }
            }

            double Distance(double px, double py) => Math.Sqrt((px - x) * (px - x) + (py - y) * (py - y));
        });
    }

    [TestMethod]
    public void Lines_and_arcs_in_any_order_and_direction_close_into_a_loop()
    {
        var layer = folder.Open(Drawings.Of(string.Join('|',
            Drawings.Line("A", X + 100, Y, X, Y),
            Drawings.Line("A", X, Y + 50, X, Y),
            $"0 ARC|8 A|10 {X + 100}|20 {Y + 25}|40 25|50 270|51 90",
            Drawings.Line("A", X, Y + 50.0005, X + 100, Y + 50),
            Drawings.Line("B", X + 200, Y, X + 300, Y))));
        var loop = layer.Records().Single();
        Assert.AreEqual(100 * 50 + Math.PI * 25 * 25 / 2, loop.Geometry!.Area, 0.1);
        Assert.AreEqual("A", loop.Attributes["Layer"]);
        Assert.IsTrue(loop.Geometry.IsValid);
        Assert.IsTrue(layer.Tells("NoticeDxfChained"));
        Assert.IsTrue(layer.Tells("NoticeDxfGaps"));
        Assert.IsTrue(layer.Tells("NoticeDxfLeftOut"));
    }

    [TestMethod]
    public void A_network_of_lines_is_left_out()
    {
        var layer = folder.Open(Drawings.Of(string.Join('|',
            Drawings.Line("A", X, Y, X + 10, Y), Drawings.Line("A", X + 10, Y, X + 10, Y + 10), Drawings.Line("A", X + 10, Y + 10, X, Y),
            Drawings.Line("A", X + 10, Y + 10, X, Y + 10), Drawings.Line("A", X, Y + 10, X, Y))));
        Assert.IsEmpty(layer.Records());
        Assert.IsTrue(layer.Tells("NoticeDxfLeftOut"));
    }

    [TestMethod]
    public void Lines_of_different_layers_do_not_join() =>
        Assert.IsEmpty(folder.Open(Drawings.Of(string.Join('|',
            Drawings.Line("A", X, Y, X + 10, Y), Drawings.Line("A", X + 10, Y, X + 10, Y + 10), Drawings.Line("B", X + 10, Y + 10, X, Y)))).Records());

    [TestMethod]
    public void Outlines_within_each_other_stay_two_records()
    {
        var records = folder.Open(Drawings.Of(Drawings.Square("A", X, Y, 100) + "|" + Drawings.Square("A", X + 20, Y + 20, 10))).Records();
        CollectionAssert.AreEqual(new[] { 10_000.0, 100.0 }, records.Select(record => Math.Round(record.Geometry!.Area, 6)).ToArray());
    }

    [TestMethod]
    public void A_mirrored_outline_lies_where_it_is_seen()
    {
        var layer = folder.Open(Drawings.Of(Drawings.Polyline("A", true, [-X - 100, Y, 1], [-X + 100, Y]) + "|210 0|220 0|230 -1"));
        var half = layer.Records().Single().Geometry!;
        Assert.AreEqual(Math.PI * 5_000, half.Area, 0.5);
        // Seen from behind, the arc that runs counter-clockwise below the chord still lies below it.
        Assert.AreEqual(Y - 100, half.EnvelopeInternal.MinY, 0.001);
        Assert.AreEqual(X - 100, half.EnvelopeInternal.MinX, 1e-6);
    }

    [TestMethod]
    public void A_tilted_outline_and_a_closed_spline_are_refused()
    {
        var tilted = folder.Open(Drawings.Of(Drawings.Square("A", X, Y, 1) + "|210 0.7|220 0|230 0.7")).Records().Single();
        Assert.AreEqual("EXC-DXF-TILTED", tilted.Refusal!.Code);
        var spline = folder.Open(Drawings.Of("0 SPLINE|8 A|70 11|71 3")).Records().Single();
        Assert.AreEqual("EXC-DXF-SPLINE", spline.Refusal!.Code);
    }

    [TestMethod]
    public void Lines_and_points_come_where_lines_and_points_are_wanted()
    {
        var text = Drawings.Of(string.Join('|', Drawings.Line("路", X, Y, X + 10, Y), Drawings.Square("路", X, Y, 5), $"0 POINT|8 点|10 {X}|20 {Y}"));
        var lines = folder.Open(text, wanted: PlanGeometry.Line).Records();
        CollectionAssert.AreEqual(new[] { "LINE", "LWPOLYLINE" }, lines.Select(line => line.Attributes["Entity"]).ToArray());
        Assert.IsInstanceOfType<LineString>(lines[1].Geometry);
        Assert.IsInstanceOfType<Point>(folder.Open(text, wanted: PlanGeometry.Point).Records().Single().Geometry);
    }

    private static void AssertCircle(Geometry circle, double x, double y, double radius)
    {
        Assert.IsTrue(circle.IsValid);
        Assert.AreEqual(Math.PI * radius * radius, circle.Area, 2 * Math.PI * radius * DxfArc.ChordTolerance);
        foreach (var point in circle.Coordinates)
            Assert.AreEqual(radius, point.Distance(new Coordinate(x, y)), 1e-6);
    }
}

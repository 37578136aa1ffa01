using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Enclaves;
using static EnclavePlanner.Planning.Tests.Drafting.Layouts;

namespace EnclavePlanner.Planning.Tests.Drafting;

/// <summary>Two squares of 100 m side by side, A to the west and B to the east, and what single edits make of them.</summary>
[TestClass]
public sealed class EditingTests
{
    private static readonly Guid Scheme = Guid.CreateVersion7();
    private static readonly Plot A = Plot(Scheme, "A", Rectangle(0, 0, 100, 100));
    private static readonly Plot B = Plot(Scheme, "B", Rectangle(100, 0, 100, 100));
    private static readonly Subdivision Land = Subdivision.Of([A, B]);

    [TestMethod]
    public void A_shared_edge_moves_in_both()
    {
        var after = Land.After(VertexEditing.Move(Land, [At(100, 0), At(100, 100)], 20, 0));
        Assert.IsTrue(after[A.Id].Geometry.EqualsTopologically(Rectangle(0, 0, 120, 100)));
        Assert.IsTrue(after[B.Id].Geometry.EqualsTopologically(Rectangle(120, 0, 80, 100)));
        MustTile(after, Rectangle(0, 0, 200, 100));
    }

    [TestMethod]
    public void With_topology_off_only_one_moves()
    {
        var alone = Subdivision.Of([A]);
        var change = VertexEditing.Move(alone, [At(100, 0), At(100, 100)], 20, 0).Single();
        Assert.AreEqual(A.Id, change.RowId);
    }

    [TestMethod]
    public void A_vertex_that_lands_on_anothers_edge_becomes_a_vertex_of_it()
    {
        var c = Plot(Scheme, "C", Rectangle(0, 150, 100, 50));
        var land = Subdivision.Of([A, B, c]);
        var after = land.After(VertexEditing.Move(land, [At(0, 150)], 30, -50));
        Assert.Contains(At(30, 100), after[A.Id].Geometry.Coordinates);
        Assert.IsTrue(after[A.Id].Geometry.EqualsTopologically(A.Geometry));
    }

    [TestMethod]
    [DataRow(150, 0, "PLN-DRAFT-OVERLAP", DisplayName = "beyond the far edge of the other")]
    [DataRow(-100, 0, "PLN-DRAFT-COLLAPSE", DisplayName = "onto the far edge of its own")]
    public void An_edge_cannot_be_moved_beyond_what_it_bounds(double east, double north, string code) =>
        Assert.AreEqual(code, Refusal(() => VertexEditing.Move(Land, [At(100, 0), At(100, 100)], east, north)));

    [TestMethod]
    public void A_plot_cannot_be_moved_onto_another()
    {
        var c = Plot(Scheme, "C", Rectangle(300, 0, 50, 50));
        var refusal = Assert.ThrowsExactly<FaultException>(() => VertexEditing.Move(Subdivision.Of([A, B, c]), c.Geometry.Coordinates, -130, 0));
        Assert.AreEqual("PLN-DRAFT-OVERLAP", refusal.Fault.Code);
        Assert.Contains("1,500.00", refusal.Fault.In(System.Globalization.CultureInfo.GetCultureInfo("en")));
    }

    [TestMethod]
    public void A_vertex_can_be_added_to_a_shared_edge_and_removed_again()
    {
        var added = Land.After(VertexEditing.Add(Land, At(100, 0), At(100, 100), At(110, 50)));
        Assert.AreEqual(10_500, PlanarArea.Measure(added[A.Id].Geometry).Value, 1e-6);
        Assert.AreEqual(9_500, PlanarArea.Measure(added[B.Id].Geometry).Value, 1e-6);
        var removed = added.After(VertexEditing.Remove(added, At(110, 50)));
        Assert.IsTrue(removed[A.Id].Geometry.EqualsTopologically(A.Geometry));
        Assert.IsTrue(removed[B.Id].Geometry.EqualsTopologically(B.Geometry));
    }

    [TestMethod]
    public void What_is_not_there_cannot_be_edited()
    {
        Assert.AreEqual("PLN-DRAFT-VERTEX", Refusal(() => VertexEditing.Move(Land, [At(1, 1)], 1, 1)));
        Assert.AreEqual("PLN-DRAFT-VERTEX", Refusal(() => VertexEditing.Remove(Land, At(1, 1))));
        Assert.AreEqual("PLN-DRAFT-EDGE", Refusal(() => VertexEditing.Add(Land, At(0, 0), At(50, 50), At(20, 20))));
        Assert.AreEqual("PLN-DRAFT-JUNCTION", Refusal(() => VertexEditing.Remove(Land, At(100, 0))));
    }

    [TestMethod]
    public void Reshaping_takes_from_a_neighbour_and_gives_to_it()
    {
        var line = Factory.CreateLineString([At(90, 10), At(120, 20), At(120, 40), At(80, 60), At(80, 90), At(110, 95)]);
        var after = Land.After(Reshaping.Of(Land, A.Id, line));
        MustTile(after, Rectangle(0, 0, 200, 100));
        Assert.IsTrue(after[A.Id].Geometry.Covers(Factory.CreatePoint(At(115, 30))), "taken");
        Assert.IsTrue(after[B.Id].Geometry.Covers(Factory.CreatePoint(At(90, 75))), "given");
    }

    [TestMethod]
    public void Reshaping_outwards_takes_free_land_and_inwards_gives_it_up()
    {
        var outwards = Factory.CreateLineString([At(-1, 20), At(-40, 20), At(-40, 80), At(1, 80)]);
        var grown = Land.After(Reshaping.Of(Land, A.Id, Factory.CreateLineString([At(1, 20), .. outwards.Coordinates[1..]])));
        Assert.AreEqual(12_400, PlanarArea.Measure(grown[A.Id].Geometry).Value, 1e-6);
        var inwards = Factory.CreateLineString([At(-1, 20), At(40, 20), At(40, 80), At(-1, 80)]);
        var shrunk = Land.After(Reshaping.Of(Land, A.Id, inwards));
        Assert.AreEqual(7_600, PlanarArea.Measure(shrunk[A.Id].Geometry).Value, 1e-6);
        Assert.AreSame(B, shrunk[B.Id]);
    }

    [TestMethod]
    [DataRow(10, 10, 20, 20, DisplayName = "within")]
    [DataRow(500, 500, 600, 600, DisplayName = "elsewhere")]
    public void A_line_that_reshapes_nothing_is_refused(double east, double north, double toEast, double toNorth) => Assert.AreEqual(
        "PLN-RESHAPE-LINE", Refusal(() => Reshaping.Of(Land, A.Id, Factory.CreateLineString([At(east, north), At(toEast, toNorth)]))));

    /// <summary>What a corner of 90° loses to an arc of radius r is r² (1 − π/4).</summary>
    [TestMethod]
    public void A_rounded_corner_loses_what_lies_beyond_its_arc()
    {
        const double radius = 15;
        var after = Land.After(CornerRounding.Of(Land, At(0, 0), radius, tolerance: 0.0001));
        Assert.AreEqual(10_000 - (radius * radius * (1 - (Math.PI / 4))), PlanarArea.Measure(after[A.Id].Geometry).Value, 0.003);
        Assert.AreEqual("PLN-ROUND-RADIUS", Refusal(() => CornerRounding.Of(Land, At(0, 0), 101)));
        Assert.AreEqual("PLN-ROUND-RADIUS", Refusal(() => CornerRounding.Of(Land, At(0, 0), double.NaN)));
        Assert.AreEqual("PLN-DRAFT-JUNCTION", Refusal(() => CornerRounding.Of(Land, At(100, 0), 5)));
    }

    [TestMethod]
    public void What_is_drawn_gets_the_land_that_nobody_has()
    {
        var drawn = Plot(Scheme, "C", Rectangle(50, 50, 300, 100));
        var after = Land.After(Drawing.Of(Land, drawn));
        Assert.AreEqual(30_000 - 7_500, PlanarArea.Measure(after[drawn.Id].Geometry).Value, 1e-6);
        Assert.Contains(At(50, 100), after[A.Id].Geometry.Coordinates);
        Assert.AreEqual("PLN-DRAW-TAKEN", Refusal(() => Drawing.Of(Land, Plot(Scheme, "D", Rectangle(10, 10, 20, 20)))));
        Assert.AreEqual("PLN-DRAFT-INVALID", Refusal(() => Drawing.Of(Land, Plot(Scheme, "E", Polygon(At(300, 0), At(400, 100), At(400, 0), At(300, 100))))));
    }

    [TestMethod]
    public void A_setback_leaves_the_inner_land_and_a_buffer_adds_to_it()
    {
        Assert.AreEqual(6_400, PlanarArea.Measure(Drawing.Offset(A.Geometry, -10, "A")).Value, 1e-6);
        Assert.AreEqual(14_400, PlanarArea.Measure(Drawing.Offset(A.Geometry, 10, "A")).Value, 1e-6);
        Assert.AreEqual("PLN-OFFSET-NONE", Refusal(() => Drawing.Offset(A.Geometry, -50, "A")));
        Assert.AreEqual("PLN-OFFSET-NONE", Refusal(() => Drawing.Offset(A.Geometry, double.NaN, "A")));
    }

    [TestMethod]
    public void A_line_parts_a_plot_where_it_crosses_it()
    {
        var parts = LineCut.Of(A.Geometry, Factory.CreateLineString([At(-10, 30), At(50, 30), At(50, 110)]), "A");
        CollectionAssert.AreEqual(new[] { 6_500.0, 3_500.0 }, parts.Select(part => Math.Round(PlanarArea.Measure(part).Value, 6)).ToArray());
        Assert.AreEqual("PLN-CUT-LINE", Refusal(() => LineCut.Of(A.Geometry, Factory.CreateLineString([At(-10, 30), At(50, 30)]), "A")));
    }

    private static string Refusal(Action edit) => Assert.ThrowsExactly<FaultException>(edit).Fault.Code;
}

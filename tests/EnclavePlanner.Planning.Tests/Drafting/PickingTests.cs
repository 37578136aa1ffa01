using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Drafting;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Tests.Drafting;

[TestClass]
public sealed class PickingTests
{
    private static readonly Guid Scheme = Guid.CreateVersion7();
    private static readonly Subdivision Pair = Subdivision.Of([Layouts.Plot(Scheme, "A", Square(0)), Layouts.Plot(Scheme, "B", Square(100))]);

    [TestMethod]
    public void The_nearest_edge_is_meant()
    {
        var edge = Picking.EdgeNear(Square(0), Layouts.At(97, 40));
        Assert.AreEqual(Layouts.West + 100, edge.P0.X);
        Assert.AreEqual(Layouts.West + 100, edge.P1.X);
    }

    [TestMethod]
    public void The_nearest_vertex_is_meant_where_one_is_within_reach()
    {
        Assert.IsTrue(Layouts.At(100, 100).Equals2D(Picking.VertexNear(Pair, Layouts.At(98, 99), 5)));
        var refusal = Assert.ThrowsExactly<FaultException>(() => Picking.VertexNear(Pair, Layouts.At(90, 90), 5));
        Assert.AreEqual("PLN-DRAFT-VERTEX", refusal.Fault.Code);
    }

    [TestMethod]
    public void A_line_means_the_plots_that_it_crosses_and_not_those_that_it_touches()
    {
        var line = Layouts.Factory.CreateLineString([Layouts.At(-10, 50), Layouts.At(100, 50)]);
        Assert.AreEqual("A", Picking.Under(Pair, line).Single().Number);
        Assert.IsEmpty(Picking.Under(Pair, Layouts.Factory.CreateLineString([Layouts.At(100, 0), Layouts.At(100, 100)])));
    }

    /// <summary>The inner square of a square of 100 m behind 5 m is one of 90 m.</summary>
    [TestMethod]
    public void A_setback_cuts_a_plot_into_the_inner_land_and_the_strip()
    {
        var parts = Setback.Of(Square(0), 5, "A");
        Assert.AreEqual(8100, PlanarArea.Measure(parts[0]).Value, 0.01);
        Assert.AreEqual(1900, PlanarArea.Measure(parts[1]).Value, 0.01);
        Assert.ThrowsExactly<FaultException>(() => Setback.Of(Square(0), 60, "A"));
    }

    private static Polygon Square(double east) => Layouts.Rectangle(east, 0, 100, 100);
}

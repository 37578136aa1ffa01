using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Rules;
using EnclavePlanner.Planning.Tests.Plans;
using NetTopologySuite.Geometries;
using static EnclavePlanner.Planning.Tests.Drafting.Layouts;

namespace EnclavePlanner.Planning.Tests.Rules;

/// <summary>Layouts within a boundary of 200 m by 100 m. Areas of the plane, so that they can be worked out on paper.</summary>
[TestClass]
public sealed class LayoutRulesTests
{
    private static readonly Guid Scheme = Guid.CreateVersion7();
    private static readonly Polygon Boundary = Rectangle(0, 0, 200, 100);
    private static readonly AreaMeter Meter = new(PlanFixture.Shenzhen.Crs, AreaMethod.Planar);
    private static readonly Plot West = Plot(Scheme, "W", Rectangle(0, 0, 100, 100));
    private static readonly Plot East = Plot(Scheme, "E", Rectangle(100, 0, 100, 100));

    [TestMethod]
    public void A_whole_layout_has_none()
    {
        Assert.IsEmpty(LayoutRules.Check([West, East], Boundary, Meter));
        Assert.IsEmpty(LayoutRules.Check([], Boundary, Meter));
        var frame = FramedQuadrilaterals(Scheme, 5, 4, 3);
        Assert.IsEmpty(LayoutRules.Check(frame, Frame(5, 4), Meter));
    }

    [TestMethod]
    public void Plots_that_lie_on_each_other_overlap()
    {
        var moved = Subdivision.Of([West]).After(VertexEditing.Move(Subdivision.Of([West]), [At(100, 100)], 10, 0));
        var finding = LayoutRules.Check([(Plot)moved[West.Id], East], Boundary, Meter).Single();
        Assert.AreEqual("PLN-LAYOUT-OVERLAP", finding.Rule);
        Assert.AreEqual(500, finding.Area.Value, 1e-6);
        CollectionAssert.AreEquivalent(new[] { West.Id, East.Id }, finding.Features.ToArray());
    }

    [TestMethod]
    public void Land_that_no_plot_has_is_a_gap_within_the_boundary_and_between_plots()
    {
        var notched = West with { Geometry = Polygon(At(0, 0), At(100, 0), At(100, 20), At(90, 50), At(100, 80), At(100, 100), At(0, 100)) };
        var finding = LayoutRules.Check([notched, East], Boundary, Meter).Single();
        Assert.AreEqual(("PLN-LAYOUT-GAP", 2), (finding.Rule, finding.Features.Length));
        Assert.AreEqual(300, finding.Area.Value, 1e-6);
        var between = LayoutRules.Check([notched, East], null, Meter).Single();
        Assert.AreEqual("PLN-LAYOUT-GAP", between.Rule);
        Assert.IsTrue(between.Place.EqualsTopologically(finding.Place));
    }

    [TestMethod]
    public void Land_beyond_the_boundary_is_found_with_its_plot()
    {
        var far = East with { Geometry = Rectangle(100, 0, 110, 100) };
        var finding = LayoutRules.Check([West, far], Boundary, Meter).Single();
        Assert.AreEqual("PLN-LAYOUT-BEYOND", finding.Rule);
        Assert.AreEqual(1_000, finding.Area.Value, 1e-6);
        Assert.AreEqual(East.Id, finding.Features.Single());
    }

    [TestMethod]
    public void A_check_can_be_stopped() => Assert.ThrowsExactly<OperationCanceledException>(
        () => LayoutRules.Check([West, East], Boundary, Meter, new CancellationToken(canceled: true)));
}

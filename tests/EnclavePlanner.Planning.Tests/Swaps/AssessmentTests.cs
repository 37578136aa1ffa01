using CsCheck;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using static EnclavePlanner.Planning.Tests.Plans.PlanFixture;

namespace EnclavePlanner.Planning.Tests.Swaps;

[TestClass]
public sealed class AssessmentTests
{
    /// <summary>The worked example of plain area: 28.9501 against 27.6000 公顷, Δ 1.3501 公顷 = 20.25 亩, ρ 1.0489.</summary>
    [TestMethod]
    public void The_worked_example_of_plain_area()
    {
        var assessment = new Assessment(ValuationMethod.Area, 289_501, 276_000, 0.02);
        Assert.AreEqual(13_501, assessment.Difference, 1e-9);
        Assert.AreEqual(20.25, assessment.Difference / Geodesy.SquareMetres.PerMu, 0.005);
        Assert.AreEqual(1.0489, assessment.Ratio!.Value, 0.00005);
        Assert.IsFalse(assessment.IsWithin);
    }

    [TestMethod]
    public void An_empty_proposal_is_balanced()
    {
        var assessment = new Assessment(ValuationMethod.Area, 0, 0, 0);
        Assert.IsNull(assessment.Ratio);
        Assert.AreEqual(0, assessment.Deviation);
        Assert.IsTrue(assessment.IsWithin);
    }

    [TestMethod]
    public void Swapping_the_sides_flips_every_sign() =>
        Gen.Select(Gen.Double[0, 1e8], Gen.Double[0, 1e8]).Sample((origin, host) =>
        {
            var one = new Assessment(ValuationMethod.Area, origin, host, 0.02);
            var other = new Assessment(ValuationMethod.Area, host, origin, 0.02);
            Assert.AreEqual(one.Difference, -other.Difference);
            Assert.AreEqual(one.Deviation, -other.Deviation);
            Assert.AreEqual(one.IsWithin, other.IsWithin);
            Assert.IsTrue(Math.Abs(one.Deviation) <= 2);
        });

    [TestMethod]
    public void Sums_the_official_areas_of_both_baskets()
    {
        var given = Square(Liaocheng, "T-1", 100);
        var returned = Square(Shenzhen, "A-01", 90);
        var proposal = Proposal(given.Id) with { HostGives = Basket.Of([returned.Id]) };
        var contents = Contents(given, returned, proposal);
        var areas = PlanAreas.Measure(contents, contents.Parcels, AreaMethod.Planar);
        var assessment = AreaAssessment.Assess(contents, proposal, areas);
        Assert.AreEqual(10_000, assessment.Origin, 1e-6);
        Assert.AreEqual(8_100, assessment.Host, 1e-6);
    }

    [TestMethod]
    public void Putting_a_parcel_in_twice_leaves_it_in_once_and_taking_it_out_restores_the_basket()
    {
        var parcel = Square(Liaocheng, "T-1", 100);
        var contents = Contents(parcel);
        var empty = Proposal();
        var once = (SwapProposal)ProposalEditing.Put(contents, empty, SwapSide.Origin, [parcel]).After!;
        var twice = (SwapProposal)ProposalEditing.Put(contents, once, SwapSide.Origin, [parcel]).After!;
        Assert.AreEqual(once.OriginGives, twice.OriginGives);
        Assert.IsTrue(empty.SaysTheSameAs(ProposalEditing.Take(twice, [parcel.Id]).After!));
    }
}

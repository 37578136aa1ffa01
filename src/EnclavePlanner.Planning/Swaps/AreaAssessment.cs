using EnclavePlanner.Geodesy;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Swaps;

/// <summary>Values a proposal by plain area: E = Σ S, by the method in which the areas were measured.</summary>
public static class AreaAssessment
{
    /// <summary>Assesses a proposal.</summary>
    /// <param name="contents">The plan that holds the proposal's parcels and the tolerance.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="areas">Areas of all parcels in its baskets.</param>
    public static Assessment Assess(PlanContents contents, SwapProposal proposal, PlanAreas areas)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(areas);
        return new Assessment(
            ValuationMethod.Area,
            BasketArea(contents, proposal.OriginGives, areas).Value,
            BasketArea(contents, proposal.HostGives, areas).Value,
            contents.Plan.SwapTolerance);
    }

    private static SquareMetres BasketArea(PlanContents contents, Basket basket, PlanAreas areas) =>
        SquareMetres.Sum(basket.Select(contents.Find).OfType<Parcel>().Select(parcel => areas[parcel]));
}

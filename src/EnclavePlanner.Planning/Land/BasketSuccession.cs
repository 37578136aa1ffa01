using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Planning.Texts;

namespace EnclavePlanner.Planning.Land;

/// <summary>In the baskets of proposals, new parcels take the place of the old ones that they came from.</summary>
internal static class BasketSuccession
{
    /// <summary>The rows of land and of proposals in an order in which each finds what it refers to: new land, proposals, old land.</summary>
    internal static ImmutableArray<RowChange> Between(ImmutableArray<RowChange> land, IEnumerable<RowChange> proposals) =>
        [.. land.Where(change => change.After is not null), .. proposals, .. land.Where(change => change.After is null)];

    /// <exception cref="FaultException">PLN-MERGE-BASKET: a side gives some of the old parcels and not the others.</exception>
    internal static IEnumerable<RowChange> Of(PlanContents contents, List<Guid> old, List<Guid> born)
    {
        foreach (var proposal in contents.Proposals)
        {
            var after = proposal;
            foreach (var side in Enum.GetValues<SwapSide>())
            {
                var basket = proposal.Gives(side);
                var given = old.Count(basket.Contains);
                if (given == 0)
                    continue;
                if (given < old.Count)
                    throw new FaultException(new Fault(PlanningTexts.Resources, "PLN-MERGE-BASKET", proposal.Name));
                after = after.WithBasket(side, Basket.Of(basket.SelectMany(parcel => parcel == old[0] ? born : old.Contains(parcel) ? [] : [parcel])));
            }

            if (after != proposal)
                yield return RowChange.Update(proposal, after);
        }
    }
}

using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Texts;

namespace EnclavePlanner.Planning.Swaps;

/// <summary>Puts parcels into a proposal's baskets and takes them out.</summary>
public static class ProposalEditing
{
    /// <summary>The change that puts parcels into one side's basket; those already there stay as they are.</summary>
    /// <exception cref="FaultException">PLN-SWAP-SIDE: a parcel's city is not on that side.</exception>
    public static RowChange Put(PlanContents contents, SwapProposal proposal, SwapSide side, IReadOnlyCollection<Parcel> parcels)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(parcels);
        foreach (var parcel in parcels)
        {
            var city = contents.City(parcel.CityCode);
            if (!city.Role.HasFlag(side.Role()))
                throw new FaultException(new Fault(PlanningTexts.Resources, "PLN-SWAP-SIDE", parcel.Label, city.Name, proposal.Name));
        }

        var ids = parcels.Select(parcel => parcel.Id).ToList();
        return RowChange.Update(
            proposal,
            proposal
                .WithBasket(side, proposal.Gives(side).With(ids))
                .WithBasket(side.Other(), proposal.Gives(side.Other()).Without(ids)));
    }

    /// <summary>The change that takes parcels out of whichever basket they are in.</summary>
    public static RowChange Take(SwapProposal proposal, IEnumerable<Guid> parcelIds)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var ids = parcelIds.ToList();
        return RowChange.Update(
            proposal,
            proposal with { OriginGives = proposal.OriginGives.Without(ids), HostGives = proposal.HostGives.Without(ids) });
    }
}

using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Sessions;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage.Commits;

/// <summary>
/// Holds an action to the rules of a plan: each row as it passes, and what rows refer to when all are in place. Only what an
/// action can have broken is looked at again.
/// </summary>
internal sealed class CommitRules
{
    private readonly IPlanSession session;
    private readonly List<ProposalSignature> signatures;
    private readonly IReadOnlyList<SwapProposal> proposals;
    private readonly Dictionary<string, City> cities;
    private readonly HashSet<Guid> referring = [];
    private readonly List<PlanRow> gone = [];
    private bool canBreakProposals;

    internal CommitRules(IPlanSession session)
    {
        this.session = session;
        signatures = [.. session.All<ProposalSignature>(RowKind.ProposalSignature)];
        proposals = session.All<SwapProposal>(RowKind.SwapProposal);
        cities = session.All<City>(RowKind.City).ToDictionary(city => city.Code);
    }

    /// <summary>What can be said of a change by itself.</summary>
    internal void BeforeWriting(RowChange change)
    {
        if (ProposalSigning.Breach(change, signatures, proposals) is { } signed)
            throw new FaultException(signed);
        if (change.Before is ProposalSignature leaving)
            signatures.RemoveAll(signature => signature.Id == leaving.Id);
        if (change.After is ProposalSignature entering)
            signatures.Add(entering);
        if (change.Before is City || change.After is City)
            Follow(change.Before as City, change.After as City);
        if (change.After is { } row && ChangeSetRules.OfRow(row, cities) is { } breach)
            throw new FaultException(breach);

        if (change.After is Scheme or Plot or Enclave or SwapProposal or ProposalSignature)
            referring.Add(change.RowId);
        if (change is { Before: Scheme or Enclave or City, After: null })
            gone.Add(change.Before);
        canBreakProposals |= change.Before is City or SwapProposal || change.After is City or SwapProposal
            || (change.Before is Parcel before && (change.After as Parcel)?.CityCode != before.CityCode);
    }

    /// <summary>What belongs to what, when the rows are written.</summary>
    internal void AfterWriting()
    {
        foreach (var row in gone.Where(row => session.Find(row.Id) is null))
            RequireUnneeded(row);
        var present = new PresentRows(session);
        foreach (var row in referring.Select(present.Find).OfType<PlanRow>())
        {
            if (row is not SwapProposal && ChangeSetRules.OfReferences(row, cities, present.Find) is { } breach)
                throw new FaultException(breach);
        }

        if (!canBreakProposals)
            return;
        foreach (var proposal in session.All<SwapProposal>(RowKind.SwapProposal))
        {
            present.Fetch([.. proposal.OriginGives, .. proposal.HostGives]);
            if (ChangeSetRules.OfReferences(proposal, cities, present.Find) is { } breach)
                throw new FaultException(breach);
        }
    }

    /// <summary>A city's code names its land, so it is its own; and where code or CRS change, no land may lie there.</summary>
    private void Follow(City? before, City? after)
    {
        if (before is not null)
        {
            if ((after is null || after.Code != before.Code || after.Epsg != before.Epsg) && session.HasLand(before))
                throw StillNeeded(before.Name);
            cities.Remove(before.Code);
        }

        if (after is null)
            return;
        CityCodes.Require(after.Code);
        if (cities.Keys.Any(code => string.Equals(code, after.Code, StringComparison.OrdinalIgnoreCase)))
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-CITY-CODE", after.Code));
        cities[after.Code] = after;
    }

    private void RequireUnneeded(PlanRow row)
    {
        switch (row)
        {
            case Scheme scheme when session.HasPlots(scheme.Id):
                throw StillNeeded(scheme.Name);
            case Enclave enclave when session.All<Scheme>(RowKind.Scheme).Any(scheme => scheme.EnclaveId == enclave.Id):
                throw StillNeeded(enclave.Label);
            case City city when !cities.ContainsKey(city.Code) && (
                session.All<Enclave>(RowKind.Enclave).Any(enclave => enclave.OriginCityCode == city.Code)
                || session.All<Planning.Parameters.Parameter>(RowKind.Parameter).Any(parameter => parameter.CityCode == city.Code)):
                throw StillNeeded(city.Name);
        }
    }

    private static FaultException StillNeeded(string name) => new(new Fault(StorageTexts.Resources, "STO-STILL-NEEDED", name));
}

using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.History;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>
/// A plan at one moment: its rows, their official areas, and how it came to be so. Of a plan with very many parcels it holds those
/// that are given in proposals and those that were chosen; the others stay in the store.
/// </summary>
/// <param name="Contents">The rows.</param>
/// <param name="Areas">Areas of all features here by the plan's official method.</param>
/// <param name="History">The ChangeSets up to this moment.</param>
/// <param name="Parcels">All parcels at a glance, here or not.</param>
/// <param name="IsWhole">Whether all parcels are here.</param>
public sealed record WorkspaceState(PlanContents Contents, PlanAreas Areas, PlanHistory History, ParcelOverview Parcels, bool IsWhole)
{
    /// <summary>The number of the last action that is in it.</summary>
    public long Number => History.Entries[^1].Number;

    /// <summary>The parcels that proposals give and that are not here.</summary>
    internal IReadOnlyList<Guid> MissingParcels =>
        IsWhole ? [] : [.. GivenIn(Contents).Where(id => Contents.Find(id) is null)];

    /// <summary>How many features a layer of a city has.</summary>
    public long CountOf(string cityCode, PlanLayer layer) => layer == PlanLayer.Parcels
        ? Parcels.CountIn(cityCode)
        : FeaturesOf(cityCode).Count(feature => PlanLayers.LayerOf(feature) == layer);

    /// <summary>Whether a city has anything on its land.</summary>
    public bool HasLand(string cityCode) => Parcels.CountIn(cityCode) > 0 || FeaturesOf(cityCode).Any();

    /// <summary>What holds everything on a city's land, in its CRS; it may be larger than need be. Null for nothing.</summary>
    public Envelope? ExtentOf(string cityCode)
    {
        var extent = Parcels.ExtentIn(cityCode) ?? new Envelope();
        foreach (var feature in FeaturesOf(cityCode))
            extent.ExpandToInclude(feature.Geometry.EnvelopeInternal);
        return extent.IsNull ? null : extent;
    }

    /// <summary>The state after a ChangeSet; only what it changed is measured anew.</summary>
    public WorkspaceState After(ChangeSet changeSet, PlanHistory history)
    {
        ArgumentNullException.ThrowIfNull(changeSet);
        var here = IsWhole
            ? changeSet
            : changeSet with { Changes = [.. changeSet.Changes.Where(change => (change.Before ?? change.After) is not Parcel || Contents.Find(change.RowId) is not null)] };
        return Measured(Contents.Apply(here), here.Changes.Select(change => change.After).OfType<PlanFeature>()) with
        {
            History = history,
            Parcels = Parcels.After(changeSet.Changes),
        };
    }

    /// <summary>The same state with more of its parcels here.</summary>
    internal WorkspaceState With(IReadOnlyCollection<PlanFeature> parcels) => Measured(Contents.With(parcels), parcels);

    internal static IEnumerable<Guid> GivenIn(PlanContents contents) =>
        contents.Proposals.SelectMany(proposal => proposal.OriginGives.Concat(proposal.HostGives)).Distinct();

    private WorkspaceState Measured(PlanContents contents, IEnumerable<PlanFeature> changed) => this with
    {
        Contents = contents,
        Areas = contents.Plan.OfficialArea == Areas.Method
            ? Areas.Remeasure(contents, changed)
            : PlanAreas.Measure(contents, contents.Features, contents.Plan.OfficialArea),
    };

    private IEnumerable<PlanFeature> FeaturesOf(string cityCode) => Contents.Features.Where(feature => feature.CityCode == cityCode);
}

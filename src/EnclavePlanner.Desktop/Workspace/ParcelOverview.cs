using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.Sessions;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>A plan's parcels at a glance, however many there are: how many of which class each city has, and where they lie. Immutable.</summary>
public sealed class ParcelOverview
{
    private readonly ImmutableDictionary<(string City, string Code), long> counts;
    private readonly ImmutableDictionary<string, Envelope> extents;

    private ParcelOverview(ImmutableDictionary<(string City, string Code), long> counts, ImmutableDictionary<string, Envelope> extents) =>
        (this.counts, this.extents) = (counts, extents);

    /// <summary>The land-use codes that there is land of, with the number of parcels; null for land without one.</summary>
    public IEnumerable<(string? Code, long Count)> Codes =>
        counts.GroupBy(pair => pair.Key.Code).Select(group => (group.Key.Length == 0 ? null : group.Key, group.Sum(pair => pair.Value)));

    /// <summary>How many there are in all cities.</summary>
    public long Count => counts.Values.Sum();

    /// <summary>How many a city has.</summary>
    public long CountIn(string cityCode) => counts.Where(pair => pair.Key.City == cityCode).Sum(pair => pair.Value);

    /// <summary>An envelope that holds a city's parcels, in its CRS; it may be larger than need be. Null where it has none.</summary>
    public Envelope? ExtentIn(string cityCode) => CountIn(cityCode) == 0 ? null : extents.GetValueOrDefault(cityCode)?.Copy();

    internal static ParcelOverview Of(IEnumerable<(string CityCode, string? Class, long Count)> counts, IEnumerable<LayerSummary> layers) => new(
        counts.ToImmutableDictionary(count => (count.CityCode, count.Class ?? ""), count => count.Count),
        layers.Where(layer => layer is { Layer: Planning.Plans.PlanLayer.Parcels, Extent: not null }).ToImmutableDictionary(layer => layer.CityCode, layer => layer.Extent!));

    /// <summary>The overview after changes.</summary>
    internal ParcelOverview After(IEnumerable<RowChange> changes)
    {
        var (next, places) = (counts.ToBuilder(), extents.ToBuilder());
        foreach (var change in changes)
        {
            if (change.Before is Parcel before)
                Add(before, -1);
            if (change.After is not Parcel after)
                continue;
            Add(after, 1);
            var place = places.GetValueOrDefault(after.CityCode)?.Copy() ?? new Envelope();
            place.ExpandToInclude(after.Geometry.EnvelopeInternal);
            places[after.CityCode] = place;
        }

        return new ParcelOverview(next.ToImmutable(), places.ToImmutable());

        void Add(Parcel parcel, int more)
        {
            var key = (parcel.CityCode, parcel.LandUseCode ?? "");
            var count = next.GetValueOrDefault(key) + more;
            if (count == 0)
                next.Remove(key);
            else
                next[key] = count;
        }
    }
}

using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>
/// Areas that share their boundaries: the plots of a scheme, or the parcels of a city. What two of them share has the same
/// vertices in both, so that it moves in both. Immutable. To draft with topology switched off is to draft in a subdivision
/// of one area only.
/// </summary>
public sealed class Subdivision
{
    private readonly ImmutableDictionary<Guid, PlanFeature> features;

    private Subdivision(ImmutableDictionary<Guid, PlanFeature> features) => this.features = features;

    /// <summary>The areas.</summary>
    public IEnumerable<PlanFeature> Features => features.Values;

    /// <summary>The area of this identity.</summary>
    /// <exception cref="KeyNotFoundException">It is not one of these.</exception>
    public PlanFeature this[Guid id] => features[id];

    /// <summary>These areas, polygons and multipolygons of one CRS on the survey grid.</summary>
    public static Subdivision Of(IEnumerable<PlanFeature> features) => new(features.ToImmutableDictionary(feature => feature.Id));

    /// <summary>The areas that a parcel or a plot shares its boundaries with: its city's parcels, its scheme's plots.</summary>
    public static Subdivision Around(PlanContents contents, PlanFeature member)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return member switch
        {
            Parcel => Of(contents.Parcels.Where(parcel => parcel.CityCode == member.CityCode)),
            Plot plot => Of(contents.Plots.Where(other => other.SchemeId == plot.SchemeId)),
            _ => throw new ArgumentException("Parcels and plots share boundaries, other features do not.", nameof(member)),
        };
    }

    /// <summary>These areas after changes, of which those to rows of other kinds are passed over.</summary>
    public Subdivision After(IEnumerable<RowChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var after = features.ToBuilder();
        foreach (var change in changes)
        {
            if (change is { Before: PlanFeature, After: null })
                after.Remove(change.RowId);
            else if (change.After is PlanFeature feature)
                after[feature.Id] = feature;
        }

        return new Subdivision(after.ToImmutable());
    }

    /// <summary>What leads from these areas to others that came of them: new ones first, then the changed ones, then those that are gone.</summary>
    internal ImmutableArray<RowChange> ChangesTo(Subdivision after) =>
    [
        .. after.features.Values.Where(feature => Find(feature.Id) is null).Select(feature => RowChange.Insert(feature with { Version = 1 })),
        .. after.features.Values.Where(feature => Find(feature.Id) is { } before && !ReferenceEquals(before, feature)).Select(feature => RowChange.Update(this[feature.Id], feature)),
        .. features.Values.Where(feature => after.Find(feature.Id) is null).Select(RowChange.Delete),
    ];

    /// <summary>The area of this identity, or null.</summary>
    internal PlanFeature? Find(Guid id) => features.GetValueOrDefault(id);

    /// <summary>Areas whose envelope meets this one.</summary>
    internal IEnumerable<PlanFeature> Near(Envelope envelope)
    {
        foreach (var (_, feature) in features)
        {
            if (feature.Geometry.EnvelopeInternal.Intersects(envelope))
                yield return feature;
        }
    }

    /// <summary>Areas that have this vertex.</summary>
    internal IEnumerable<PlanFeature> At(Coordinate vertex) =>
        Near(new Envelope(vertex)).Where(feature => Rings.Of(feature.Geometry).Any(ring => Array.Exists(ring.Coordinates, vertex.Equals2D)));
}

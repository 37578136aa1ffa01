using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Land;

/// <summary>
/// 合并: several parcels of one city, or plots of one scheme, become one. They go; the new one takes its class, owner, name and
/// attributes from the first of them. Proposals that gave them all give the new one.
/// </summary>
public static class LandMerge
{
    /// <summary>The rows of a merge.</summary>
    /// <param name="contents">The plan.</param>
    /// <param name="lands">At least two parcels of one city or plots of one scheme, as they are in the plan; the first is the leading one.</param>
    /// <param name="number">The number of the new one.</param>
    /// <exception cref="FaultException">
    /// PLN-MERGE-PARCELS: fewer than two, or not of one city and scheme. PLN-MERGE-OVERLAP: they overlap by 0.01 m² or more.
    /// PLN-MERGE-APART: they do not hang together. PLN-MERGE-BASKET: a proposal gives some of them and not the others.
    /// </exception>
    public static Succession Of(PlanContents contents, IReadOnlyList<PlanFeature> lands, string number)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(lands);
        ArgumentNullException.ThrowIfNull(number);
        var old = lands.DistinctBy(feature => feature.Id).ToList();
        if (old.Count < 2 || old.Any(feature => !IsOfOneLayer(feature, old[0])))
            throw Refusal("PLN-MERGE-PARCELS");
        var geometries = old.ConvertAll(feature => feature.Geometry);
        var union = Tiling.Union(geometries);
        var overlap = Tiling.Overlap(union, geometries);
        if (overlap.Value >= Tiling.LeastSquareMetres)
            throw Refusal("PLN-MERGE-OVERLAP", overlap.Value);
        if (union is not Polygon && geometries.TrueForAll(land => land is Polygon))
            throw Refusal("PLN-MERGE-APART");

        var merged = old[0] with { Id = Guid.CreateVersion7(), Version = 1, Number = number, Geometry = union };
        var identities = old.ConvertAll(feature => feature.Id);
        return new Succession(
            BasketSuccession.Between(Redrawing.Of(Subdivision.Around(contents, old[0]), [merged], old), BasketSuccession.Of(contents, identities, [merged.Id])),
            [.. identities.Select(feature => new Descent(feature, merged.Id))]);
    }

    private static bool IsOfOneLayer(PlanFeature one, PlanFeature other) => (one, other) switch
    {
        (Parcel, Parcel) => one.CityCode == other.CityCode,
        (Plot plot, Plot first) => plot.SchemeId == first.SchemeId,
        _ => false,
    };

    private static FaultException Refusal(string code, params object?[] arguments) => new(new Fault(PlanningTexts.Resources, code, arguments));
}

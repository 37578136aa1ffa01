using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Land;

/// <summary>
/// 合并: several parcels of one city become one. They go; the new one takes its class, owner, name and attributes from the
/// first of them. Proposals that gave them all give the new one.
/// </summary>
public static class ParcelMerge
{
    /// <summary>The rows of a merge.</summary>
    /// <param name="contents">The plan.</param>
    /// <param name="parcels">At least two parcels of one city, as they are in the plan; the first is the leading one.</param>
    /// <param name="number">The number of the new parcel.</param>
    /// <exception cref="FaultException">
    /// PLN-MERGE-PARCELS: fewer than two parcels, or of several cities. PLN-MERGE-OVERLAP: they overlap by 0.01 m² or more.
    /// PLN-MERGE-APART: they do not hang together. PLN-MERGE-BASKET: a proposal gives some of them and not the others.
    /// </exception>
    public static Succession Of(PlanContents contents, IReadOnlyList<Parcel> parcels, string number)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(parcels);
        ArgumentNullException.ThrowIfNull(number);
        if (parcels.DistinctBy(parcel => parcel.Id).Count() < 2 || parcels.Any(parcel => parcel.CityCode != parcels[0].CityCode))
            throw Refusal("PLN-MERGE-PARCELS");
        var lands = parcels.DistinctBy(parcel => parcel.Id).Select(parcel => parcel.Geometry).ToList();
        var union = Tiling.Union(lands);
        var overlap = Tiling.Overlap(union, lands);
        if (overlap.Value >= Tiling.LeastSquareMetres)
            throw Refusal("PLN-MERGE-OVERLAP", overlap.Value);
        if (union is not Polygon && lands.TrueForAll(land => land is Polygon))
            throw Refusal("PLN-MERGE-APART");

        var merged = parcels[0] with { Id = Guid.CreateVersion7(), Version = 1, Number = number, Geometry = union };
        var identities = parcels.Select(parcel => parcel.Id).Distinct().ToList();
        return new Succession(
            [
                RowChange.Insert(merged),
                .. BasketSuccession.Of(contents, identities, [merged.Id]),
                .. parcels.DistinctBy(parcel => parcel.Id).Select(RowChange.Delete),
            ],
            [.. identities.Select(parcel => new Descent(parcel, merged.Id))]);
    }

    private static FaultException Refusal(string code, params object?[] arguments) => new(new Fault(PlanningTexts.Resources, code, arguments));
}

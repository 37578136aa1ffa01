using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Land;

/// <summary>
/// 分割: a parcel or a plot becomes several. The old one goes; each part keeps its class, owner, name and attributes, and gets
/// the old number with a branch number behind it (0139-1, 0139-2 …), of which those in use are passed over. Proposals that gave
/// the whole give its parts; neighbours get the ends of the cut in their boundaries.
/// </summary>
public static class LandSplit
{
    /// <summary>m²: a step of the survey grid along a millimetre, and more than what summing leaves.</summary>
    private const double LeastOverlap = 1e-6;

    /// <summary>The rows of a split.</summary>
    /// <param name="contents">The plan.</param>
    /// <param name="whole">The parcel or plot, as it is in the plan.</param>
    /// <param name="parts">At least two polygons or multipolygons in the city's CRS; they are moved onto the survey grid.</param>
    /// <exception cref="FaultException">
    /// PLN-SPLIT-PARTS: fewer than two parts, or one that is no sound polygon. PLN-SPLIT-TILE: the parts overlap, or
    /// leave out or go beyond the whole by 0.01 m² or more.
    /// </exception>
    public static Succession Into(PlanContents contents, PlanFeature whole, IReadOnlyList<Geometry> parts)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(whole);
        ArgumentNullException.ThrowIfNull(parts);
        var factory = SurveyGrid.FactoryFor(contents.City(whole.CityCode).Crs);
        var onGrid = parts.Select(part => factory.CreateGeometry(SurveyGrid.Snap(part))).ToList();
        if (onGrid.Count < 2 || !onGrid.TrueForAll(IsSound))
            throw Refusal("PLN-SPLIT-PARTS", whole.Label);
        var union = Tiling.Union(onGrid);
        var error = Tiling.Error(whole.Geometry, union, onGrid);
        if (error.Value >= Tiling.LeastSquareMetres || Tiling.Overlap(union, onGrid).Value > LeastOverlap)
            throw Refusal("PLN-SPLIT-TILE", whole.Label, error.Value);

        var land = Subdivision.Around(contents, whole);
        var numbers = Branches(land, whole).GetEnumerator();
        var born = new List<PlanFeature>();
        foreach (var part in onGrid)
        {
            numbers.MoveNext();
            born.Add(whole with { Id = Guid.CreateVersion7(), Version = 1, Number = numbers.Current, Geometry = part });
        }

        var identities = born.Select(feature => feature.Id).ToList();
        return new Succession(
            BasketSuccession.Between(Redrawing.Of(land, born, [whole]), BasketSuccession.Of(contents, [whole.Id], identities)),
            [.. identities.Select(part => new Descent(whole.Id, part))]);
    }

    private static bool IsSound(Geometry part) => part is Polygon or MultiPolygon && !part.IsEmpty && part.IsValid;

    /// <summary>Land without a number has parts without one.</summary>
    private static IEnumerable<string> Branches(Subdivision land, PlanFeature whole)
    {
        var taken = land.Features.Select(feature => feature.Number).ToHashSet();
        for (var branch = 1; ; branch++)
        {
            var number = whole.Number.Length == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{whole.Number}-{branch}");
            if (number.Length == 0 || !taken.Contains(number))
                yield return number;
        }
    }

    private static FaultException Refusal(string code, params object?[] arguments) => new(new Fault(PlanningTexts.Resources, code, arguments));
}

using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>Where the numbers of a file lie, beside the land that a city has.</summary>
/// <param name="Extent">In the city's CRS; null where they lie nowhere.</param>
/// <param name="Kilometres">From the middle to the middle of the city's land; null where it has none.</param>
/// <param name="Misplaced">Why they cannot be coordinates of their CRS, or land in the city's.</param>
internal readonly record struct Placement(Envelope? Extent, double? Kilometres, Fault? Misplaced)
{
    /// <summary>A city is not wider: what lies nearer to its land by another reading is likely meant so.</summary>
    private const double NearKilometres = 100;

    private const int MostRepairs = 3;

    private static readonly ImmutableArray<int> Zones =
        [.. Enumerable.Range(4513, 42), .. Enumerable.Range(4491, 22)];

    /// <param name="plan">The plan.</param>
    /// <param name="city">The city.</param>
    /// <param name="crs">The CRS of the numbers.</param>
    /// <param name="extent">The numbers.</param>
    internal static Placement Of(PlanContents plan, City city, Crs crs, Envelope extent)
    {
        if (extent.IsNull)
            return default;
        if (CoordinateSanity.Judge(extent, crs) is { } strange)
            return new Placement(null, null, strange);
        try
        {
            var transform = CoordinateTransform.Between(crs, city.Crs);
            var placed = transform.Transform(new GeometryFactory().ToGeometry(extent)).EnvelopeInternal;
            return new Placement(placed, Away(plan, city, placed), CoordinateSanity.Judge(placed, city.Crs));
        }
        catch (FaultException far)
        {
            return new Placement(null, null, far.Fault);
        }
    }

    /// <summary>The readings by which the numbers would lie near the city's land, or where it has none, in its own zone; the likeliest first.</summary>
    internal static ImmutableArray<PlaceRepair> Repairs(PlanContents plan, City city, Envelope extent)
    {
        var swapped = new Envelope(extent.MinY, extent.MaxY, extent.MinX, extent.MaxX);
        var found = new List<(PlaceRepair Repair, double Rank)>();
        foreach (var swaps in new[] { false, true })
        {
            foreach (var epsg in Zones.Prepend(4490).Prepend(city.Epsg).Distinct())
            {
                var crs = CrsRegistry.Get(epsg);
                var placement = Of(plan, city, crs, swaps ? swapped : extent);
                if (placement is not { Extent: not null, Misplaced: null })
                    continue;
                // Without land to lie beside, only the city's own zone, in either form, can be told from any other.
                var fits = placement.Kilometres is { } kilometres ? kilometres <= NearKilometres : ZoneOf(crs) == ZoneOf(city.Crs) && ZoneOf(crs) is not null;
                if (fits)
                    found.Add((new PlaceRepair(crs, swaps), (placement.Kilometres ?? 0) + (swaps ? 10 : 0) + (epsg == city.Epsg ? 0 : 1)));
            }
        }

        return [.. found.OrderBy(repair => repair.Rank).Take(MostRepairs).Select(repair => repair.Repair)];
    }

    private static int? ZoneOf(Crs crs) => ZoneSuggestion.Of(crs)?.Zone;

    private static double? Away(PlanContents plan, City city, Envelope placed)
    {
        var land = new Envelope();
        foreach (var feature in plan.Features.Where(feature => feature.CityCode == city.Code))
            land.ExpandToInclude(feature.Geometry.EnvelopeInternal);
        return land.IsNull ? null : land.Distance(placed) / 1000;
    }
}

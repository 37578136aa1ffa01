using EnclavePlanner.Planning.Land;
using EnclavePlanner.SampleData.Lines;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>
/// A swap that is nearly but not quite in balance by area: four vacant parcels of the old industrial quarter against six works
/// and yards of the origin, none of them under a line that forbids it.
/// </summary>
internal static class SwapChoice
{
    private const int OriginCount = 6;
    private const int HostCount = 4;

    /// <summary>How much more the origin gives than it gets.</summary>
    private const double WantedRatio = 1.03;

    public static (List<NumberedParcel> Origin, List<NumberedParcel> Host) Make(
        List<NumberedParcel> originParcels, List<ControlArea> originLines, List<NumberedParcel> hostParcels, Polygon park)
    {
        var vacant = hostParcels.Where(parcel => parcel.Tile.Land.Code == "2301" && park.Covers(parcel.Tile.Area.InteriorPoint)).ToList();
        var works = originParcels
            .Where(parcel => parcel.Tile.Land.Code is "1001" or "1101" or "2301"
                && !originLines.Any(line => line.Kind != ControlLine.UrbanGrowthBoundary && line.Area.Covers(parcel.Tile.Area.InteriorPoint)))
            .ToList();
        var gives = Choices(works, OriginCount).Select(choice => (Parcels: choice.ToList(), Area: choice.Sum(parcel => parcel.Area))).ToList();
        return Choices(vacant, HostCount)
            .Select(choice => (Parcels: choice.ToList(), Wanted: choice.Sum(parcel => parcel.Area) * WantedRatio))
            .Select(host => (host, origin: gives.MinBy(choice => Math.Abs(choice.Area - host.Wanted))))
            .OrderBy(swap => Math.Abs((swap.origin.Area / swap.host.Wanted) - 1))
            .Select(swap => (swap.origin.Parcels, swap.host.Parcels))
            .First();
    }

    /// <summary>Every choice of so many of the parcels, in their order; there are some hundreds.</summary>
    private static IEnumerable<IEnumerable<NumberedParcel>> Choices(List<NumberedParcel> parcels, int count) => count == 0
        ? [[]]
        : parcels.SelectMany((first, i) => Choices(parcels[(i + 1)..], count - 1).Select(rest => rest.Prepend(first)));
}

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
        var host = hostParcels
            .Where(parcel => parcel.Tile.Land.Code is "2301" or "1001" && park.Covers(parcel.Tile.Area.InteriorPoint))
            .OrderBy(parcel => parcel.Tile.Land.Code == "2301" ? 0 : 1).ThenBy(parcel => parcel.Number, StringComparer.Ordinal)
            .Take(HostCount).OrderBy(parcel => parcel.Number, StringComparer.Ordinal).ToList();
        var wanted = host.Sum(parcel => parcel.Area) * WantedRatio;
        var candidates = originParcels
            .Where(parcel => parcel.Tile.Land.Code is "1001" or "1101" or "2301"
                && !originLines.Any(line => line.Kind != ControlLine.UrbanGrowthBoundary && line.Area.Covers(parcel.Tile.Area.InteriorPoint)))
            .ToList();
        var origin = Choices(candidates, OriginCount).MinBy(choice => Math.Abs(choice.Sum(parcel => parcel.Area) - wanted))!;
        return ([.. origin], host);
    }

    /// <summary>Every choice of so many of the parcels, in their order; there are a few thousand at most.</summary>
    private static IEnumerable<IEnumerable<NumberedParcel>> Choices(List<NumberedParcel> parcels, int count) => count == 0
        ? [[]]
        : parcels.SelectMany((first, i) => Choices(parcels[(i + 1)..], count - 1).Select(rest => rest.Prepend(first)));
}

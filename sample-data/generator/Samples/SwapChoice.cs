using EnclavePlanner.SampleData.Lines;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>
/// A swap that is nearly but not quite in balance by area: four parcels of the old industrial quarter against six of the
/// origin's that no protected farmland and no red line covers.
/// </summary>
internal static class SwapChoice
{
    private const int OriginCount = 6;
    private const int HostCount = 4;

    /// <summary>Size in which the origin gives more than it gets.</summary>
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
            .Where(parcel => parcel.Tile.Land.Code is "1001" or "1101" or "2301" or "0103" or "0102"
                && !originLines.Any(line => line.Kind != Planning.Land.ControlLine.UrbanGrowthBoundary && line.Area.Covers(parcel.Tile.Area.InteriorPoint)))
            .ToList();
        var origin = Sixes(candidates)
            .MinBy(six => Math.Abs(six.Sum(parcel => parcel.Area) - wanted))!;
        return ([.. origin], host);
    }

    /// <summary>Each candidate with those nearest to it, so that the package lies in one place.</summary>
    private static IEnumerable<NumberedParcel[]> Sixes(List<NumberedParcel> candidates) => candidates
        .Select(middle => candidates
            .OrderBy(parcel => parcel.Tile.Area.Centroid.Coordinate.Distance(middle.Tile.Area.Centroid.Coordinate))
            .ThenBy(parcel => parcel.Number, StringComparer.Ordinal)
            .Take(OriginCount)
            .OrderBy(parcel => parcel.Number, StringComparer.Ordinal)
            .ToArray());
}

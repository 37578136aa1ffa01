using System.Collections.Immutable;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// Says when land comes into a city whose 3° zone of CGCS2000 is not the land's own, wholly or in part. The city may keep its
/// zone: then its plane figures carry the distortion of the neighbour's. A city in any other system is told nothing.
/// </summary>
internal static class ZoneNotice
{
    /// <param name="city">The city.</param>
    /// <param name="extent">Of the land, in the city's CRS.</param>
    internal static LocalizedText? Of(City city, Envelope extent)
    {
        if (ZoneSuggestion.Of(city.Crs) is not { } kept || extent.IsNull)
            return null;
        var others = ZoneSuggestion.Over(extent, city.Crs).RemoveAll(share => share.Zone == kept);
        if (others.IsEmpty)
            return null;
        var largest = others.MaxBy(share => share.Share);
        return IsWholly(others)
            ? ExchangeTexts.Say("NoticeZone", largest.Zone.Zone, largest.Zone.PrefixEpsg, largest.Zone.MeridianEpsg, kept.Zone)
            : ExchangeTexts.Say("NoticeZoneStraddles", largest.Share, largest.Zone.Zone, largest.Zone.PrefixEpsg, largest.Zone.MeridianEpsg, kept.Zone);
    }

    /// <summary>Shares are quotients of doubles, so that they may miss 1 by a rounding.</summary>
    private static bool IsWholly(ImmutableArray<ZoneShare> others) => others.Sum(share => share.Share) > 1 - 1e-9;
}

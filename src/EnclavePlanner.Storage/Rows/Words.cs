using System.Globalization;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Storage.Rows;

/// <summary>Choices, times and days as words, so that a stored plan can be read without this program and outlives the order of its enums.</summary>
internal static class Words
{
    internal static string Of(AreaMethod method) => method switch
    {
        AreaMethod.Ellipsoidal => "ellipsoidal",
        AreaMethod.Planar => "planar",
        AreaMethod.Geodesic => "geodesic",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    internal static string Of(CityRole role) => role switch
    {
        CityRole.Origin => "origin",
        CityRole.Host => "host",
        CityRole.Origin | CityRole.Host => "both",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    internal static string Of(SwapSide side) => side switch
    {
        SwapSide.Origin => "origin",
        SwapSide.Host => "host",
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, null),
    };

    internal static string Of(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    internal static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static SwapSide SwapSideOf(string word) => word switch
    {
        "origin" => SwapSide.Origin,
        "host" => SwapSide.Host,
        _ => throw new FormatException($"'{word}' is no side of a proposal."),
    };

    internal static DateTimeOffset TimeOf(string word) =>
        DateTimeOffset.ParseExact(word, "O", CultureInfo.InvariantCulture);

    internal static DateOnly DayOf(string word) => DateOnly.ParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static AreaMethod AreaMethodOf(string word) => word switch
    {
        "ellipsoidal" => AreaMethod.Ellipsoidal,
        "planar" => AreaMethod.Planar,
        "geodesic" => AreaMethod.Geodesic,
        _ => throw new FormatException($"'{word}' is no way to measure areas."),
    };

    internal static CityRole CityRoleOf(string word) => word switch
    {
        "origin" => CityRole.Origin,
        "host" => CityRole.Host,
        "both" => CityRole.Origin | CityRole.Host,
        _ => throw new FormatException($"'{word}' is no role of a city."),
    };
}

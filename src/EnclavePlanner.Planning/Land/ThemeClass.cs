using System.Collections.Immutable;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Planning.Land;

/// <summary>One entry of a legend of existing land, the same on every map and sheet.</summary>
/// <param name="Key">The class at level two, or the owner; empty for land of which it is not known, <see cref="OthersKey"/> for all further owners.</param>
/// <param name="Colour">#rrggbb.</param>
/// <param name="Count">How many parcels it stands for.</param>
/// <param name="Values">The codes or owners of parcels that it stands for; of further owners none.</param>
public sealed record ThemeClass(string Key, string Colour, long Count, ImmutableArray<string> Values)
{
    /// <summary>Stands for the owners that have no colour of their own. No name is one letter long.</summary>
    public const string OthersKey = "*";

    /// <summary>What land is drawn in of which the class or the owner is not known.</summary>
    public const string UnknownColour = "#ffffff";

    /// <summary>What further owners are drawn in.</summary>
    public const string OthersColour = "#b9bec6";

    /// <summary>For owners: told apart beside one another, and by those who see no red or green for the most part.</summary>
    private static readonly ImmutableArray<string> Palette =
        ["#4e79a7", "#f28e2b", "#76b7b2", "#edc948", "#b07aa1", "#9c755f", "#59a14f", "#ff9da7", "#2f4b7c", "#d4a6c8", "#86bcb6", "#e15759"];

    /// <summary>The legend of parcels.</summary>
    /// <param name="theme">What they are coloured by.</param>
    /// <param name="counts">How many there are of each code or owner; null for unknown.</param>
    public static ImmutableArray<ThemeClass> Of(ParcelTheme theme, IEnumerable<(string? Value, long Count)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var known = counts.GroupBy(count => count.Value ?? "").Select(group => (Value: group.Key, Count: group.Sum(count => count.Count))).ToList();
        return theme == ParcelTheme.Owner ? ByOwner(known) : ByLandUse(known);
    }

    private static ImmutableArray<ThemeClass> ByLandUse(IEnumerable<(string Value, long Count)> counts) =>
    [
        .. counts
            .GroupBy(count => LandUseGuide.TryGet(count.Value, out var landUse) ? landUse.LevelTwoCode : "")
            .OrderBy(group => group.Key.Length == 0)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ThemeClass(
                group.Key,
                group.Key.Length == 0 ? UnknownColour : LandUseGuide.Get(group.Key).Colour,
                group.Sum(count => count.Count),
                [.. group.Select(count => count.Value)])),
    ];

    /// <summary>Whoever has the most parcels comes first; names decide among equals, so that colours stay.</summary>
    private static ImmutableArray<ThemeClass> ByOwner(IReadOnlyList<(string Value, long Count)> counts)
    {
        var owners = counts.Where(count => count.Value.Length > 0).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal).ToList();
        var classes = owners.Take(Palette.Length).Select((owner, place) => new ThemeClass(owner.Value, Palette[place], owner.Count, [owner.Value])).ToList();
        if (owners.Count > Palette.Length)
            classes.Add(new ThemeClass(OthersKey, OthersColour, owners.Skip(Palette.Length).Sum(owner => owner.Count), []));
        if (counts.Where(count => count.Value.Length == 0).Sum(count => count.Count) is > 0 and var unknown)
            classes.Add(new ThemeClass("", UnknownColour, unknown, [""]));
        return [.. classes];
    }
}

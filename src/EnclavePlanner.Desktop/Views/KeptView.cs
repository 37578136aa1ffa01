using System.Collections.Immutable;
using EnclavePlanner.Desktop.BaseMaps;

namespace EnclavePlanner.Desktop.Views;

/// <summary>What a user's window remembers of one plan: how he looks at it, which is no part of the plan.</summary>
public sealed record KeptView
{
    /// <summary>How the panes share their room.</summary>
    public PaneArrangement Arrangement { get; init; }

    /// <summary>The city whose pane is alone, while one is; null for the first.</summary>
    public string? CityAlone { get; init; }

    /// <summary>The first pane's share of the room, 0 to 1.</summary>
    public double Share { get; init; } = 0.5;

    /// <summary>Whether a pane that is panned takes the other along.</summary>
    public bool LinksPan { get; init; }

    /// <summary>Whether meridians and parallels are drawn.</summary>
    public bool ShowsDegrees { get; init; }

    /// <summary>Whether the metric grid is drawn.</summary>
    public bool ShowsMetres { get; init; }

    /// <summary>Where the panes looked last; null before the plan was looked at.</summary>
    public MapPlace? Place { get; init; }

    /// <summary>Layers that are not drawn, as city/layer.</summary>
    public ImmutableArray<string> Hidden { get; init; } = [];

    /// <summary>The base maps that are shown, from the bottom up.</summary>
    public ImmutableArray<ShownBaseMap> BaseMaps { get; init; } = [];

    /// <summary>Places under names.</summary>
    public ImmutableArray<Bookmark> Bookmarks { get; init; } = [];

    /// <summary>The same without what cannot be: a settings file may hold anything.</summary>
    public KeptView Sound() => this with
    {
        Arrangement = Enum.IsDefined(Arrangement) ? Arrangement : PaneArrangement.SideBySide,
        Share = Share is >= 0.1 and <= 0.9 ? Share : 0.5,
        Place = Place is { IsSound: true } ? Place : null,
        Hidden = Hidden.IsDefault ? [] : [.. Hidden.Where(layer => layer is not null)],
        BaseMaps = BaseMaps.IsDefault ? [] : [.. BaseMaps.Where(map => map is { Opacity: >= 0 and <= 1 })],
        Bookmarks = Bookmarks.IsDefault ? [] : [.. Bookmarks.Where(bookmark => bookmark is { Name.Length: > 0 and <= Bookmark.LongestName, Place.IsSound: true })],
    };
}

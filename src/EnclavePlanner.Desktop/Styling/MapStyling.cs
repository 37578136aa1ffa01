using System.Collections.Immutable;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Styling;

/// <summary>The style of one window's maps and the legend that goes with it. Used on the window's thread.</summary>
public sealed class MapStyling
{
    private const string Setting = "map-style";

    private readonly WorkspaceView view;
    private readonly UserSettings settings;
    private (ParcelTheme Theme, string Version)? counted;

    /// <summary>The style as it was when the program was last used.</summary>
    public MapStyling(WorkspaceView view, UserSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        (this.view, this.settings, Style) = (view, settings, MapStyle.Read(settings[Setting]));
    }

    /// <summary>Raised after the style or the legend changed.</summary>
    public event Action? Changed;

    /// <summary>How the maps are drawn.</summary>
    public MapStyle Style { get; private set; }

    /// <summary>The legend of the parcels, as it was last counted.</summary>
    public ImmutableArray<ThemeClass> Legend { get; private set; } = [];

    /// <summary>Draws the maps in another way, and remembers it.</summary>
    public void Apply(MapStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        Style = style;
        settings.Keep(Setting, style.Write());
        Changed?.Invoke();
    }

    /// <summary>Brings the legend up to the plan on the screen.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">The store cannot be read.</exception>
    public async Task KeepUpAsync()
    {
        var (state, theme, asOf) = (view.State, Style.Theme, view.AsOf?.Number);
        var version = string.Join(' ', state.Contents.Cities.Select(city => city.Code + view.Workspace.LayerVersion(city.Code, PlanLayer.Parcels, asOf)));
        if (counted == (theme, version))
            return;
        var counts = theme == ParcelTheme.LandUse
            ? state.Parcels.Codes
            : (await view.Workspace.CountParcelsAsync(theme, asOf)).Select(count => (count.Class, count.Count));
        // Another theme may have been chosen meanwhile; its own call follows.
        if (theme != Style.Theme)
            return;
        counted = (theme, version);
        Legend = ThemeClass.Of(theme, counts);
        Changed?.Invoke();
    }

    /// <summary>What the browser needs to draw it.</summary>
    public object Drawing() => new
    {
        theme = Style.Theme == ParcelTheme.Owner ? "owner" : "code",
        classes = Legend.SelectMany(entry => entry.Values.Select(value => (value, entry))).Where(pair => pair.value.Length > 0).ToDictionary(
            pair => pair.value, pair => new { colour = pair.entry.Colour, hidden = Style.Hidden.Contains(pair.entry.Key) }),
        unknown = new { colour = ThemeClass.UnknownColour, hidden = Style.Hidden.Contains("") },
        others = Style.Theme == ParcelTheme.Owner
            ? new { colour = ThemeClass.OthersColour, hidden = Style.Hidden.Contains(ThemeClass.OthersKey) }
            : new { colour = ThemeClass.UnknownColour, hidden = false },
        labels = Style.Labels.ToString(),
        layers = Style.Order.Select(layer => new { name = PlanLayers.NameOf(layer), opacity = Style.OpacityOf(layer) / 100.0 }),
    };
}

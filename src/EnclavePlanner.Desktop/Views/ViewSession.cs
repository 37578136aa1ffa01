using EnclavePlanner.Desktop.BaseMaps;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Views;

/// <summary>How one window looks at the land: arrangement of the panes, grids, measuring, bookmarks. It is remembered from window to window.</summary>
public sealed class ViewSession : IDisposable
{
    private readonly PlanSettings settings;
    private readonly WorkspaceView view;
    private readonly WindowThread window;
    private readonly BaseMapSources sources;

    /// <summary>Looks at the plan as it was looked at last.</summary>
    public ViewSession(PlanSettings settings, WorkspaceView view, WindowThread window, BaseMapSources sources)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(sources);
        (this.settings, this.view, this.window, this.sources) = (settings, view, window, sources);
        Look = settings.Kept;
        foreach (var (city, layer) in Look.Hidden.Select(name => name.Split('/')).Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1])))
        {
            if (PlanLayers.TryParse(layer, out var hidden))
                view.SetVisible(city, hidden, visible: false);
        }

        view.Changed += KeepHidden;
        settings.BookmarksChanged += TellOthers;
        sources.Changed += TellOthers;
    }

    /// <summary>Raised after anything here changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>How this window looks at the plan.</summary>
    public KeptView Look { get; private set; }

    /// <summary>The bookmarks of the plan, by name.</summary>
    public IEnumerable<Bookmark> Bookmarks => settings.Kept.Bookmarks.OrderBy(bookmark => bookmark.Name, StringComparer.CurrentCulture);

    /// <summary>What is measured; null while nothing is.</summary>
    public MeasureKind? Measuring { get; private set; }

    /// <summary>What was measured last; null before anything was.</summary>
    public Measurement? Measured { get; private set; }

    /// <summary>The code of the city whose pane is alone; null where all are shown.</summary>
    public string? CityAlone => Look.Arrangement != PaneArrangement.Alone
        ? null
        : view.State.Contents.Cities.FirstOrDefault(city => city.Code == Look.CityAlone)?.Code ?? view.State.Contents.Cities.FirstOrDefault()?.Code;

    /// <summary>Looks in another way, and remembers it.</summary>
    public void Change(Func<KeptView, KeptView> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Keep(change))
            Changed?.Invoke();
    }

    /// <summary>The panes came to rest somewhere.</summary>
    public void MovedTo(MapPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (place.IsSound)
            Keep(look => look with { Place = place });
    }

    /// <summary>The base maps that are shown and still there, from the bottom up.</summary>
    public IEnumerable<(BaseMapSource Source, double Opacity)> BaseMaps => Look.BaseMaps
        .Select(map => (Source: sources.Find(map.Id), map.Opacity))
        .Where(map => map.Source is not null)
        .Select(map => (map.Source!, map.Opacity));

    /// <summary>Begins to measure, or with null ends it.</summary>
    /// <exception cref="FaultException">WIN-BASE-DISPLACED: a displaced base map is shown.</exception>
    public void Measure(MeasureKind? kind)
    {
        if (kind is not null)
            RefuseOverDisplaced();
        (Measuring, Measured) = (kind, null);
        Changed?.Invoke();
    }

    /// <summary>Shows what was measured.</summary>
    public void Show(Measurement? measured)
    {
        Measured = measured;
        Changed?.Invoke();
    }

    /// <summary>Nothing is measured over a map that lies up to 700 m beside where things are.</summary>
    /// <exception cref="FaultException">WIN-BASE-DISPLACED.</exception>
    public void RefuseOverDisplaced()
    {
        if (BaseMaps.Select(map => map.Source).FirstOrDefault(source => source.IsDisplaced) is { } displaced)
            throw new FaultException(new Fault(WindowTexts.Resources, "WIN-BASE-DISPLACED", displaced.Name));
    }

    /// <summary>Shows a base map above the others, or no longer.</summary>
    public void ShowBaseMap(Guid id, bool shown) => Change(look => look with
    {
        BaseMaps = [.. look.BaseMaps.Where(map => map.Id != id), .. shown ? [new ShownBaseMap(id, 1)] : Array.Empty<ShownBaseMap>()],
    });

    /// <summary>Makes a base map that is shown more or less opaque.</summary>
    public void SetOpacity(Guid id, double opacity) => Change(look => look with
    {
        BaseMaps = [.. look.BaseMaps.Select(map => map.Id == id ? map with { Opacity = Math.Clamp(opacity, 0, 1) } : map)],
    });

    /// <summary>Keeps where the panes look under a name; one of the same name is replaced.</summary>
    /// <exception cref="FaultException">WIN-BOOKMARK-NAME: the name is empty or too long. WIN-BOOKMARK-PLACE: the maps show nothing yet.</exception>
    public void AddBookmark(string? name)
    {
        var known = Named(name);
        if (Look.Place is not { } place)
            throw new FaultException(new Fault(WindowTexts.Resources, "WIN-BOOKMARK-PLACE"));
        settings.Change(kept => kept with
        {
            Bookmarks = [.. kept.Bookmarks.Where(bookmark => bookmark.Name != known), new Bookmark(Guid.CreateVersion7(), known, place)],
        });
    }

    /// <summary>Gives a bookmark another name.</summary>
    /// <exception cref="FaultException">WIN-BOOKMARK-NAME: the name is empty or too long. WIN-BOOKMARK-TAKEN: another has it.</exception>
    public void RenameBookmark(Guid id, string? name)
    {
        var known = Named(name);
        if (settings.Kept.Bookmarks.Any(bookmark => bookmark.Id != id && bookmark.Name == known))
            throw new FaultException(new Fault(WindowTexts.Resources, "WIN-BOOKMARK-TAKEN", known));
        settings.Change(kept => kept with { Bookmarks = [.. kept.Bookmarks.Select(bookmark => bookmark.Id == id ? bookmark with { Name = known } : bookmark)] });
    }

    /// <summary>Forgets a bookmark.</summary>
    public void DeleteBookmark(Guid id) =>
        settings.Change(kept => kept with { Bookmarks = [.. kept.Bookmarks.Where(bookmark => bookmark.Id != id)] });

    /// <inheritdoc/>
    public void Dispose()
    {
        view.Changed -= KeepHidden;
        settings.BookmarksChanged -= TellOthers;
        sources.Changed -= TellOthers;
    }

    private static string Named(string? name) => name?.Trim() is { Length: > 0 and <= Bookmark.LongestName } known
        ? known
        : throw new FaultException(new Fault(WindowTexts.Resources, "WIN-BOOKMARK-NAME", Bookmark.LongestName));

    private bool Keep(Func<KeptView, KeptView> change)
    {
        var before = Look;
        Look = change(before);
        if (Look == before)
            return false;
        // Another window may have other bookmarks by now; they are no part of how this one looks.
        settings.Change(kept => Look with { Bookmarks = kept.Bookmarks });
        return true;
    }

    private void KeepHidden()
    {
        var hidden = view.Hidden.Select(entry => $"{entry.City}/{PlanLayers.NameOf(entry.Layer)}").Order(StringComparer.Ordinal).ToList();
        if (!hidden.SequenceEqual(Look.Hidden))
            Keep(look => look with { Hidden = [.. hidden] });
    }

    /// <summary>Another window, or a tile that came or did not, changed what this one shows.</summary>
    private void TellOthers() => _ = window.RunAsync(() => Changed?.Invoke());
}

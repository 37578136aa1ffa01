using System.Text.Json;
using EnclavePlanner.Desktop.BaseMaps;
using EnclavePlanner.Desktop.Drafting;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Plans;
using Microsoft.JSInterop;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Views;

/// <summary>Between the views of one window and its maps: the maps are told how to look at the land, and tell where they look.</summary>
public sealed class ViewBridge(WorkspaceView view, ViewSession session, DraftSession drafting, BaseMapSources sources, Activity activity) : IDisposable
{
    private IJSObjectReference? panes;
    private DotNetObjectReference<ViewBridge>? self;
    private string told = "";

    /// <summary>Binds to the maps once they are there, and shows what was looked at last.</summary>
    /// <returns>The cities that look where they did; the others are to be shown whole.</returns>
    public async Task<IReadOnlyCollection<string>> StartAsync(IJSObjectReference workbench)
    {
        ArgumentNullException.ThrowIfNull(workbench);
        self = DotNetObjectReference.Create(this);
        panes = await workbench.InvokeAsync<IJSObjectReference>("startViews", self);
        session.Changed += Tell;
        drafting.Changed += EndMeasuring;
        await TellAsync();
        if (session.Look.Place is not { } place)
            return [];
        await GoAsync(place);
        return [.. place.Centres.Keys];
    }

    /// <summary>Shows the panes where they looked once.</summary>
    public Task GoAsync(MapPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return CallAsync("place", place.Centres, place.GroundResolution);
    }

    /// <summary>Brings the selected land into view.</summary>
    public Task ShowSelectionAsync() => ShowAsync(view.SelectedFeatures);

    /// <summary>Brings a layer of a city into view.</summary>
    public Task ShowLayerAsync(string city, PlanLayer layer)
    {
        // Not all parcels need be here.
        if (layer != PlanLayer.Parcels)
            return ShowAsync(view.State.Contents.Features.Where(feature => feature.CityCode == city && PlanLayers.LayerOf(feature) == layer));
        return view.State.Parcels.ExtentIn(city) is { } extent ? ShowAsync(new Dictionary<string, Envelope> { [city] = extent }) : Task.CompletedTask;
    }

    /// <summary>Brings an enclave into view.</summary>
    public Task ShowEnclaveAsync(Enclave enclave) => ShowAsync([enclave]);

    /// <summary>Goes to a typed place of a city and marks it there.</summary>
    /// <returns>How it was read.</returns>
    /// <exception cref="FaultException">As <see cref="PlaceEntry.Parse"/>.</exception>
    public async Task<PlaceEntry> GoToAsync(City city, string? entry)
    {
        ArgumentNullException.ThrowIfNull(city);
        var found = PlaceEntry.Parse(entry, city.Crs);
        Uncover([city.Code]);
        await CallAsync("mark", city.Code, new[] { found.Place.X, found.Place.Y });
        return found;
    }

    /// <summary>Takes the mark away.</summary>
    public Task UnmarkAsync(City city)
    {
        ArgumentNullException.ThrowIfNull(city);
        return CallAsync("mark", city.Code, null);
    }

    /// <summary>Takes the last measured point back.</summary>
    public Task MeasureBackAsync() => CallAsync("measureBack");

    /// <summary>The panes came to rest.</summary>
    [JSInvokable]
    public void ViewMoved(Dictionary<string, double[]> centres, double ground) => session.MovedTo(new MapPlace(ground, centres));

    /// <summary>The divider between the panes was moved.</summary>
    [JSInvokable]
    public void ShareMoved(double share) => session.Change(look => (look with { Share = share }).Sound());

    /// <summary>Points were taken on a map.</summary>
    [JSInvokable]
    public void Measured(string city, double[] metres)
    {
        ArgumentNullException.ThrowIfNull(metres);
        if (session.Measuring is not { } kind || view.State.Contents.Cities.FirstOrDefault(known => known.Code == city) is not { } where)
            return;
        try
        {
            session.RefuseOverDisplaced();
            var points = metres.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new Coordinate(pair[0], pair[1])).ToList();
            session.Show(Measurement.Of(kind, city, where.Crs, points));
            if (activity.Fault is not null)
                activity.Dismiss();
        }
        catch (FaultException problem)
        {
            session.Show(null);
            activity.Tell(problem.Fault);
        }
    }

    /// <summary>A key ended the measuring.</summary>
    [JSInvokable]
    public void MeasureEnds() => session.Measure(null);

    /// <inheritdoc/>
    public void Dispose()
    {
        session.Changed -= Tell;
        drafting.Changed -= EndMeasuring;
        self?.Dispose();
    }

    private Task ShowAsync(IEnumerable<PlanFeature> features)
    {
        var extents = new Dictionary<string, Envelope>();
        foreach (var feature in features)
        {
            if (!extents.TryGetValue(feature.CityCode, out var extent))
                extents[feature.CityCode] = extent = new Envelope();
            extent.ExpandToInclude(feature.Geometry.EnvelopeInternal);
        }

        return ShowAsync(extents);
    }

    private async Task ShowAsync(Dictionary<string, Envelope> extents)
    {
        if (extents.Count == 0)
            return;
        Uncover(extents.Keys);
        await CallAsync("show", extents.ToDictionary(entry => entry.Key, entry => new[] { entry.Value.MinX, entry.Value.MinY, entry.Value.MaxX, entry.Value.MaxY }));
    }

    /// <summary>What is gone to is seen: where another city's pane is alone, its own takes that place.</summary>
    private void Uncover(IReadOnlyCollection<string> cities)
    {
        if (session.CityAlone is { } alone && !cities.Contains(alone))
            session.Change(look => look with { CityAlone = cities.First() });
    }

    private void Tell()
    {
        // One thing is in hand at a time: who measures puts the drafting tool down, and the other way round.
        if (session.Measuring is not null && drafting.Tool != DraftTool.Select)
            drafting.Take(DraftTool.Select);
        _ = QuietlyAsync();
    }

    private void EndMeasuring()
    {
        if (session.Measuring is not null && drafting.Tool != DraftTool.Select)
            session.Measure(null);
    }

    private async Task QuietlyAsync()
    {
        try
        {
            await TellAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or ObjectDisposedException or TaskCanceledException)
        {
            // The window was closed in the meantime.
        }
    }

    private async Task TellAsync()
    {
        var look = session.Look;
        var maps = session.BaseMaps.Select(map => (map.Source, Grid: GridOf(map.Source), map.Opacity)).Where(map => map.Grid is not null)
            .Select(map => (map.Source, map.Grid!, map.Opacity)).ToList();
        var state = new
        {
            linksPan = look.LinksPan,
            degrees = look.ShowsDegrees,
            metres = look.ShowsMetres,
            share = look.Share,
            measure = session.Measuring?.ToString().ToLowerInvariant(),
            baseMaps = view.State.Contents.Cities.ToDictionary(city => city.Code, city => BaseMapDrawing.Of(maps, city.Crs)),
        };
        var now = JsonSerializer.Serialize(state);
        if (now == told)
            return;
        told = now;
        await CallAsync("apply", state);
    }

    /// <summary>A file may be away, or be another by now: it is told of where the base maps are listed.</summary>
    private BaseMapGrid? GridOf(BaseMapSource source)
    {
        try
        {
            return source.Grid;
        }
        catch (FaultException problem)
        {
            sources.Tell(source.Id, problem.Fault);
            return null;
        }
    }

    private async Task CallAsync(string method, params object?[] arguments)
    {
        if (panes is not null)
            await panes.InvokeVoidAsync(method, arguments);
    }
}

using System.Text.Json;
using EnclavePlanner.Desktop.Drafting;
using EnclavePlanner.Desktop.Exports;
using EnclavePlanner.Desktop.Importing;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Maps;
using EnclavePlanner.Desktop.Styling;
using EnclavePlanner.Desktop.Views;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tiles;
using Microsoft.JSInterop;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>
/// Between one window's server side and the part of it that the browser draws: commands and identities go over the
/// circuit, map data goes by address.
/// </summary>
public sealed class WindowBridge : IAsyncDisposable
{
    /// <summary>Id of the hidden file input that the import button opens.</summary>
    public const string FileInputId = "import-files";

    /// <summary>Id of the hidden file input for a file of shift parameters.</summary>
    public const string ShiftInputId = "import-shift-file";

    /// <summary>So many of a selection are outlined on a map; to fetch a whole city exactly is not worth its outline.</summary>
    private const int MostOutlined = 5000;

    private readonly IJSRuntime browser;
    private readonly WorkspaceView view;
    private readonly UiLanguage text;
    private readonly Activity activity;
    private readonly ImportSession import;
    private readonly WorkbookExport export;
    private readonly PlanCopy copy;
    private readonly ExportSession layers;
    private readonly ReportExport report;
    private readonly ViewBridge views;
    private readonly DraftBridge drafting;
    private readonly MapStyling styling;
    private string? drawn;
    private ParcelTheme loadedTheme;
    private readonly LoadedLayers loaded = new();
    private readonly HashSet<string> fitted = [];
    private readonly HashSet<string> panes = [];
    private Guid? shownChange;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private DotNetObjectReference<WindowBridge>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? workbench;

    /// <summary>A bridge for one window; <see cref="StartAsync"/> builds the maps.</summary>
    public WindowBridge(
        IJSRuntime browser,
        WorkspaceView view,
        UiLanguage text,
        Activity activity,
        ImportSession import,
        WorkbookExport export,
        PlanCopy copy,
        ExportSession layers,
        ReportExport report,
        ViewBridge views,
        DraftBridge drafting,
        MapStyling styling)
    {
        this.browser = browser;
        this.view = view;
        this.text = text;
        this.activity = activity;
        this.import = import;
        this.export = export;
        this.copy = copy;
        this.layers = layers;
        this.report = report;
        this.views = views;
        this.drafting = drafting;
        this.styling = styling;
    }

    /// <summary>Builds the maps once the window's elements are there, and loads them.</summary>
    public async Task StartAsync()
    {
        var contents = view.State.Contents;
        self = DotNetObjectReference.Create(this);
        module = await browser.InvokeAsync<IJSObjectReference>("import", "./app/workbench.js");
        panes.UnionWith(contents.Cities.Select(city => city.Code));
        var maps = contents.Cities.Select(city => new
        {
            city = city.Code,
            crs = new
            {
                epsg = city.Epsg,
                proj4 = city.Crs.Proj4,
                semiMajorAxis = city.Crs.Ellipsoid.SemiMajorAxisMetres,
                eccentricitySquared = city.Crs.Ellipsoid.EccentricitySquared,
            },
        });
        var colours = LandUseGuide.Classes.ToDictionary(landUse => landUse.Code, landUse => landUse.Colour);
        workbench = await module.InvokeAsync<IJSObjectReference>("createWorkbench", self, new { panes = maps, colours, tileGrid = TileGrid });
        fitted.UnionWith(await views.StartAsync(workbench));
        view.Changed += Follow;
        styling.Changed += Follow;
        view.Selected += Reveal;
        view.Refused += activity.Tell;
        text.Changed += TellLanguage;
        export.Ready += Download;
        copy.Ready += Download;
        layers.Ready += Download;
        report.Ready += Download;
        await drafting.StartAsync(workbench);
        await ShowAsync();
    }

    /// <summary>Opens the browser's file dialog.</summary>
    public Task ChooseFilesAsync() => CallAsync("choose", FileInputId);

    /// <summary>Opens the browser's file dialog for a file of shift parameters.</summary>
    public Task ChooseShiftFileAsync() => CallAsync("choose", ShiftInputId);

    /// <summary>Sends the files chosen in the dialog.</summary>
    public Task SendChosenAsync() => CallAsync("sendChosen", FileInputId);

    /// <summary>Shows all land of both cities.</summary>
    public Task FitAllAsync() => CallAsync("fitAll");

    /// <summary>Sets both maps to the scale 1:N.</summary>
    public Task SetScaleAsync(double denominator) => CallAsync("setScale", denominator);

    /// <summary>Shows a file that is to be imported on the dialog's map.</summary>
    /// <param name="city">The city that it is to come into.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="extent">Where it lies, in the city's CRS.</param>
    /// <param name="outlines">Identity of its outlines.</param>
    public Task ShowPreviewAsync(City city, string fileName, Envelope extent, Guid outlines)
    {
        ArgumentNullException.ThrowIfNull(city);
        ArgumentNullException.ThrowIfNull(extent);
        return CallAsync("showPreview", new
        {
            city = city.Code,
            cityName = city.Name,
            fileName,
            address = PreviewEndpoint.AddressOf(outlines),
            extent = new[] { extent.MinX, extent.MinY, extent.MaxX, extent.MaxY },
        });
    }

    /// <summary>The dialog's map goes.</summary>
    public Task HidePreviewAsync() => QuietlyAsync(() => CallAsync("hidePreview"));

    /// <summary>Brings the file on the dialog's map into view, alone or with the city's land.</summary>
    public Task FitPreviewAsync(bool toFile) => CallAsync("fitPreview", toFile);

    /// <summary>Takes the last action back.</summary>
    public Task UndoAsync() => activity.RunAsync("activity.undo", (_, cancellation) =>
    {
        System.Globalization.CultureInfo.CurrentUICulture = text.Culture;
        return view.Workspace.UndoAsync(cancellation);
    });

    /// <summary>Brings it back again.</summary>
    public Task RedoAsync() => activity.RunAsync("activity.redo", (_, cancellation) =>
    {
        System.Globalization.CultureInfo.CurrentUICulture = text.Culture;
        return view.Workspace.RedoAsync(cancellation);
    });

    /// <summary>A click on a map chose these features.</summary>
    [JSInvokable]
    public void Pick(string city, Guid[] ids, bool additive)
    {
        if (ids.Length > 0 || !additive)
            view.Select(ids, additive, SelectionSource.Map);
    }

    /// <summary>Raised with the name of a command that a key called.</summary>
    public event Func<string, Task>? Called;

    /// <summary>A key called a command.</summary>
    [JSInvokable]
    public Task Command(string name) => Called?.Invoke(name) ?? Task.CompletedTask;

    /// <summary>Files are on their way.</summary>
    [JSInvokable]
    public void TransferBegins(string[] names)
    {
        // Files may be dropped on the window at any time; an export under way goes on without its dialog.
        layers.Close();
        import.Begin(names);
    }

    /// <summary>So many bytes of them have been sent.</summary>
    [JSInvokable]
    public void TransferAdvances(double sent, double total) => import.Advance(sent, total);

    /// <summary>They have arrived in this folder.</summary>
    [JSInvokable]
    public Task TransferEnds(string folder) => import.ArriveAsync(folder);

    /// <summary>They did not arrive.</summary>
    [JSInvokable]
    public void TransferFails(string reason) => import.Fail(reason);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        view.Changed -= Follow;
        styling.Changed -= Follow;
        view.Selected -= Reveal;
        view.Refused -= activity.Tell;
        text.Changed -= TellLanguage;
        export.Ready -= Download;
        copy.Ready -= Download;
        layers.Ready -= Download;
        report.Ready -= Download;
        try
        {
            if (workbench is not null)
            {
                await workbench.InvokeVoidAsync("dispose");
                await workbench.DisposeAsync();
            }

            if (module is not null)
                await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The window is gone, and with it all that was to be let go there.
        }

        self?.Dispose();
        oneAtATime.Dispose();
    }

    private static object TileGrid { get; } = new
    {
        origin = new[] { -TileAddress.Reach, TileAddress.Reach },
        resolutions = Enumerable.Range(0, TileAddress.DeepestZoom + 1).Select(TileAddress.MetresPerPixel),
        tileSize = TileAddress.Pixels,
    };

    /// <summary>Where a city's parcels are had, and where they lie; no extent where there are none.</summary>
    private object ParcelsOf(City city)
    {
        var extent = view.State.Parcels.ExtentIn(city.Code);
        return new
        {
            tiles = TileEndpoint.AddressOf(view.Workspace, city.Code, styling.Style.Theme, view.AsOf?.Number),
            features = FeatureEndpoint.AddressOf(view.Workspace, city.Code, PlanLayer.Parcels, view.AsOf?.Number),
            extent = extent is null ? null : new[] { extent.MinX, extent.MinY, extent.MaxX, extent.MaxY },
        };
    }


    /// <summary>Brings the maps to what the view shows: changed layers are fetched, the rest is told by identity.</summary>
    private async Task ShowAsync()
    {
        await oneAtATime.WaitAsync();
        try
        {
            var contents = view.State.Contents;
            await StyleAsync();
            // A city that came into the plan since the window was opened has no map yet; one that was not in it then has no land.
            foreach (var city in view.Workspace.State.Contents.Cities.Where(city => panes.Contains(city.Code)))
            {
                var stale = Enum.GetValues<PlanLayer>()
                    .Select(layer => (Layer: layer, Address: FeatureEndpoint.AddressOf(view.Workspace, city.Code, layer, view.AsOf?.Number)))
                    .Where(entry => !loaded.Has(city.Code, entry.Layer, entry.Address))
                    .ToList();
                if (stale.Count > 0)
                    await BringUpAsync(city, stale);
                foreach (var layer in Enum.GetValues<PlanLayer>())
                    await CallAsync("setVisible", city.Code, PlanLayers.NameOf(layer), view.IsVisible(city.Code, layer));
                var given = view.Proposal is { } proposal ? proposal.OriginGives.Concat(proposal.HostGives) : [];
                await CallAsync("setBasket", city.Code, given.Where(id => IsIn(city, id)).ToArray());
                await CallAsync("select", city.Code, view.Selection.Where(id => IsIn(city, id)).Take(MostOutlined).ToArray());
            }

            await ShowChangeAsync();
            var firstShown = contents.Cities.Where(city => panes.Contains(city.Code)).Where(city => view.State.HasLand(city.Code) && fitted.Add(city.Code)).ToList();
            if (firstShown.Count > 0)
                await CallAsync("fitAll");
        }
        finally
        {
            oneAtATime.Release();
        }

        bool IsIn(City city, Guid id) => view.State.Contents.Find(id) is PlanFeature feature && feature.CityCode == city.Code;
    }

    /// <summary>Tells the maps how to draw, where that changed; parcels by another theme are other tiles.</summary>
    private async Task StyleAsync()
    {
        try
        {
            await styling.KeepUpAsync();
        }
        catch (FaultException problem)
        {
            activity.Tell(problem.Fault);
        }

        var drawing = JsonSerializer.Serialize(styling.Drawing());
        if (drawing != drawn)
            await CallAsync("setStyle", JsonSerializer.Deserialize<JsonElement>(drawing));
        drawn = drawing;
        if (loadedTheme == styling.Style.Theme)
            return;
        loadedTheme = styling.Style.Theme;
        foreach (var city in panes)
            loaded.Forget(city, PlanLayer.Parcels);
    }

    /// <summary>Brings layers of a map up to the view: by what a few actions changed, or whole.</summary>
    private async Task BringUpAsync(City city, List<(PlanLayer Layer, string Address)> stale)
    {
        long? number = view.AsOf is null ? view.State.Number : null;
        var lacking = stale.ToDictionary(entry => entry.Layer, entry => loaded.Lacking(city.Code, entry.Layer, view.State.History, number));
        await CallAsync(
            "load",
            city.Code,
            stale.Where(entry => entry.Layer != PlanLayer.Parcels && lacking[entry.Layer] is null).ToDictionary(entry => PlanLayers.NameOf(entry.Layer), entry => entry.Address),
            lacking.Where(entry => entry.Value is not null).ToDictionary(entry => PlanLayers.NameOf(entry.Key), entry => entry.Value!.Select(action =>
            {
                var (before, after) = ChangeEndpoint.AddressesOf(action, city.Code, entry.Key);
                return new { before, after };
            })),
            lacking.ContainsKey(PlanLayer.Parcels) ? ParcelsOf(city) : null);
        foreach (var (layer, address) in stale)
            loaded.Note(city.Code, layer, address, number);
    }

    /// <summary>Draws what the chosen action of the history changed, once.</summary>
    private async Task ShowChangeAsync()
    {
        if (shownChange == view.ShownChange?.Id)
            return;
        shownChange = view.ShownChange?.Id;
        if (view.ShownChange is not { } entry)
        {
            await CallAsync("clearChange");
            return;
        }

        await CallAsync("showChange", panes.ToDictionary(city => city, city =>
        {
            var (before, after) = ChangeEndpoint.AddressesOf(entry, city);
            return new { before, after };
        }));
    }

    private void Follow() => _ = QuietlyAsync(ShowAsync);

    private void TellLanguage() => _ = QuietlyAsync(() => module!.InvokeVoidAsync("setLanguage", text.Culture.Name).AsTask());

    private void Download(string address) => _ = QuietlyAsync(() => module!.InvokeVoidAsync("download", address).AsTask());

    private void Reveal(SelectionSource source)
    {
        if (source == SelectionSource.Map)
            return;
        foreach (var group in view.SelectedFeatures.GroupBy(feature => feature.CityCode))
            _ = QuietlyAsync(() => CallAsync("reveal", group.Key, group.Select(feature => feature.Id).Take(MostOutlined).ToArray()));
    }

    private async Task CallAsync(string method, params object?[] arguments)
    {
        if (workbench is not null)
            await workbench.InvokeVoidAsync(method, arguments);
    }

    private static async Task QuietlyAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or ObjectDisposedException or TaskCanceledException)
        {
            // The window was closed in the meantime.
        }
    }
}

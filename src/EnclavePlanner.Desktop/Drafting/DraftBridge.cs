using System.Text.Json;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using Microsoft.JSInterop;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>Between the drafting tools of one window and its map, which sketches: the map is told what a sketch means, and tells it.</summary>
public sealed class DraftBridge(WorkspaceView view, DraftSession session, DraftCommands commands, Sketches sketches, UiLanguage text, Activity activity)
    : IDisposable
{
    private IJSObjectReference? workbench;
    private DotNetObjectReference<DraftBridge>? self;
    private string told = "";

    /// <summary>Binds to the maps once they are there.</summary>
    public async Task StartAsync(IJSObjectReference maps)
    {
        ArgumentNullException.ThrowIfNull(maps);
        workbench = maps;
        self = DotNetObjectReference.Create(this);
        await maps.InvokeVoidAsync("startDrafting", self);
        view.Changed += Tell;
        session.Changed += Tell;
        text.Changed += Tell;
        await TellAsync();
    }

    /// <summary>A key called a command of drafting.</summary>
    /// <param name="name">The tool in lower case, or merge, explode, offset, delete, share or trace.</param>
    public Task CommandAsync(string name)
    {
        if (!session.CanDraft)
            return Task.CompletedTask;
        switch (name)
        {
            case "merge":
                return commands.MergeAsync();
            case "explode":
                return commands.ExplodeAsync();
            case "offset":
                return commands.OffsetAsync();
            case "delete":
                return commands.Can(1) ? commands.DeleteAsync() : Task.CompletedTask;
            case "share":
                session.ShareEdges(!session.SharesEdges);
                return Task.CompletedTask;
            case "trace":
                session.Trace(!session.Traces);
                return Task.CompletedTask;
            default:
                if (Enum.TryParse<DraftTool>(name, ignoreCase: true, out var tool))
                    session.Take(tool);
                return Task.CompletedTask;
        }
    }

    /// <summary>Puts the tool in hand down.</summary>
    /// <returns>Whether there was one.</returns>
    public bool PutDown()
    {
        if (session.Tool == DraftTool.Select)
            return false;
        session.Take(DraftTool.Select);
        return true;
    }

    /// <summary>Gives the sketch on the map its next point as it was typed.</summary>
    /// <returns>Whether it took it; if not, the message bar says why.</returns>
    public async Task<bool> TypeAsync(string entry)
    {
        try
        {
            var (metres, isOffset) = TypedEntry.Place(entry);
            if (workbench is null || await workbench.InvokeAsync<bool>("sketchTo", metres.X, metres.Y, isOffset))
                return true;
            activity.Tell(new Fault(WindowTexts.Resources, "WIN-DRAFT-FIRST"));
        }
        catch (FaultException problem)
        {
            activity.Tell(problem.Fault);
        }

        return false;
    }

    /// <summary>Ends the sketch on the map where it is.</summary>
    public async Task FinishAsync()
    {
        if (workbench is not null)
            await workbench.InvokeVoidAsync("finishSketch");
    }

    /// <summary>Brings a place of the park's city into view, and outlines it until something else is shown.</summary>
    public async Task ShowPlaceAsync(Geometry place)
    {
        if (workbench is not null && session.Enclave is { } enclave)
            await workbench.InvokeVoidAsync("showPlace", enclave.CityCode, Outline(place));
    }

    /// <summary>Something was sketched.</summary>
    [JSInvokable]
    public Task<bool> Sketched(string deed, double[] numbers, double reach) => commands.DoAsync(Sketch.Of(deed, numbers, reach));

    /// <summary>Something long was sketched, and sent by itself; null where it did not arrive.</summary>
    [JSInvokable]
    public Task<bool> SketchSent(string deed, Guid? id, double reach) =>
        commands.DoAsync(id is { } sent && sketches.Take(sent) is { } numbers ? Sketch.Of(deed, numbers, reach) : null);

    /// <inheritdoc/>
    public void Dispose()
    {
        view.Changed -= Tell;
        session.Changed -= Tell;
        text.Changed -= Tell;
        self?.Dispose();
    }

    private static PlanLayer LayerOf(DraftLayer layer) => layer switch
    {
        DraftLayer.Boundary => PlanLayer.Boundary,
        DraftLayer.Places => PlanLayer.Places,
        DraftLayer.Roads => PlanLayer.Roads,
        _ => PlanLayer.Plots,
    };

    /// <summary>Polygons as rings of places, for the map.</summary>
    private static double[][][][] Outline(Geometry place) =>
    [
        .. Enumerable.Range(0, place.NumGeometries).Select(place.GetGeometryN).OfType<Polygon>()
            .Select(polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(ring => ring.Coordinates.Select(vertex => new[] { vertex.X, vertex.Y }).ToArray()).ToArray()),
    ];

    private void Tell() => _ = QuietlyAsync();

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
        var state = new
        {
            city = session.City?.Code,
            scheme = session.Scheme?.Id,
            tool = session.Tool.ToString().ToLowerInvariant(),
            target = PlanLayers.NameOf(LayerOf(session.Layer)),
            // The selection counts for some tools only: with another one a change of it must not end a sketch.
            chosen = session.Tool is DraftTool.Draw or DraftTool.Reshape or DraftTool.Split ? [] : session.Chosen.Select(plot => plot.Id).ToArray(),
            traces = session.Traces,
            // With edges shared, a vertex is dragged in all plots that have it; otherwise in the selected ones.
            only = session.SharesEdges || session.Layer != DraftLayer.Plots ? null : session.Chosen.Select(plot => plot.Id).ToArray(),
            snaps = new
            {
                vertex = text["snap.vertex"],
                edge = text["snap.edge"],
                intersection = text["snap.intersection"],
                rightAngle = text["snap.right-angle"],
                parallel = text["snap.parallel"],
                extension = text["snap.extension"],
            },
        };
        var now = JsonSerializer.Serialize(state);
        if (now == told || workbench is null)
            return;
        told = now;
        await workbench.InvokeVoidAsync("draft", state);
    }
}

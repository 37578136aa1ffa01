using EnclavePlanner.Desktop.Views;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Commands;

/// <summary>What the menu of the layer tree does, with the layer that it was called on.</summary>
public sealed class LayerCommands(WorkspaceView view, ViewBridge maps)
{
    /// <summary>Raised after the menu was called on a layer.</summary>
    public event Action? Changed;

    /// <summary>The layer that the menu is about; null before it was called on one.</summary>
    public (string City, PlanLayer Layer)? Chosen { get; private set; }

    /// <summary>The menu is about this layer.</summary>
    public void Choose(string city, PlanLayer layer)
    {
        Chosen = (city, layer);
        Changed?.Invoke();
    }

    /// <summary>Brings the layer into view.</summary>
    public Task ZoomAsync() => Chosen is { } chosen ? maps.ShowLayerAsync(chosen.City, chosen.Layer) : Task.CompletedTask;

    /// <summary>Leaves out the city's other layers.</summary>
    public Task ShowOnlyAsync()
    {
        foreach (var layer in Enum.GetValues<PlanLayer>())
        {
            if (Chosen is { } chosen)
                view.SetVisible(chosen.City, layer, layer == chosen.Layer);
        }

        return Task.CompletedTask;
    }

    /// <summary>Draws every layer of every city.</summary>
    public Task ShowAllAsync()
    {
        foreach (var city in view.State.Contents.Cities)
        {
            foreach (var layer in Enum.GetValues<PlanLayer>())
                view.SetVisible(city.Code, layer, true);
        }

        return Task.CompletedTask;
    }
}

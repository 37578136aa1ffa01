using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Commands;

/// <summary>What the menu of the layer tree does, with the layer that it was called on.</summary>
public sealed class LayerCommands(WorkspaceView view, WindowBridge maps)
{
    /// <summary>The layer that the menu is about; null before it was called on one.</summary>
    public (string City, PlanLayer Layer)? Chosen { get; set; }

    /// <summary>Brings the layer into view.</summary>
    public Task ZoomAsync()
    {
        if (Chosen is not { } chosen)
            return Task.CompletedTask;
        var extent = (chosen.Layer == PlanLayer.Parcels ? view.State.Parcels.ExtentIn(chosen.City) : null) ?? new Envelope();
        foreach (var feature in view.State.Contents.Features.Where(feature => feature.CityCode == chosen.City && PlanLayers.LayerOf(feature) == chosen.Layer))
            extent.ExpandToInclude(feature.Geometry.EnvelopeInternal);
        return extent.IsNull ? Task.CompletedTask : maps.ZoomToAsync(new Dictionary<string, Envelope> { [chosen.City] = extent });
    }

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

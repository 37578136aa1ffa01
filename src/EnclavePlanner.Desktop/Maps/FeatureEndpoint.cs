using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>
/// GET features/{city}/{layer}[?asOf=N]: the features of a layer at full resolution, as they are or as they were after an
/// action, with an ETag by the layer's version.
/// </summary>
public static class FeatureEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapFeatures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/features/{city}/{layer}", SendAsync);

    /// <summary>The address of a layer as it is now.</summary>
    /// <param name="workspace">The open plan.</param>
    /// <param name="city">The city.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="asOf">The action after which it is shown; null for now.</param>
    public static string AddressOf(PlanWorkspace workspace, string city, PlanLayer layer, long? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var address = $"features/{Uri.EscapeDataString(city)}/{PlanLayers.NameOf(layer)}?v={workspace.LayerVersion(city, layer, asOf)}";
        return asOf is { } number ? $"{address}&asOf={number}" : address;
    }

    private static async Task SendAsync(HttpContext context, PlanWorkspace workspace, string city, string layer, long? asOf)
    {
        if (!PlanLayers.TryParse(layer, out var wanted)
            || !workspace.State.Contents.Cities.Any(known => known.Code == city)
            || (asOf is { } asked && !workspace.State.History.Entries.Any(entry => entry.Number == asked)))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = $"\"{workspace.LayerVersion(city, wanted, asOf)}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var state = asOf is { } number ? await workspace.AsItWasAsync(number) : workspace.State;
        await context.Response.SendFeaturesAsync(
            state.Contents.Features.Where(feature => feature.CityCode == city && PlanLayers.LayerOf(feature) == wanted));
    }
}

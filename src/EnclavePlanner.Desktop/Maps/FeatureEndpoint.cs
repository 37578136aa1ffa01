using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>
/// GET features/{city}/{layer}[?asOf=N]: the features of a layer at full resolution, as they are or as they were after an
/// action, with an ETag by the layer's version; of very many parcels those that the window has at hand. POST with identities as a JSON array: those of them that the layer has.
/// </summary>
public static class FeatureEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapFeatures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/features/{city}/{layer}", SendAsync);
        routes.MapPost("/features/{city}/{layer}", SendSomeAsync);
    }

    /// <summary>The address of a layer as it is now.</summary>
    /// <param name="workspace">The open plan.</param>
    /// <param name="city">The city.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="asOf">The action after which it is shown; null for now.</param>
    public static string AddressOf(PlanWorkspace workspace, string city, PlanLayer layer, long? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return $"features/{Uri.EscapeDataString(city)}/{PlanLayers.NameOf(layer)}{QueryOf(workspace, city, layer, asOf)}";
    }

    /// <summary>What an address ends in that names a layer's version.</summary>
    internal static string QueryOf(PlanWorkspace workspace, string city, PlanLayer layer, long? asOf)
    {
        var query = $"?v={workspace.LayerVersion(city, layer, asOf)}";
        return asOf is { } number ? $"{query}&asOf={number}" : query;
    }

    /// <summary>Whether the plan has the city, and its history the action.</summary>
    internal static bool IsThere(PlanWorkspace workspace, string city, long? asOf) =>
        workspace.State.Contents.Cities.Any(known => known.Code == city)
        && (asOf is not { } number || workspace.State.History.Entries.Any(entry => entry.Number == number));

    private static async Task SendAsync(HttpContext context, PlanWorkspace workspace, string city, string layer, long? asOf)
    {
        if (!PlanLayers.TryParse(layer, out var wanted) || !IsThere(workspace, city, asOf))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (context.IsKnown(workspace.LayerVersion(city, wanted, asOf)))
            return;
        var state = asOf is { } number ? await workspace.AsItWasAsync(number) : workspace.State;
        await context.Response.SendFeaturesAsync(
            state.Contents.Features.Where(feature => feature.CityCode == city && PlanLayers.LayerOf(feature) == wanted));
    }

    private static async Task SendSomeAsync(HttpContext context, PlanWorkspace workspace, string city, string layer, long? asOf, Guid[] ids)
    {
        if (!PlanLayers.TryParse(layer, out var wanted) || !IsThere(workspace, city, asOf))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers.CacheControl = "private, no-store";
        var found = await workspace.ReadFeaturesAsync(wanted, [.. ids.Distinct()], asOf, context.RequestAborted);
        await context.Response.SendFeaturesAsync(found.Where(feature => feature.CityCode == city));
    }
}

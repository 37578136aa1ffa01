using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>GET features/{city}/{layer}: the features of a layer at full resolution, with an ETag by the layer's version.</summary>
public static class FeatureEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapFeatures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/features/{city}/{layer}", SendAsync);

    /// <summary>The address of a layer as it is now.</summary>
    public static string AddressOf(PlanWorkspace workspace, string city, PlanLayer layer)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return $"features/{Uri.EscapeDataString(city)}/{PlanLayers.NameOf(layer)}?v={workspace.LayerVersion(city, layer)}";
    }

    private static async Task SendAsync(HttpContext context, PlanWorkspace workspace, string city, string layer)
    {
        if (!PlanLayers.TryParse(layer, out var wanted) || !workspace.State.Contents.Cities.Any(known => known.Code == city))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = $"\"{workspace.LayerVersion(city, wanted)}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "application/json";
        var features = workspace.State.Contents.Features
            .Where(feature => feature.CityCode == city && PlanLayers.LayerOf(feature) == wanted);
        await FeatureCollectionWriter.WriteAsync(
            features,
            context.Response.BodyWriter,
            async cancellation => await context.Response.BodyWriter.FlushAsync(cancellation),
            context.RequestAborted);
    }
}

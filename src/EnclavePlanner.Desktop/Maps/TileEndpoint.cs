using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tiles;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>
/// GET tiles/{city}/parcels/{zoom}/{column}/{row}[?asOf=N]: a vector tile of a city's parcels in its own CRS, as they are or as they
/// were after an action, with an ETag by the layer's version. For looking at; what is edited or measured comes from features.
/// </summary>
public static class TileEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapTiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/tiles/{city}/parcels/{zoom:int}/{column:int}/{row:int}", SendAsync);

    /// <summary>The address of a city's tiles as they are now, with {z}, {x} and {y} in place of a tile's zoom, column and row.</summary>
    /// <inheritdoc cref="FeatureEndpoint.AddressOf" path="/param"/>
    public static string AddressOf(PlanWorkspace workspace, string city, long? asOf = null) =>
        $"tiles/{Uri.EscapeDataString(city)}/parcels/{{z}}/{{x}}/{{y}}{FeatureEndpoint.QueryOf(workspace, city, PlanLayer.Parcels, asOf)}";

    private static async Task SendAsync(HttpContext context, PlanWorkspace workspace, string city, int zoom, int column, int row, long? asOf)
    {
        var tile = new TileAddress(zoom, column, row);
        if (!tile.IsInGrid || !FeatureEndpoint.IsThere(workspace, city, asOf))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (context.IsKnown(workspace.LayerVersion(city, PlanLayer.Parcels, asOf)))
            return;
        var bytes = await workspace.ReadTileAsync(city, tile, asOf, context.RequestAborted);
        context.Response.ContentType = "application/vnd.mapbox-vector-tile";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}

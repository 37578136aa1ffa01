using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tiles;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>
/// GET tiles/{city}/parcels/{zoom}/{column}/{row}[?asOf=N][&amp;by=owner]: a vector tile of a city's parcels in its own CRS, as they are or as they
/// were after an action, with an ETag by the layer's version. For looking at; what is edited or measured comes from features.
/// </summary>
public static class TileEndpoint
{
    private const string Owner = "owner";

    /// <summary>Adds the endpoint.</summary>
    public static void MapTiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/tiles/{city}/parcels/{zoom:int}/{column:int}/{row:int}", SendAsync);

    /// <summary>The address of a city's tiles as they are now, with {z}, {x} and {y} in place of a tile's zoom, column and row.</summary>
    /// <param name="workspace">The open plan.</param>
    /// <param name="city">The city.</param>
    /// <param name="theme">Whether they have their code or their owner.</param>
    /// <param name="asOf">The number of the action after which they were so; null for now.</param>
    public static string AddressOf(PlanWorkspace workspace, string city, ParcelTheme theme, long? asOf = null) =>
        $"tiles/{Uri.EscapeDataString(city)}/parcels/{{z}}/{{x}}/{{y}}{FeatureEndpoint.QueryOf(workspace, city, PlanLayer.Parcels, asOf)}{(theme == ParcelTheme.Owner ? $"&by={Owner}" : null)}";

    private static async Task SendAsync(HttpContext context, PlanWorkspace workspace, string city, int zoom, int column, int row, long? asOf, string? by)
    {
        var tile = new TileAddress(zoom, column, row);
        if (!tile.IsInGrid || by is not (null or Owner) || !FeatureEndpoint.IsThere(workspace, city, asOf))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (context.IsKnown(workspace.LayerVersion(city, PlanLayer.Parcels, asOf)))
            return;
        var bytes = await workspace.ReadTileAsync(city, tile, asOf, by is null ? ParcelTheme.LandUse : ParcelTheme.Owner, context.RequestAborted);
        context.Response.ContentType = "application/vnd.mapbox-vector-tile";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}

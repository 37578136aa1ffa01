using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.History;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>GET changes/{id}/{city}/before|after[?layer=L]: the land of an action of the history, before it or after. It never changes.</summary>
public static class ChangeEndpoint
{
    /// <summary>So many features of each side are shown; an import of a city is not drawn twice over the city.</summary>
    public const int MostShown = 5000;

    private const string Before = "before";
    private const string After = "after";

    /// <summary>Adds the endpoint.</summary>
    public static void MapChanges(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/changes/{id:guid}/{city}/{side:regex(^(before|after)$)}", SendAsync);

    /// <summary>Where the land of an action in a city is had, that of one layer or of all: as it was before it, and after.</summary>
    public static (string Before, string After) AddressesOf(HistoryEntry entry, string city, PlanLayer? layer = null)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var start = $"changes/{entry.Id}/{Uri.EscapeDataString(city)}/";
        var end = layer is { } one ? $"?layer={PlanLayers.NameOf(one)}" : "";
        return (start + Before + end, start + After + end);
    }

    private static async Task SendAsync(HttpContext context, PlanWorkspace workspace, Guid id, string city, string side, string? layer)
    {
        var wanted = default(PlanLayer);
        if (layer is not null && !PlanLayers.TryParse(layer, out wanted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            var changeSet = await workspace.ReadChangeSetAsync(id, context.RequestAborted);
            context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
            await context.Response.SendFeaturesAsync(changeSet.Changes
                .Select(change => side == Before ? change.Before : change.After)
                .OfType<PlanFeature>()
                .Where(feature => feature.CityCode == city && (layer is null || PlanLayers.LayerOf(feature) == wanted))
                .Take(MostShown));
        }
        catch (FaultException)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}

using EnclavePlanner.Desktop.Importing;

namespace EnclavePlanner.Desktop.Maps;

/// <summary>GET previews/{id}: outlines of a file that is about to be imported.</summary>
public static class PreviewEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapPreviews(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/previews/{id:guid}", SendAsync);

    /// <summary>Where outlines are had.</summary>
    public static string AddressOf(Guid id) => $"previews/{id}";

    private static async Task SendAsync(HttpContext context, PreviewFeatures features, Guid id)
    {
        if (features.Find(id) is not { } outlines)
        {
            // The dialog shows something else by now; for the map that asks that is no error.
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        context.Response.Headers.CacheControl = "private, no-store";
        await context.Response.SendOutlinesAsync(outlines);
    }
}

using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>
/// GET base/{source}/{level}/{column}/{row}: a tile of a base map that the user added, from its server or its file. The page never speaks
/// to a server itself: it does not know keys, and its security policy stays closed.
/// </summary>
public static class BaseMapEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapBaseMaps(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/base/{source:guid}/{level:int}/{column:long}/{row:long}", SendAsync);

    /// <summary>The address of a source's tiles, with {z}, {x} and {y}.</summary>
    public static string AddressOf(Guid source) => $"base/{source}/{{z}}/{{x}}/{{y}}";

    private static async Task SendAsync(HttpContext context, BaseMapSources sources, WebTiles web, Guid source, int level, long column, long row)
    {
        var cancellation = context.RequestAborted;
        var response = context.Response;
        if (sources.Find(source) is not { } known)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            byte[]? bytes;
            if (known.Kind == BaseMapKind.File)
            {
                var file = TileFile.Open(known.Address, known.Layer);
                bytes = file.Grid.Has(level, column, row) ? await Task.Run(() => file.Read(level, column, row), cancellation) : null;
            }
            else
            {
                bytes = known.Grid.Has(level, column, row) ? await web.ReadAsync(known, level, column, row, cancellation) : null;
            }

            sources.Tell(source, null);
            if (bytes is null || TileImage.TypeOf(bytes) is not { } type)
            {
                // No tile there is no fault; an answer without content leaves the place empty and the console quiet.
                response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }

            response.ContentType = type;
            response.ContentLength = bytes.Length;
            response.Headers.CacheControl = "private, max-age=86400";
            await response.Body.WriteAsync(bytes, cancellation);
        }
        catch (FaultException problem)
        {
            sources.Tell(source, problem.Fault);
            response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The map has moved on.
        }
    }
}

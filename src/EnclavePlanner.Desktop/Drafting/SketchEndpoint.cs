using System.Text.Json;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>POST sketches: the numbers of a long sketch as a JSON array; the answer is the identity that its window is told.</summary>
public static class SketchEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapSketches(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/sketches", ReceiveAsync).DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(HttpContext context, Sketches sketches)
    {
        try
        {
            var numbers = await JsonSerializer.DeserializeAsync<double[]>(context.Request.Body, cancellationToken: context.RequestAborted);
            return numbers is null ? Results.BadRequest() : Results.Text(sketches.Keep(numbers).ToString());
        }
        catch (Exception problem) when (problem is JsonException or BadHttpRequestException)
        {
            return Results.BadRequest();
        }
    }
}

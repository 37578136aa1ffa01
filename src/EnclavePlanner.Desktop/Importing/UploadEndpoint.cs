using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>POST uploads: files of one transfer, streamed to a temporary folder whose name is the answer.</summary>
public static class UploadEndpoint
{
    private const int LongestBoundary = 200;

    /// <summary>Adds the endpoint.</summary>
    public static void MapUploads(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/uploads", ReceiveAsync).DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(HttpContext context, UploadFolders folders)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= LongestBoundary } boundary)
            return Results.BadRequest();
        // Survey files are gigabytes; they go to disk as they come, so the usual limit protects nothing here.
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = null;
        var (name, path) = folders.Create();
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body);
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                    || !disposition.IsFileDisposition())
                    continue;
                var fileName = SafeName(disposition.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(disposition.FileName).Value ?? "");
                await using var file = File.Create(Path.Combine(path, fileName));
                await section.Body.CopyToAsync(file, context.RequestAborted);
            }

            return Results.Text(name);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or OperationCanceledException)
        {
            folders.Remove(name);
            return Results.Text(problem.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>The file's own name without any folder in it, whatever system it was sent from.</summary>
    private static string SafeName(string name)
    {
        var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(bare.Select(letter => Path.GetInvalidFileNameChars().Contains(letter) || char.IsControl(letter) ? '_' : letter));
        return clean.Trim('.', ' ').Length == 0 ? "file" : clean;
    }
}

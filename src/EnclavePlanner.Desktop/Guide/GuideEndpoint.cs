using System.Net;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace EnclavePlanner.Desktop.Guide;

/// <summary>GET guide/{page}: the documentation that came with the program as pages, and its pictures. Nothing is fetched from elsewhere.</summary>
public static class GuideEndpoint
{
    private const string First = "guide.md";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .DisableHtml()
        .Build();

    private static readonly FileExtensionContentTypeProvider Types = new();

    /// <summary>Adds the endpoint.</summary>
    public static void MapGuide(this IEndpointRouteBuilder routes)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "docs");
        // It keeps to the folder whatever the address says.
        IFileProvider files = Directory.Exists(folder) ? new PhysicalFileProvider(folder) : new NullFileProvider();
        routes.MapGet("/guide/{**page}", (HttpContext context, UserSettings settings, string? page) => SendAsync(context, files, settings, page));
    }

    private static async Task SendAsync(HttpContext context, IFileProvider files, UserSettings settings, string? page)
    {
        if (string.IsNullOrEmpty(page))
        {
            context.Response.Redirect($"{context.Request.PathBase}/guide/{First}");
            return;
        }

        var file = files.GetFileInfo(page);
        if (!file.Exists)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!page.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.ContentType = Types.TryGetContentType(page, out var type) ? type : "application/octet-stream";
            await context.Response.SendFileAsync(file, context.RequestAborted);
            return;
        }

        using var reader = new StreamReader(file.CreateReadStream());
        var content = Markdown.ToHtml(await reader.ReadToEndAsync(context.RequestAborted), Pipeline);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{settings.Language}" data-theme="{WindowLook.ThemeOf(settings)}">
            <head><meta charset="utf-8" /><title>EnclavePlanner · {WebUtility.HtmlEncode(page)}</title><link rel="icon" href="data:," /><link rel="stylesheet" href="{context.Request.PathBase}/app/guide.css" /></head>
            <body><main>{content}</main></body>
            </html>
            """,
            context.RequestAborted);
    }
}

namespace EnclavePlanner.Desktop.Exports;

/// <summary>GET exports/{name}/{fileName}: a file that was made for download.</summary>
public static class ExportEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/exports/{name}/{fileName}", (ExportFolder folder, string name, string fileName) =>
            folder.Find(name) is var (path, type) ? Results.File(path, type, fileName) : Results.NotFound());

    /// <summary>The address of a file.</summary>
    /// <param name="name">What the folder calls it.</param>
    /// <param name="title">What the user is to see as its name, without its ending.</param>
    public static string AddressOf(string name, string title) =>
        $"exports/{name}/{Uri.EscapeDataString(ExportFolder.FileNameOf(title) + Path.GetExtension(name))}";
}

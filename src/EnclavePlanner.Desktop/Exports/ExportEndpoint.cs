namespace EnclavePlanner.Desktop.Exports;

/// <summary>GET exports/{name}/{fileName}: a file that was made for download.</summary>
public static class ExportEndpoint
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Adds the endpoint.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/exports/{name}/{fileName}", (ExportFolder folder, string name, string fileName) =>
            folder.Find(name) is { } path ? Results.File(path, Workbook, fileName) : Results.NotFound());
}

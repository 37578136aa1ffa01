namespace EnclavePlanner.Desktop.Exports;

/// <summary>GET exports/{name}/{fileName}: a file that was made for download.</summary>
public static class ExportEndpoint
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Plan = "application/geopackage+sqlite3";

    /// <summary>Adds the endpoint.</summary>
    public static void MapExports(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/exports/{name}/{fileName}", (ExportFolder folder, string name, string fileName) =>
            folder.Find(name) is var (path, kind) ? Results.File(path, kind == ExportKind.Workbook ? Workbook : Plan, fileName) : Results.NotFound());
}

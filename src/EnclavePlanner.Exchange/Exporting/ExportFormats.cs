namespace EnclavePlanner.Exchange.Exporting;

/// <summary>What the formats are called on the command line, and how their files end.</summary>
public static class ExportFormats
{
    private static readonly (ExportFormat Format, string Name, string Ending)[] Known =
    [
        (ExportFormat.GeoJson, "geojson", ".geojson"),
        (ExportFormat.Shapefile, "shp", ".shp"),
        (ExportFormat.BoundaryPoints, "txt", ".txt"),
        (ExportFormat.GeoPackage, "gpkg", ".gpkg"),
        (ExportFormat.Dxf, "dxf", ".dxf"),
        (ExportFormat.Csv, "csv", ".csv"),
    ];

    /// <summary>The name of a format on the command line.</summary>
    public static string NameOf(ExportFormat format) => Known.Single(known => known.Format == format).Name;

    /// <summary>How its file ends, with the dot.</summary>
    public static string EndingOf(ExportFormat format) => Known.Single(known => known.Format == format).Ending;
}

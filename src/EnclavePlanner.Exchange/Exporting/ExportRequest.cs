using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>What to write, and how.</summary>
public sealed record ExportRequest
{
    /// <summary>The file to make. One that is there is replaced when the new one is whole.</summary>
    public required string Path { get; init; }

    /// <summary>The format.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>The layer.</summary>
    public required PlanLayer Layer { get; init; }

    /// <summary>The city whose land it is; null where only one city has land in the layer.</summary>
    public string? CityCode { get; init; }

    /// <summary>EPSG code of the CRS to write in; null for the city's own, and for GeoJSON longitude and latitude.</summary>
    public int? Epsg { get; init; }

    /// <summary>The character encoding of a shapefile or TXT; null for GBK, or UTF-8 where GBK lacks a character.</summary>
    public string? Encoding { get; init; }

    /// <summary>Who makes the file (数据产生单位); for TXT.</summary>
    public string Maker { get; init; } = "";

    /// <summary>The day on which it is made; for TXT.</summary>
    public required DateOnly Day { get; init; }
}

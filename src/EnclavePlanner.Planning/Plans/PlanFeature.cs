using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Plans;

/// <summary>A row that lies on a city's land.</summary>
public abstract record PlanFeature : PlanRow
{
    /// <summary>The <see cref="City.Code"/> of the city whose land this is.</summary>
    public required string CityCode { get; init; }

    /// <summary>The number people know it by (图斑编号, 地块编号); empty when it has none.</summary>
    public string Number { get; init; } = "";

    /// <summary>A name, where it has one.</summary>
    public string? Name { get; init; }

    /// <summary>In the city's CRS (x east, y north, metres), on the 0.1 mm survey grid, SRID = the CRS's EPSG code.</summary>
    public required Geometry Geometry { get; init; }

    /// <summary>What the source said beyond the fields above, kept as it came.</summary>
    public SourceAttributes Attributes { get; init; } = SourceAttributes.None;

    /// <summary>What to call it on a screen: number, else name, else the start of its identity.</summary>
    public string Label => Number.Length > 0 ? Number : Name ?? Id.ToString()[..8];
}

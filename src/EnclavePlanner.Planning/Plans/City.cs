using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Planning.Plans;

/// <summary>城市: an administrative unit that takes part in the plan, with the projected CRS its land is kept in.</summary>
public sealed record City : PlanRow
{
    /// <summary>行政区划代码, such as 371500; unique in the plan.</summary>
    public required string Code { get; init; }

    /// <summary>The city's name.</summary>
    public required string Name { get; init; }

    /// <summary>Origin, host, or both.</summary>
    public required CityRole Role { get; init; }

    /// <summary>EPSG code of the city's own projected CRS; every geometry of the city carries it as its SRID.</summary>
    public required int Epsg { get; init; }

    /// <summary>The city's own projected CRS.</summary>
    public Crs Crs => CrsRegistry.Get(Epsg);
}

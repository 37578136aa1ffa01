namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>What the numbers of a coordinate are.</summary>
public enum CrsKind
{
    /// <summary>Longitude and latitude in degrees.</summary>
    Geographic,

    /// <summary>Easting and northing in metres.</summary>
    Projected,
}

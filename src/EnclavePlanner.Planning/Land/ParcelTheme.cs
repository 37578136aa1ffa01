namespace EnclavePlanner.Planning.Land;

/// <summary>What existing land is coloured by.</summary>
public enum ParcelTheme
{
    /// <summary>By land-use class, in the colours of the drawing standard.</summary>
    LandUse,

    /// <summary>By owner.</summary>
    Owner,
}

using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Swaps;

/// <summary>What follows from a side of a proposal.</summary>
public static class SwapSides
{
    /// <summary>The role of a city that gives on this side.</summary>
    public static CityRole Role(this SwapSide side) => side == SwapSide.Origin ? CityRole.Origin : CityRole.Host;

    /// <summary>The side across.</summary>
    public static SwapSide Other(this SwapSide side) => side == SwapSide.Origin ? SwapSide.Host : SwapSide.Origin;
}

using EnclavePlanner.Geodesy.Areas;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>What a drawing is to hold beyond a city and a layer.</summary>
internal sealed record DxfOptions
{
    /// <summary>How the areas written beside the numbers are measured; null for the plan's official method.</summary>
    public AreaMethod? AreaMethod { get; init; }

    /// <summary>The scheme whose plots are drawn; null for the plots of all schemes, which may lie on top of each other.</summary>
    public Guid? SchemeId { get; init; }
}

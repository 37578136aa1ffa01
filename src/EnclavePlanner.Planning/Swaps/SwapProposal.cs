using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Swaps;

/// <summary>置换方案: two baskets of land, one for each side.</summary>
public sealed record SwapProposal : PlanRow
{
    /// <summary>What the proposal is called; unique in the plan.</summary>
    public required string Name { get; init; }

    /// <summary>The parcels the origin city gives.</summary>
    public Basket OriginGives { get; init; } = Basket.Empty;

    /// <summary>The parcels the host city gives.</summary>
    public Basket HostGives { get; init; } = Basket.Empty;

    /// <summary>The basket of one side.</summary>
    public Basket Gives(SwapSide side) => side == SwapSide.Origin ? OriginGives : HostGives;

    /// <summary>The proposal with another basket on one side.</summary>
    public SwapProposal WithBasket(SwapSide side, Basket basket) =>
        side == SwapSide.Origin ? this with { OriginGives = basket } : this with { HostGives = basket };
}

namespace EnclavePlanner.Planning.Swaps;

/// <summary>A side of a swap proposal.</summary>
public enum SwapSide
{
    /// <summary>What the origin city (飞出地) gives.</summary>
    Origin,

    /// <summary>What the host city (飞入地) gives.</summary>
    Host,
}

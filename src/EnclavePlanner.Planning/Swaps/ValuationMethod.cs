namespace EnclavePlanner.Planning.Swaps;

/// <summary>估值方法: how a basket becomes a number.</summary>
public enum ValuationMethod
{
    /// <summary>Plain area by the plan's official method, m². Blind to use, FAR and location.</summary>
    Area,
}

namespace EnclavePlanner.Planning.Swaps;

/// <summary>等价性评估: the two sides of a proposal valued by one method. Nothing here is rounded.</summary>
/// <param name="Method">How the baskets were valued.</param>
/// <param name="Origin">Value of what the origin gives, in the method's unit.</param>
/// <param name="Host">Value of what the host gives, in the method's unit.</param>
/// <param name="Tolerance">Largest absolute deviation that counts as balanced, as a share of one.</param>
public sealed record Assessment(ValuationMethod Method, double Origin, double Host, double Tolerance)
{
    /// <summary>Δ = origin − host.</summary>
    public double Difference => Origin - Host;

    /// <summary>Origin / host; null where the host gives nothing.</summary>
    public double? Ratio => Host == 0 ? null : Origin / Host;

    /// <summary>
    /// Symmetric deviation δ = Δ / ((origin + host) / 2), between −2 and 2. A proposal with nothing on either side is
    /// balanced: 0.
    /// </summary>
    public double Deviation => Origin + Host == 0 ? 0 : Difference / ((Origin + Host) / 2);

    /// <summary>Whether the deviation lies within the tolerance, both ends included.</summary>
    public bool IsWithin => Math.Abs(Deviation) <= Tolerance;
}

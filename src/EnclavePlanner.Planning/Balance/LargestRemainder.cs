namespace EnclavePlanner.Planning.Balance;

/// <summary>
/// 强制调平 by largest remainder (Hare–Niemeyer): every part is rounded down to the unit, and the units that the
/// rounded whole still lacks go, one each, to the parts that lost most; of equals the first listed comes first. Measured
/// areas and their sums carry noise in their last digits, so parts that differ by less than a millionth of the unit are
/// equals: the workbook's formulas count so too.
/// </summary>
public static class LargestRemainder
{
    private const int NoiseDecimals = 6;

    /// <summary>Rounds parts so that they add up exactly to their rounded sum.</summary>
    /// <param name="parts">Unrounded, none negative.</param>
    /// <param name="decimals">Decimals to keep, 0 to 9.</param>
    /// <returns>The rounded parts in the same order; their sum is the sum of the parts rounded half away from zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A part is negative or not finite, or decimals is out of range.</exception>
    public static decimal[] Round(IReadOnlyList<double> parts, int decimals)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 9);
        var exact = new decimal[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            if (!double.IsFinite(parts[i]) || parts[i] < 0)
                throw new ArgumentOutOfRangeException(nameof(parts), parts[i], "A part is a finite number, not negative.");
            exact[i] = (decimal)parts[i];
        }

        decimal Quiet(decimal value) => decimal.Round(value, decimals + NoiseDecimals, MidpointRounding.AwayFromZero);
        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        var rounded = exact.Select(part => decimal.Floor(Quiet(part) / unit) * unit).ToArray();
        var whole = decimal.Round(Quiet(exact.Sum()), decimals, MidpointRounding.AwayFromZero);
        var lacking = (int)((whole - rounded.Sum()) / unit);
        var losers = Enumerable.Range(0, exact.Length)
            .OrderByDescending(i => Quiet(exact[i] - rounded[i]))
            .ThenBy(i => i)
            .Take(lacking);
        foreach (var i in losers)
            rounded[i] += unit;
        return rounded;
    }
}

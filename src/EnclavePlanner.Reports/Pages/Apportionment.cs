namespace EnclavePlanner.Reports.Pages;

/// <summary>The present values of the helper columns of a balance, each computed as its formula does.</summary>
/// <param name="Floors">整: units of each part, rounded down.</param>
/// <param name="Remainders">余: what each part lost.</param>
/// <param name="Ranks">序: 1 for the part that lost most; of equals the first listed.</param>
/// <param name="Whole">Units of the rounded sum.</param>
/// <param name="Lacking">Units to give away, one each, by rank.</param>
internal sealed record Apportionment(double[] Floors, double[] Remainders, int[] Ranks, double Whole, double Lacking)
{
    private const int NoiseDecimals = 6;

    /// <summary>The helper columns for parts counted in units.</summary>
    /// <param name="parts">Parts, in units.</param>
    internal static Apportionment Of(double[] parts)
    {
        double Rounded(double value) => Math.Round(value, NoiseDecimals, MidpointRounding.AwayFromZero);
        var floors = parts.Select(part => Math.Floor(Rounded(part))).ToArray();
        var remainders = parts.Select((part, i) => Rounded(part - floors[i])).ToArray();
        var ranks = remainders
            .Select((own, i) => remainders.Count(other => other > own) + remainders.Take(i + 1).Count(other => other == own))
            .ToArray();
        var whole = Math.Round(Rounded(parts.Sum()), MidpointRounding.AwayFromZero);
        return new Apportionment(floors, remainders, ranks, whole, whole - floors.Sum());
    }
}

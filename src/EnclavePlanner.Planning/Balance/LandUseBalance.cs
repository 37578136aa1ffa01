using System.Collections.Immutable;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Planning.Balance;

/// <summary>用地平衡表 of existing land: what classes it is made of. The base of every share is the whole range.</summary>
public sealed record LandUseBalance
{
    private LandUseBalance(ImmutableArray<BalanceRow> rows, SquareMetres total) => (Rows, Total) = (rows, total);

    /// <summary>One row for each class at level two, by code; land without a class comes last.</summary>
    public ImmutableArray<BalanceRow> Rows { get; }

    /// <summary>Sum of all unrounded areas; not the sum of rounded rows.</summary>
    public SquareMetres Total { get; }

    /// <summary>Sums land by class.</summary>
    /// <param name="land">Each piece's land-use code (or null) and its area, all by one method.</param>
    public static LandUseBalance Of(IEnumerable<(string? LandUseCode, SquareMetres Area)> land)
    {
        ArgumentNullException.ThrowIfNull(land);
        var sums = land
            .GroupBy(piece => LandUseGuide.TryGet(piece.LandUseCode, out var landUse) ? landUse.LevelTwoCode : null)
            .OrderBy(group => group.Key is null)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (
                Class: group.Key is null ? null : LandUseGuide.Get(group.Key),
                Area: SquareMetres.Sum(group.Select(piece => piece.Area)),
                Count: group.Count()))
            .ToList();
        var total = SquareMetres.Sum(sums.Select(sum => sum.Area));
        var hectares = LargestRemainder.Round([.. sums.Select(sum => sum.Area.Hectares)], 4);
        var shares = sums.Select(sum => total.Value == 0 ? 0 : sum.Area.Value / total.Value * 100).ToList();
        var percents = LargestRemainder.Round(shares, 2);
        return new LandUseBalance(
            [.. sums.Select((sum, i) => new BalanceRow(sum.Class, sum.Area, sum.Count, hectares[i], percents[i]))],
            total);
    }
}

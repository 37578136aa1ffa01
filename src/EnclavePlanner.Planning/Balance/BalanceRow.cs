using EnclavePlanner.Geodesy;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Planning.Balance;

/// <summary>One leaf row of a land-use balance.</summary>
/// <param name="LandUse">The class, at level two or above; null for land whose class is not given.</param>
/// <param name="Area">Sum of the unrounded areas.</param>
/// <param name="Count">How many parcels it sums.</param>
/// <param name="AdjustedHectares">公顷 to four decimals, adjusted so that the column adds up (largest remainder).</param>
/// <param name="AdjustedPercent">Share of the whole range, % to two decimals, adjusted so that the column is 100.00.</param>
public sealed record BalanceRow(
    LandUseClass? LandUse, SquareMetres Area, int Count, decimal AdjustedHectares, decimal AdjustedPercent);

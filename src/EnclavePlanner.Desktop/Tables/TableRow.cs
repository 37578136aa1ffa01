using EnclavePlanner.Geodesy;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>A row of a table of land.</summary>
/// <param name="Index">Its place in the table, from 0.</param>
/// <param name="Feature">The feature.</param>
/// <param name="Area">Its area by the plan's official method.</param>
public sealed record TableRow(int Index, PlanFeature Feature, SquareMetres Area);

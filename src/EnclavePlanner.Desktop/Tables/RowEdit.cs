using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>What an edit would make of a row.</summary>
/// <param name="Line">The line of what was pasted, from 1; of rows chosen, their place.</param>
/// <param name="Label">What the row is called; the line's beginning where no row is meant.</param>
/// <param name="Before">The feature as it is; null where the line met none.</param>
/// <param name="After">The feature as it would be; null where the line is refused.</param>
/// <param name="Cells">The cells that would change: column, before, after.</param>
/// <param name="Refusal">Why the line is refused; null where it is not.</param>
public sealed record RowEdit(
    int Line, string Label, PlanFeature? Before, PlanFeature? After, IReadOnlyList<(TableColumn Column, string Before, string After)> Cells, Fault? Refusal)
{
    /// <summary>Whether it changes something.</summary>
    public bool IsChange => Cells.Count > 0 && Refusal is null;
}

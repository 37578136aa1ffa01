using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Storage.GeoPackage.Outside;

/// <summary>A row that another program wrote, by its key in its table.</summary>
internal readonly record struct OutsideRow(OutsideTable Table, long Fid);

/// <summary>A row that another program changed, and the change as the plan takes it.</summary>
internal sealed record OutsideChange(OutsideRow Row, RowChange Change);

/// <summary>A row that another program changed and the plan does not take, and why.</summary>
/// <param name="Row">The row.</param>
/// <param name="Id">Its identity; null for a new one.</param>
/// <param name="Label">What people know it by.</param>
/// <param name="Fault">Why it is not taken.</param>
internal sealed record RefusedRow(OutsideRow Row, Guid? Id, string Label, Fault Fault)
{
    internal static RefusedRow Of(OutsideChange change, Fault fault) => new(
        change.Row,
        change.Change.RowId,
        (change.Change.Before ?? change.Change.After) is PlanFeature feature ? feature.Label : change.Change.RowId.ToString()[..8],
        fault);
}

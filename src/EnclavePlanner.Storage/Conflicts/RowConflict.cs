using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Storage.Conflicts;

/// <summary>A row that two people changed.</summary>
/// <param name="Base">The row as the refused ChangeSet believed it to be; null where it thought there was none.</param>
/// <param name="Mine">The row as the refused ChangeSet would have made it; null where it deletes it.</param>
/// <param name="Theirs">The row as it is in the plan; null where it is gone.</param>
/// <param name="LastVersion">The highest version that the row ever had in the plan; 0 where it never was there.</param>
public sealed record RowConflict(PlanRow? Base, PlanRow? Mine, PlanRow? Theirs, long LastVersion)
{
    /// <summary>The identity of the row.</summary>
    public Guid RowId => (Base ?? Mine ?? Theirs)!.Id;
}

namespace EnclavePlanner.Planning.Plans;

/// <summary>
/// One row of a plan: the unit that is stored, versioned and changed. Rows are immutable; a change is a new row with
/// the same <see cref="Id"/> and the next <see cref="Version"/>.
/// </summary>
public abstract record PlanRow
{
    /// <summary>The row's identity, the same in every store and for ever.</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// Counts the changes of this row from 1. It never runs backwards, not even by undo, so that a stale copy is always
    /// recognised.
    /// </summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether both rows say the same, whatever their versions.</summary>
    public bool SaysTheSameAs(PlanRow other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Equals(this with { Version = 0 }, other with { Version = 0 });
    }
}

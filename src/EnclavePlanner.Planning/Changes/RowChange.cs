using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Changes;

/// <summary>A row before and after one user action. Before is null for a new row, After for a deleted one.</summary>
public sealed record RowChange
{
    private RowChange(PlanRow? before, PlanRow? after) => (Before, After) = (before, after);

    /// <summary>The row as it was; the store refuses the change where it no longer is so.</summary>
    public PlanRow? Before { get; }

    /// <summary>The row as it becomes, with its version set.</summary>
    public PlanRow? After { get; }

    /// <summary>The identity of the row that changes.</summary>
    public Guid RowId => (After ?? Before)!.Id;

    /// <summary>A new row.</summary>
    public static RowChange Insert(PlanRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new RowChange(null, row);
    }

    /// <summary>The row <paramref name="before"/> becomes <paramref name="after"/>, one version on.</summary>
    /// <exception cref="ArgumentException">The two are not versions of one row.</exception>
    public static RowChange Update(PlanRow before, PlanRow after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Id != after.Id || before.GetType() != after.GetType())
            throw new ArgumentException("An update keeps the row's identity and kind.", nameof(after));
        return new RowChange(before, after with { Version = before.Version + 1 });
    }

    /// <summary>The row goes.</summary>
    public static RowChange Delete(PlanRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new RowChange(row, null);
    }

    /// <summary>A change as it was recorded, both rows with the versions they had.</summary>
    /// <exception cref="ArgumentException">Both rows are missing, or they are not one row.</exception>
    public static RowChange Recorded(PlanRow? before, PlanRow? after)
    {
        if (before is null && after is null)
            throw new ArgumentException("A change has a row before it, after it, or both.", nameof(after));
        if (before is not null && after is not null && before.Id != after.Id)
            throw new ArgumentException("A change keeps the row's identity.", nameof(after));
        return new RowChange(before, after);
    }

    /// <summary>The change that takes this one back. What comes back says what it said, one version on.</summary>
    public RowChange Inverse() => (Before, After) switch
    {
        (null, { } inserted) => Delete(inserted),
        ({ } deleted, null) => Insert(deleted with { Version = deleted.Version + 1 }),
        ({ } before, { } after) => Update(after, before),
        _ => throw new InvalidOperationException("A change without rows cannot exist."),
    };
}

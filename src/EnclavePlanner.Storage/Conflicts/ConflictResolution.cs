using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;

namespace EnclavePlanner.Storage.Conflicts;

/// <summary>
/// The way out of a conflict: the author of a refused ChangeSet decides of each row in conflict, and commits what comes of
/// it. If a row has changed once more by then, that is a new conflict.
/// </summary>
public sealed class ConflictResolution
{
    private readonly ChangeSet refused;

    /// <summary>Nothing is decided yet.</summary>
    /// <param name="refused">The ChangeSet that was refused with STO-CONFLICT.</param>
    /// <param name="conflict">The inner exception of that fault.</param>
    public ConflictResolution(ChangeSet refused, ConflictException conflict)
    {
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentNullException.ThrowIfNull(conflict);
        this.refused = refused;
        Rows =
        [
            .. conflict.Conflicts.DistinctBy(row => row.RowId)
                .Select(row => new RowResolution(row with { Mine = refused.Changes.Last(change => change.RowId == row.RowId).After })),
        ];
    }

    /// <summary>The rows to decide of, in the order of the refused ChangeSet.</summary>
    public ImmutableArray<RowResolution> Rows { get; }

    /// <summary>Whether all is decided.</summary>
    public bool IsDecided => Rows.All(row => row.IsDecided);

    /// <summary>Decides the same of every row; one that cannot be merged stays open.</summary>
    public void ChooseForAll(RowChoice choice)
    {
        foreach (var row in Rows.Where(row => choice != RowChoice.Merge || row.CanMerge))
            row.Choose(choice);
    }

    /// <summary>The ChangeSet to commit instead: the same action on the rows as they are now. Null where nothing is left of it.</summary>
    /// <exception cref="InvalidOperationException">Not all is decided.</exception>
    public ChangeSet? ToChangeSet()
    {
        var decided = Rows.ToDictionary(row => row.Conflict.RowId);
        var changes = ImmutableArray.CreateBuilder<RowChange>();
        var met = new HashSet<Guid>();
        foreach (var change in refused.Changes)
        {
            if (!decided.TryGetValue(change.RowId, out var row))
                changes.Add(change);
            else if (met.Add(change.RowId) && row.ToChange() is { } instead)
                changes.Add(instead);
        }

        if (changes.Count == 0)
            return null;
        var written = changes.Where(change => change.After is not null).Select(change => change.RowId).ToHashSet();
        return refused with
        {
            Changes = changes.ToImmutable(),
            Descents = [.. refused.Descents.Where(descent => written.Contains(descent.Descendant))],
        };
    }
}

using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage.History;

/// <summary>
/// Makes the ChangeSet that takes an earlier one back. Undo and redo bring back what a row said but count its version
/// on, so the versions recorded long ago are no longer the present ones: the inverse is moved onto those. A row that no
/// longer says what it should keeps its old version in the inverse and is thereby recognised as a conflict.
/// </summary>
internal static class Reversal
{
    private const int RowsAtOnce = 1000;

    /// <summary>The inverse of <paramref name="changeSet"/> on the plan as it is.</summary>
    /// <param name="changeSet">What to take back; it names each row once, as the history does.</param>
    /// <param name="inverse">Names the new ChangeSet: id, author, time, title.</param>
    /// <param name="session">The plan as it is.</param>
    internal static ChangeSet Of(ChangeSet changeSet, Func<ChangeSet, ChangeSet> inverse, IPlanSession session)
    {
        var plain = inverse(changeSet);
        var changes = ImmutableArray.CreateBuilder<RowChange>(plain.Changes.Length);
        foreach (var some in plain.Changes.Chunk(RowsAtOnce))
        {
            var present = session.Present([.. some.Select(change => (change.Before ?? change.After)!)]);
            foreach (var change in some)
                changes.Add(Moved(change, present.GetValueOrDefault(change.RowId)));
        }

        return plain with { Changes = changes.MoveToImmutable() };
    }

    private static RowChange Moved(RowChange change, PlanRow? now)
    {
        var before = change.Before;
        if (before is not null && now is not null && before.SaysTheSameAs(now))
            before = before with { Version = now.Version };
        var version = Math.Max(now?.Version ?? 0, before?.Version ?? 0) + 1;
        var after = change.After;
        if (after is not null)
            after = after with { Version = before is null ? Math.Max(version, after.Version) : version };
        return RowChange.Recorded(before, after);
    }
}

using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Storage.History;

/// <summary>
/// Makes the ChangeSet that takes an earlier one back. Undo and redo bring back what a row said but count its version
/// on, so the versions recorded long ago are no longer the present ones: the inverse is moved onto those. A row that no
/// longer says what it should keeps its old version in the inverse and is thereby recognised as a conflict.
/// </summary>
internal static class Reversal
{
    /// <summary>The inverse of <paramref name="changeSet"/> on the plan as it is.</summary>
    /// <param name="changeSet">What to take back.</param>
    /// <param name="inverse">Names the new ChangeSet: id, author, time, title.</param>
    /// <param name="find">The present state of a row.</param>
    internal static ChangeSet Of(ChangeSet changeSet, Func<ChangeSet, ChangeSet> inverse, Func<PlanRow, PlanRow?> find)
    {
        var present = new Dictionary<Guid, (PlanRow? Row, long Version)>();
        var plain = inverse(changeSet);
        var changes = ImmutableArray.CreateBuilder<RowChange>(plain.Changes.Length);
        foreach (var change in plain.Changes)
        {
            if (!present.TryGetValue(change.RowId, out var now))
            {
                var row = find((change.Before ?? change.After)!);
                now = (row, row?.Version ?? 0);
            }

            var before = change.Before;
            if (before is not null && now.Row is not null && before.SaysTheSameAs(now.Row))
                before = before with { Version = now.Row.Version };
            var version = Math.Max(now.Version, before?.Version ?? 0) + 1;
            var after = change.After;
            if (after is not null)
                after = after with { Version = before is null ? Math.Max(version, after.Version) : version };
            changes.Add(RowChange.Recorded(before, after));
            present[change.RowId] = (after, after?.Version ?? version - 1);
        }

        return plain with { Changes = changes.MoveToImmutable() };
    }
}

using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Storage.PostGis;

internal sealed partial class PostGisSession
{
    /// <summary>From so many rows on COPY is faster than a statement with arrays, for all that it is a round trip more.</summary>
    private const int WorthCopying = 100;

    /// <summary>Looked at by every action's rules; asked for together with its number, which saves round trips.</summary>
    private static readonly ImmutableArray<RowKind> AskedByEveryAction = [RowKind.City, RowKind.SwapProposal, RowKind.ProposalSignature];

    /// <summary>Whether an action has begun: from then on the plan is held.</summary>
    internal bool HasBegun => number > 0;

    public long Begin(ChangeSetHead head)
    {
        using var batch = connection.CreateBatch();
        batch.Add(
            "SELECT enclave.begin_change_set($1, $2, $3, $4, $5, $6)",
            plan,
            head.Id,
            head.Author,
            Words.Of(head.Time),
            head.Title,
            Statements.OptionalIdentity(head.Reverts));
        foreach (var kind in AskedByEveryAction)
            batch.Add(tables[(int)kind].SelectAll, plan);
        using var record = batch.ExecuteReader();
        record.Read();
        number = record.GetInt64(0);
        record.NextResult();
        foreach (var kind in AskedByEveryAction)
            atHand[kind] = Result(record, kind);
        return number;
    }

    /// <summary>
    /// Writes what the rows become in all by these changes. Cities come first and go last, so that land always lies in one.
    /// </summary>
    public void Write(IReadOnlyList<RowChange> changes)
    {
        var net = new Dictionary<Guid, RowChange>(changes.Count);
        foreach (var change in changes)
        {
            var before = net.TryGetValue(change.RowId, out var earlier) ? earlier.Before : change.Before;
            if (before is null && change.After is null)
                net.Remove(change.RowId);
            else
                net[change.RowId] = RowChange.Recorded(before, change.After);
        }

        var byKind = net.Values.GroupBy(change => RowKinds.Of((change.Before ?? change.After)!)).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var (kind, some) in byKind.OrderBy(group => group.Key))
        {
            atHand.Remove(kind);
            Insert(tables[(int)kind], [.. some.Where(change => change.Before is null).Select(change => change.After!)]);
            List<PlanRow> updated = [.. some.Where(change => change is { Before: not null, After: not null }).Select(change => change.After!)];
            if (updated.Count > 0)
                tables[(int)kind].Update(updated, number);
        }

        foreach (var (kind, some) in byKind.OrderByDescending(group => group.Key))
        {
            List<PlanRow> deleted = [.. some.Where(change => change.After is null).Select(change => change.Before!)];
            if (deleted.Count > 0)
                tables[(int)kind].Delete(deleted);
        }
    }

    public void Finish(ImmutableArray<Descent> descents)
    {
        if (descents.IsEmpty)
            return;
        connection.Run(
            """
            INSERT INTO enclave.descent (plan_id, change_set, place, ancestor, descendant)
            SELECT $1, $2, d.place, d.ancestor, d.descendant FROM unnest($3, $4) WITH ORDINALITY AS d (ancestor, descendant, place)
            """,
            plan,
            number,
            descents.Select(descent => descent.Ancestor).ToArray(),
            descents.Select(descent => descent.Descendant).ToArray());
    }

    private void Insert(RowTable table, List<PlanRow> rows)
    {
        if (rows.Count >= WorthCopying && canCopy)
            table.Copy(rows, number);
        else if (rows.Count > 0)
            table.Insert(rows, number);
    }
}

using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Storage.PostGis;

internal sealed partial class PostGisSession
{
    /// <summary>From so many rows on COPY is faster than a statement with arrays, for all that it is a round trip more.</summary>
    private const int WorthCopying = 100;

    /// <summary>So many rows of an import go by one COPY: each costs its triggers once.</summary>
    private const int RowsPerCopy = 4000;

    /// <summary>From so many rows on indices of an empty table are better made up for afterwards.</summary>
    private const int WorthSettingAside = 1000;

    /// <summary>Building an index over very many rows says nothing for minutes.</summary>
    private const int PatienceForIndices = 3600;

    /// <summary>Looked at by every action's rules; asked for together with its number, which saves round trips.</summary>
    private static readonly ImmutableArray<RowKind> AskedByEveryAction = [RowKind.City, RowKind.SwapProposal, RowKind.ProposalSignature];

    /// <summary>Whether an action has begun: from then on the plan is held.</summary>
    internal bool HasBegun => number > 0;

    public long Begin(ChangeSetHead head)
    {
        using var batch = Connection.CreateBatch();
        batch.Add(
            "SELECT enclave.begin_change_set($1, $2, $3, $4, $5, $6)",
            plan,
            head.Id,
            head.Author,
            Words.Of(head.Time),
            head.Title,
            Statements.OptionalIdentity(head.Reverts));
        foreach (var kind in AskedByEveryAction)
            batch.Add(Tables[(int)kind].SelectAll, plan);
        batch.Add("SELECT DISTINCT kind FROM enclave.layer_summary WHERE plan_id = $1 AND row_count > 0", plan);
        using var record = batch.ExecuteReader();
        record.Read();
        number = record.GetInt64(0);
        record.NextResult();
        foreach (var kind in AskedByEveryAction)
            atHand[kind] = Result(record, kind);
        var filled = new List<string>();
        while (record.Read())
            filled.Add(record.GetString(0));
        written.Clear();
        foreach (var kind in RowKinds.OnLand.Where(kind => !filled.Contains(RowKinds.NameOf(kind))))
            written[kind] = [];
        return number;
    }

    /// <summary>
    /// Writes what the rows become in all by these changes. Cities come first and go last, so that land always lies in one.
    /// </summary>
    public void Write(IReadOnlyList<RowChange> changes)
    {
        if (IsOneKindInserted(changes, out var only))
        {
            atHand.Remove(only);
            var rows = changes.Select(change => change.After!);
            if (gathered is var (table, some) && table.Kind == only)
            {
                // More of what waits to be sent: each COPY costs its triggers.
                some.AddRange(rows);
                written[only].UnionWith(changes.Select(change => change.RowId));
                if (some.Count >= RowsPerCopy)
                    Send();
            }
            else
            {
                Insert(Tables[(int)only], [.. rows]);
            }

            return;
        }

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
            Insert(Tables[(int)kind], [.. some.Where(change => change.Before is null).Select(change => change.After!)]);
            List<PlanRow> updated = [.. some.Where(change => change is { Before: not null, After: not null }).Select(change => change.After!)];
            if (updated.Count > 0)
            {
                // Rows are found by their key.
                BringBack(kind);
                Tables[(int)kind].Update(updated, number);
            }
        }

        foreach (var (kind, some) in byKind.OrderByDescending(group => group.Key))
        {
            List<PlanRow> deleted = [.. some.Where(change => change.After is null).Select(change => change.Before!)];
            if (deleted.Count > 0)
            {
                BringBack(kind);
                Tables[(int)kind].Delete(deleted);
            }
        }
    }

    public void Finish(ImmutableArray<Descent> descents)
    {
        Settle();
        foreach (var kind in aside.ToList())
            BringBack(kind);
        if (descents.IsEmpty)
            return;
        Connection.Run(
            """
            INSERT INTO enclave.descent (plan_id, change_set, place, ancestor, descendant)
            SELECT $1, $2, d.place, d.ancestor, d.descendant FROM unnest($3, $4) WITH ORDINALITY AS d (ancestor, descendant, place)
            """,
            plan,
            number,
            descents.Select(descent => descent.Ancestor).ToArray(),
            descents.Select(descent => descent.Descendant).ToArray());
    }

    /// <summary>Whether these are nothing but new rows of one kind, as an import of very many brings them.</summary>
    private static bool IsOneKindInserted(IReadOnlyList<RowChange> changes, out RowKind kind)
    {
        kind = RowKinds.Of((changes[0].After ?? changes[0].Before)!);
        foreach (var change in changes)
        {
            if (change.Before is not null || change.After is null || RowKinds.Of(change.After) != kind)
                return false;
        }

        return true;
    }

    /// <summary>Sends what was gathered, on a thread of its own: the next rows are looked at meanwhile.</summary>
    private void Send()
    {
        if (gathered is not var (table, rows))
            return;
        gathered = null;
        copying.GetAwaiter().GetResult();
        var action = number;
        copying = Task.Factory.StartNew(() => table.Copy(rows, action), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Makes the indices that were set aside.</summary>
    private void BringBack(RowKind kind)
    {
        if (!aside.Remove(kind))
            return;
        using var command = Connection.Statement("SELECT enclave.make_indices($1)", RowKinds.NameOf(kind));
        command.CommandTimeout = PatienceForIndices;
        command.ExecuteNonQuery();
    }

    private void Insert(RowTable table, List<PlanRow> rows)
    {
        if (written.TryGetValue(table.Kind, out var known))
        {
            if (known.Count == 0 && rows.Count >= WorthSettingAside && surroundings.CanCopy && Connection.Scalar("SELECT enclave.set_indices_aside($1)", RowKinds.NameOf(table.Kind)) is true)
                aside.Add(table.Kind);
            foreach (var row in rows)
                known.Add(row.Id);
        }

        if (rows.Count >= WorthCopying && surroundings.CanCopy)
        {
            gathered = (table, rows);
            if (known is null || rows.Count >= RowsPerCopy)
                Send();
        }
        else if (rows.Count > 0)
            table.Insert(rows, number);
    }
}

using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Conflicts;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Sessions;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage.Commits;

/// <summary>
/// Lands an action within a session, the same way in both stores: takes its rows some at a time, holds each against the
/// rules and against what the row is now, writes them, and in the end holds the whole against the rules of what belongs to
/// what. Whatever it throws, the session is rolled back.
/// </summary>
internal sealed class Committing
{
    private const int RowsAtOnce = 1000;

    /// <summary>So many conflicts are shown; beyond them only their number would grow.</summary>
    private const int MostConflicts = 1000;

    private readonly IPlanSession session;
    private readonly CommitRules rules;
    private readonly Overlaps? overlaps;
    private readonly ImmutableArray<RowConflict>.Builder conflicts = ImmutableArray.CreateBuilder<RowConflict>();

    private Committing(IPlanSession session, long number, long? seen)
    {
        this.session = session;
        rules = new CommitRules(session);
        if (seen < number - 1)
            overlaps = new Overlaps(session, seen.Value);
    }

    /// <summary>Lands the action in the session, which is not made lasting yet.</summary>
    /// <returns>Its number.</returns>
    internal static long Commit(
        IPlanSession session,
        ChangeSetHead head,
        IEnumerable<RowChange> changes,
        ImmutableArray<Descent> descents,
        long? seen,
        IProgress<int>? progress,
        CancellationToken cancellation)
    {
        StorableText.Require(head);
        RequireNew(session, head);
        var number = session.Begin(head);
        new Committing(session, number, seen).Land(changes, progress, cancellation);
        session.Finish(descents);
        return number;
    }

    private void Land(IEnumerable<RowChange> changes, IProgress<int>? progress, CancellationToken cancellation)
    {
        int written = 0, told = 0;
        foreach (var some in Portions(changes))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var change in some)
            {
                RequireSound(change);
                if (change.After is { } row)
                    StorableText.Require(row);
                rules.BeforeWriting(change);
            }

            Compare(some);
            if (conflicts.Count == 0)
            {
                session.Write(some);
                written += some.Length;
                if (written - told >= RowsAtOnce)
                    progress?.Report(told = written);
            }
            else if (conflicts.Count >= MostConflicts)
            {
                break;
            }
        }

        if (conflicts.Count > 0)
            throw Conflict(conflicts.ToImmutable());
        if (written == 0)
            throw new ArgumentException("A ChangeSet changes something.", nameof(changes));
        rules.AfterWriting();
        overlaps?.RequireNone();
        cancellation.ThrowIfCancellationRequested();
        if (written > told)
            progress?.Report(written);
    }

    /// <summary>Some rows at a time; a city that goes begins a portion, so that its land, which goes before it, is gone by then.</summary>
    private static IEnumerable<RowChange[]> Portions(IEnumerable<RowChange> changes)
    {
        var portion = new List<RowChange>(RowsAtOnce);
        foreach (var change in changes)
        {
            if (portion.Count == RowsAtOnce || (portion.Count > 0 && change.Before is City))
            {
                yield return [.. portion];
                portion.Clear();
            }

            portion.Add(change);
        }

        if (portion.Count > 0)
            yield return [.. portion];
    }

    /// <summary>Holds each change against the row as it is, and that against what earlier changes of the same action made of it.</summary>
    private void Compare(RowChange[] some)
    {
        var present = new Dictionary<Guid, PlanRow?>();
        foreach (var (id, row) in session.Present([.. some.Select(change => (change.Before ?? change.After)!)]))
            present[id] = row;
        foreach (var change in some)
        {
            var now = present.GetValueOrDefault(change.RowId);
            if (!Equals(now, change.Before))
                conflicts.Add(new RowConflict(change.Before, change.After, now, now?.Version ?? LastVersionOf(change.RowId)));
            present[change.RowId] = change.After;
            overlaps?.Note(change);
        }
    }

    private long LastVersionOf(Guid gone) =>
        session.ChangesOf(gone).Select(written => (written.Change.After ?? written.Change.Before)!.Version).DefaultIfEmpty().Max();

    private static void RequireNew(IPlanSession session, ChangeSetHead head)
    {
        if (session.Entry(head.Id) is not null)
            throw new ArgumentException($"The ChangeSet {head.Id} was committed before.", nameof(head));
        if (head.Reverts is { } reverted && session.Entry(reverted) is null)
            throw new ArgumentException($"The ChangeSet {reverted} that is reverted is not in the history.", nameof(head));
    }

    private static void RequireSound(RowChange change)
    {
        if (change.Before is { } before && change.After is { } after && after.Version <= before.Version)
            throw new ArgumentException("A row's version counts up.", nameof(change));
        if (change is { Before: Plan, After: null })
            throw new ArgumentException("A plan keeps its head row.", nameof(change));
    }

    private static FaultException Conflict(ImmutableArray<RowConflict> conflicts)
    {
        var first = conflicts[0].Mine ?? conflicts[0].Base ?? conflicts[0].Theirs;
        var label = first is PlanFeature feature ? feature.Label : conflicts[0].RowId.ToString();
        return new FaultException(
            new Fault(StorageTexts.Resources, "STO-CONFLICT", label, conflicts.Length), new ConflictException(conflicts));
    }
}

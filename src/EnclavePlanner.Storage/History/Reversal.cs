using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage.History;

/// <summary>
/// Makes the ChangeSet that takes an earlier one back. Undo and redo bring back what a row said but count its version
/// on, so the versions recorded long ago are no longer the present ones: the inverse is moved onto those. A row that no
/// longer says what it should keeps its old version in the inverse and is thereby recognised as a conflict.
/// <para>
/// A signature names a version of its proposal. Where that version counted on by undo or redo and says what it said when
/// it was signed, the signature that comes back names the present one; otherwise it stays as it was, and is refused.
/// </para>
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
                changes.Add(Moved(change, present.GetValueOrDefault(change.RowId), session));
        }

        return plain with { Changes = changes.MoveToImmutable() };
    }

    private static RowChange Moved(RowChange change, PlanRow? now, IPlanSession session)
    {
        var before = change.Before;
        if (before is not null && now is not null && SayTheSame(before, now))
            before = now;
        var version = Math.Max(now?.Version ?? 0, before?.Version ?? 0) + 1;
        var after = change.After;
        if (after is ProposalSignature signature)
            after = OnPresentVersion(signature, session);
        if (after is not null)
            after = after with { Version = before is null ? Math.Max(version, after.Version) : version };
        return RowChange.Recorded(before, after);
    }

    private static bool SayTheSame(PlanRow one, PlanRow other) => (one, other) switch
    {
        (ProposalSignature signature, ProposalSignature same) => signature.SaysTheSameAs(same with { ProposalVersion = signature.ProposalVersion }),
        _ => one.SaysTheSameAs(other),
    };

    private static ProposalSignature OnPresentVersion(ProposalSignature signature, IPlanSession session)
    {
        if (session.Find(signature.ProposalId) is not SwapProposal proposal || proposal.Version == signature.ProposalVersion)
            return signature;
        var signed = session.ChangesOf(proposal.Id).Select(written => written.Change.After).LastOrDefault(edition => edition?.Version == signature.ProposalVersion);
        return signed?.SaysTheSameAs(proposal) == true ? signature with { ProposalVersion = proposal.Version } : signature;
    }
}

using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Texts;

namespace EnclavePlanner.Planning.Swaps;

/// <summary>
/// Signing of proposals. A proposal is agreed when both sides have signed the same version of it. A version that bears a
/// signature cannot change: the side that signed takes its signature back first, which it can until the other has signed too.
/// </summary>
public static class ProposalSigning
{
    /// <summary>The change by which a side signs the proposal as it is.</summary>
    /// <exception cref="FaultException">PLN-SIGNED-ALREADY: this side has signed this version.</exception>
    public static RowChange Sign(PlanContents contents, SwapProposal proposal, SwapSide side, string signer, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(proposal);
        if (Of(contents.Signatures, proposal).Any(signature => signature.Side == side))
            throw new FaultException(new Fault(PlanningTexts.Resources, "PLN-SIGNED-ALREADY", proposal.Name));
        return RowChange.Insert(new ProposalSignature
        {
            Id = Guid.CreateVersion7(time),
            ProposalId = proposal.Id,
            ProposalVersion = proposal.Version,
            Side = side,
            Signer = signer,
            Time = time,
        });
    }

    /// <summary>The change by which a side takes its signature back.</summary>
    /// <exception cref="FaultException">PLN-SIGNED-NOT: this side has not signed this version. PLN-AGREED: both sides have.</exception>
    public static RowChange Withdraw(PlanContents contents, SwapProposal proposal, SwapSide side)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(proposal);
        var signature = Of(contents.Signatures, proposal).FirstOrDefault(signature => signature.Side == side)
            ?? throw new FaultException(new Fault(PlanningTexts.Resources, "PLN-SIGNED-NOT", proposal.Name));
        if (IsAgreed(contents.Signatures, proposal))
            throw new FaultException(new Fault(PlanningTexts.Resources, "PLN-AGREED", proposal.Name));
        return RowChange.Delete(signature);
    }

    /// <summary>Whether both sides have signed this version.</summary>
    public static bool IsAgreed(IEnumerable<ProposalSignature> signatures, SwapProposal proposal) =>
        Of(signatures, proposal).Select(signature => signature.Side).Distinct().Count() == 2;

    /// <summary>The signatures that this version of the proposal bears.</summary>
    public static IEnumerable<ProposalSignature> Of(IEnumerable<ProposalSignature> signatures, SwapProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(signatures);
        ArgumentNullException.ThrowIfNull(proposal);
        return signatures.Where(signature => signature.ProposalId == proposal.Id && signature.ProposalVersion == proposal.Version);
    }

    /// <summary>
    /// What forbids a change because of signatures; null when nothing does. A signed version does not change or go, an
    /// agreed one keeps both signatures, a side signs a version once, and a signature never changes.
    /// </summary>
    /// <param name="change">A change of a ChangeSet.</param>
    /// <param name="signatures">The plan's signatures before the change.</param>
    /// <param name="proposals">The plan's proposals before the ChangeSet.</param>
    public static Fault? Breach(
        RowChange change, IReadOnlyCollection<ProposalSignature> signatures, IReadOnlyCollection<SwapProposal> proposals)
    {
        ArgumentNullException.ThrowIfNull(change);
        switch (change)
        {
            case { Before: SwapProposal before } when Of(signatures, before).Any():
                return new Fault(PlanningTexts.Resources, "PLN-SIGNED", before.Name);
            case { Before: ProposalSignature, After: ProposalSignature }:
                return new Fault(PlanningTexts.Resources, "PLN-SIGNATURE-FIXED");
            case { Before: ProposalSignature leaving } when proposals.FirstOrDefault(proposal => proposal.Id == leaving.ProposalId) is { } signed
                && IsAgreed(signatures, signed):
                return new Fault(PlanningTexts.Resources, "PLN-AGREED", signed.Name);
            case { After: ProposalSignature entering } when signatures.Any(other =>
                (other.ProposalId, other.ProposalVersion, other.Side) == (entering.ProposalId, entering.ProposalVersion, entering.Side)):
                return new Fault(PlanningTexts.Resources, "PLN-SIGNED-ALREADY", proposals.FirstOrDefault(proposal => proposal.Id == entering.ProposalId)?.Name);
            default:
                return null;
        }
    }
}

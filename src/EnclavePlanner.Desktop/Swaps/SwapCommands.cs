using System.Globalization;
using EnclavePlanner.Desktop.Conflicts;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Desktop.Swaps;

/// <summary>What a window can do with the proposal on its table. Each command is one ChangeSet.</summary>
public sealed class SwapCommands(WorkspaceView view, UiLanguage text, Activity activity, ConflictSession conflicts)
{
    /// <summary>Whether a selected parcel that can be given on this side is not in its basket yet.</summary>
    public bool CanPut(SwapSide side) => CanEdit && Givable(side).Any(parcel => !(view.Proposal?.Gives(side).Contains(parcel.Id) ?? false));

    /// <summary>Whether a selected parcel is in a basket.</summary>
    public bool CanTake => CanEdit && view.Proposal is { } proposal
        && view.Selection.Any(id => proposal.OriginGives.Contains(id) || proposal.HostGives.Contains(id));

    /// <summary>Whether the proposal on the table can be changed: one that bears a signature cannot.</summary>
    public bool CanEdit => IsIdle && !Signatures.Any();

    /// <summary>The signatures that the proposal on the table bears as it is.</summary>
    public IEnumerable<ProposalSignature> Signatures =>
        view.Proposal is { } proposal ? ProposalSigning.Of(view.State.Contents.Signatures, proposal) : [];

    /// <summary>Whether both sides have signed it.</summary>
    public bool IsAgreed => view.Proposal is { } proposal && ProposalSigning.IsAgreed(view.State.Contents.Signatures, proposal);

    /// <summary>Whether a side can sign it.</summary>
    public bool CanSign(SwapSide side) => IsIdle && view.Proposal is not null && !Signatures.Any(signature => signature.Side == side);

    /// <summary>Whether a side can take its signature back.</summary>
    public bool CanWithdraw(SwapSide side) => IsIdle && !IsAgreed && Signatures.Any(signature => signature.Side == side);

    private bool IsIdle => !activity.IsBusy && !view.IsReadOnly;

    /// <summary>Puts the selected parcels of that side's city into its basket; a plan without a proposal gets its first.</summary>
    public Task PutAsync(SwapSide side)
    {
        var parcels = Givable(side).ToList();
        var title = text.Format(side == SwapSide.Origin ? "history.give-origin" : "history.give-host", Named(parcels));
        return CommitAsync(title, () =>
        {
            var contents = view.State.Contents;
            if (view.Proposal is { } proposal)
                return [ProposalEditing.Put(contents, proposal, side, parcels)];
            var first = NewProposal(contents);
            return [RowChange.Insert(ProposalEditing.Put(contents, first, side, parcels).After! with { Version = first.Version })];
        });
    }

    /// <summary>Takes the selected parcels out of the baskets.</summary>
    public Task TakeAsync() => TakeAsync(view.Selection);

    /// <summary>Takes parcels out of the baskets.</summary>
    public Task TakeAsync(IReadOnlyCollection<Guid> parcelIds) => view.Proposal is { } proposal
        ? CommitAsync(
            text.Format("history.take-out", Named([.. parcelIds.Select(view.State.Contents.Find).OfType<Parcel>()])),
            () => [ProposalEditing.Take(proposal, parcelIds)])
        : Task.CompletedTask;

    /// <summary>Adds an empty proposal and puts it on the table.</summary>
    public async Task AddProposalAsync()
    {
        var proposal = NewProposal(view.State.Contents);
        if (await CommitAsync(text.Format("history.new-proposal", proposal.Name), () => [RowChange.Insert(proposal)]))
            view.Show(proposal);
    }

    /// <summary>A side signs the proposal as it is on the screen.</summary>
    public Task SignAsync(SwapSide side) => view.Proposal is { } proposal
        ? CommitAsync(
            text.Format(side == SwapSide.Origin ? "history.sign-origin" : "history.sign-host", proposal.Name),
            () => [ProposalSigning.Sign(view.State.Contents, proposal, side, view.Workspace.Author, view.Workspace.Now)])
        : Task.CompletedTask;

    /// <summary>A side takes its signature back.</summary>
    public Task WithdrawAsync(SwapSide side) => view.Proposal is { } proposal
        ? CommitAsync(
            text.Format(side == SwapSide.Origin ? "history.withdraw-origin" : "history.withdraw-host", proposal.Name),
            () => [ProposalSigning.Withdraw(view.State.Contents, proposal, side)])
        : Task.CompletedTask;

    /// <summary>Changes the band within which a swap counts as balanced.</summary>
    /// <param name="percent">As it was typed, in per cent.</param>
    public Task SetToleranceAsync(string percent)
    {
        if (!double.TryParse(percent.Replace("%", "", StringComparison.Ordinal), NumberStyles.Float, text.Culture, out var number))
        {
            activity.Tell(new Fault(WindowTexts.Resources, "WIN-NUMBER", percent));
            return Task.CompletedTask;
        }

        var share = number / 100;
        var plan = view.State.Contents.Plan;
        return CommitAsync(
            text.Format("history.tolerance", (share * 100).ToString("0.##", text.Culture)),
            () => [RowChange.Update(plan, plan with { SwapTolerance = share })]);
    }

    private Task<bool> CommitAsync(string title, Func<IReadOnlyList<RowChange>> changes) =>
        activity.RunAsync("activity.save", (_, cancellation) => conflicts.CommitAsync(title, changes(), null, cancellation));

    private IEnumerable<Parcel> Givable(SwapSide side) =>
        view.SelectedParcels.Where(parcel => view.State.Contents.City(parcel.CityCode).Role.HasFlag(side.Role()));

    private static SwapProposal NewProposal(PlanContents contents)
    {
        var taken = contents.Proposals.Select(proposal => proposal.Name).ToHashSet();
        var number = Enumerable.Range(1, taken.Count + 1).First(candidate => !taken.Contains($"P{candidate}"));
        return new SwapProposal { Id = Guid.CreateVersion7(), Name = $"P{number}" };
    }

    private string Named(List<Parcel> parcels) => parcels.Count switch
    {
        <= 3 => string.Join(text["list.separator"], parcels.Select(parcel => parcel.Label)),
        _ => text.Format("list.many", parcels[0].Label, parcels.Count),
    };
}

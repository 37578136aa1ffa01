using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.History;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>
/// What one window shows of the plan: what is selected, which proposal is on the table, which layers are drawn.
/// The selection is one thing across maps, tables and panels.
/// </summary>
public sealed class WorkspaceView : IDisposable
{
    private readonly PlanWorkspace workspace;
    private readonly WindowThread window;
    private readonly HashSet<(string City, PlanLayer Layer)> hidden = [];
    private ImmutableList<Guid> lookedUp = [];
    private HashSet<Guid> selected = [];
    private Guid? proposalId;
    private WorkspaceState present;
    private WorkspaceState? asItWas;
    private List<Guid>? latestChoice;

    /// <summary>A view of the open plan with nothing selected.</summary>
    public WorkspaceView(PlanWorkspace workspace, WindowThread window)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        this.workspace = workspace;
        this.window = window;
        workspace.Changed += PlanChanged;
        present = workspace.State;
    }

    /// <summary>Raised after anything a panel shows has changed; panels draw themselves anew.</summary>
    public event Action? Changed;

    /// <summary>Raised after features were selected, with where it was done: a map shows, a table scrolls.</summary>
    public event Action<SelectionSource>? Selected;

    /// <summary>Raised when what was chosen cannot be read.</summary>
    public event Action<Fault>? Refused;

    /// <summary>The open plan.</summary>
    public PlanWorkspace Workspace => workspace;

    /// <summary>The plan on the screen: as last committed, or as it was. It changes on the window's thread only.</summary>
    public WorkspaceState State => asItWas ?? present;

    /// <summary>The action after which the plan is shown as it was; null for now.</summary>
    public HistoryEntry? AsOf { get; private set; }

    /// <summary>Whether the plan on the screen cannot be changed: it belongs to another, or to the past.</summary>
    public bool IsReadOnly => workspace.IsReadOnly || AsOf is not null;

    /// <summary>The action of the history whose land the maps show, before it and after; null for none.</summary>
    public HistoryEntry? ShownChange { get; private set; }

    /// <summary>Identities of the selected parcels and plots, in the order of selection.</summary>
    public ImmutableList<Guid> Selection { get; private set; } = [];

    /// <summary>Whether a feature is selected.</summary>
    public bool IsSelected(Guid id)
    {
        if (!ReferenceEquals(lookedUp, Selection))
            (lookedUp, selected) = (Selection, [.. Selection]);
        return selected.Contains(id);
    }

    /// <summary>The selected features as they are now.</summary>
    public IEnumerable<PlanFeature> SelectedFeatures => Selection.Select(State.Contents.Find).OfType<PlanFeature>();

    /// <summary>The selected parcels as they are now.</summary>
    public IEnumerable<Parcel> SelectedParcels => SelectedFeatures.OfType<Parcel>();

    /// <summary>The proposal on the table; null where the plan has none.</summary>
    public SwapProposal? Proposal =>
        State.Contents.Proposals.FirstOrDefault(proposal => proposal.Id == proposalId) ?? State.Contents.Proposals.FirstOrDefault();

    /// <summary>Shows on the maps what an action changed, or with null nothing of the kind.</summary>
    public void Show(HistoryEntry? entry)
    {
        ShownChange = entry;
        Changed?.Invoke();
    }

    /// <summary>Shows the plan as it was after an action. It cannot be changed there.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">The store cannot be read.</exception>
    public async Task OpenAsItWasAsync(HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var was = await workspace.AsItWasAsync(entry.Number);
        await window.RunAsync(() =>
        {
            (asItWas, AsOf) = (was, entry);
            KeepWhatIsThere();
        });
    }

    /// <summary>Shows the plan as it is again.</summary>
    public void BackToNow()
    {
        (asItWas, AsOf) = (null, null);
        KeepWhatIsThere();
    }

    /// <summary>Puts another proposal on the table.</summary>
    public void Show(SwapProposal proposal)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        proposalId = proposal.Id;
        Changed?.Invoke();
    }

    /// <summary>
    /// Selects features; with <paramref name="additive"/> each is added, or taken out if it was selected. Parcels that are still in
    /// the store are fetched first: then it is done a little later, unless something else is selected meanwhile.
    /// </summary>
    public void Select(IEnumerable<Guid> ids, bool additive, SelectionSource source)
    {
        var wanted = ids.ToList();
        latestChoice = wanted;
        if (State.IsWhole || wanted.All(id => State.Contents.Find(id) is not null))
            Choose(wanted, additive, source);
        else
            _ = ChooseAsync(wanted, additive, source);
    }

    /// <summary>The layers that are not drawn.</summary>
    public IEnumerable<(string City, PlanLayer Layer)> Hidden => hidden;

    /// <summary>Whether a layer of a city is drawn.</summary>
    public bool IsVisible(string city, PlanLayer layer) => !hidden.Contains((city, layer));

    /// <summary>Draws a layer, or leaves it out.</summary>
    public void SetVisible(string city, PlanLayer layer, bool visible)
    {
        if (visible ? hidden.Remove((city, layer)) : hidden.Add((city, layer)))
            Changed?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose() => workspace.Changed -= PlanChanged;

    private void PlanChanged() => _ = window.RunAsync(() =>
    {
        present = workspace.State;
        // The past stays what it was; only its history grows.
        asItWas = asItWas is null ? null : asItWas with { History = present.History };
        KeepWhatIsThere();
    });

    /// <summary>Chooses parcels that are still in the store; another choice overtakes it.</summary>
    private async Task ChooseAsync(List<Guid> wanted, bool additive, SelectionSource source)
    {
        try
        {
            var (was, asOf) = (asItWas, AsOf?.Number);
            if (was is not null && asOf is { } number)
                was = await workspace.HoldAsync(was, number, wanted);
            else
                await workspace.HoldAsync(wanted);
            await window.RunAsync(() =>
            {
                if (latestChoice != wanted || AsOf?.Number != asOf)
                    return;
                if (was is null)
                    present = workspace.State;
                else
                    asItWas = was with { History = present.History };
                Choose(wanted, additive, source);
            });
        }
        catch (FaultException problem)
        {
            await window.RunAsync(() => Refused?.Invoke(problem.Fault));
        }
        catch (OperationCanceledException)
        {
            // The plan was closed.
        }
    }

    private void Choose(List<Guid> wanted, bool additive, SelectionSource source)
    {
        var chosen = wanted.Where(id => State.Contents.Find(id) is Parcel or Planning.Enclaves.Plot).ToList();
        if (!additive)
            Selection = [.. chosen];
        else
            foreach (var id in chosen)
                Selection = Selection.Contains(id) ? Selection.Remove(id) : Selection.Add(id);
        Selected?.Invoke(source);
        Changed?.Invoke();
    }

    private void KeepWhatIsThere()
    {
        if (Selection.Any(id => State.Contents.Find(id) is null))
            Selection = Selection.RemoveAll(id => State.Contents.Find(id) is null);
        Changed?.Invoke();
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Tables;
using EnclavePlanner.Storage.Tiles;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>
/// The open plan: its store, its rows as last committed, and their official areas. All windows on the plan share it, so
/// what one commits the others see. Every change goes through a ChangeSet of the store; what others commit there comes in
/// by itself, action by action in their order.
/// </summary>
public sealed partial class PlanWorkspace : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(2);

    private readonly IPlanStore store;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<(string City, PlanLayer Layer), int> layerVersions = new();
    private readonly string session = Guid.NewGuid().ToString("N")[..8];
    private readonly Task following;
    private Past? past;
    private ChangeSet? shown;

    private PlanWorkspace(IPlanStore store, TimeProvider clock, WorkspaceState state)
    {
        this.store = store;
        this.clock = clock;
        State = state;
        following = Task.Run(FollowAsync);
    }

    /// <summary>Raised after the plan changed, on the thread that changed it.</summary>
    public event Action? Changed;

    /// <summary>The plan as last committed, all of one moment.</summary>
    public WorkspaceState State { get; private set; }

    /// <summary>Where the plan is kept.</summary>
    public PlanLocation Location => PlanLocation.Parse(store.Location);

    /// <summary>Whether the plan can only be looked at.</summary>
    public bool IsReadOnly => store.IsReadOnly;

    /// <summary>Why it can only be looked at: who else has it open, or who the user is there.</summary>
    public Fault? ReadOnlyBecause => store.ReadOnlyBecause;

    /// <summary>What the user has to know of the plan since it was opened: of what other programs changed in its file.</summary>
    public ImmutableArray<LocalizedText> Notices => store.Notices;

    /// <summary>Whose name the history gets.</summary>
    public string Author => store.UserName;

    /// <summary>The present time, with the user's offset from UTC.</summary>
    public DateTimeOffset Now => clock.GetLocalNow();

    /// <summary>Reads a plan and measures its land.</summary>
    public static async Task<PlanWorkspace> OpenAsync(IPlanStore store, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        var before = await store.HistoryAsync(cancellation);
        var state = await ReadAsync(store, before, asOf: null, cancellation);
        var history = await store.HistoryAsync(cancellation);
        // Where another committed in between, the rows are read once more, as they were after the last action that is known.
        if (before.Entries.Length != history.Entries.Length)
            state = await ReadAsync(store, history, history.Entries[^1].Number, cancellation);
        return new PlanWorkspace(store, clock, state);
    }

    /// <summary>Commits one user action.</summary>
    /// <param name="changeSet">The action.</param>
    /// <param name="seen">The last action its author had before him; null where he knows what it overlaps.</param>
    /// <param name="progress">Told the rows written so far.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="Geodesy.Faults.FaultException">The store refused it; nothing is changed.</exception>
    public Task CommitAsync(ChangeSet changeSet, long? seen, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        ChangeAsync(
            async () =>
            {
                await store.CommitAsync(changeSet, seen, progress, cancellation);
                return changeSet;
            },
            cancellation);

    /// <summary>Takes the last action back.</summary>
    public Task UndoAsync(CancellationToken cancellation = default) =>
        ChangeAsync(() => store.UndoAsync(Author, clock, cancellation), cancellation);

    /// <summary>Brings the last action that was taken back here again.</summary>
    public Task RedoAsync(CancellationToken cancellation = default) =>
        ChangeAsync(() => store.RedoAsync(Author, clock, cancellation), cancellation);

    /// <summary>The plan as it was after an action, measured; the history stays the whole one. The last one asked for is kept.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">STO-CHANGE-UNKNOWN, or the store cannot be read.</exception>
    public Task<WorkspaceState> AsItWasAsync(long number)
    {
        if (past is { } kept && kept.Number == number && !kept.State.IsFaulted)
            return kept.State;
        var reading = Task.Run(() => ReadAsync(store, State.History, number, CancellationToken.None));
        past = new Past(number, reading);
        return reading;
    }

    /// <summary>Goes through one layer of one city in the store, in the order in which it keeps them.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="cityCode">The city whose land it is.</param>
    /// <param name="asOf">The number of the action after which the layer was so; null for now.</param>
    /// <param name="read">Takes the features, as <see cref="IPlanStore.ReadLayerAsync"/> says.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="Geodesy.Faults.FaultException">STO-CHANGE-UNKNOWN, or the store cannot be read.</exception>
    public Task<TResult> ReadLayerAsync<TResult>(
        PlanLayer layer, string cityCode, long? asOf, Func<IEnumerable<PlanFeature>, TResult> read, CancellationToken cancellation) =>
        store.ReadLayerAsync(layer, cityCode, asOf, read, cancellation);

    /// <summary>The features that a table shows, in its order.</summary>
    /// <inheritdoc cref="IPlanStore.ReadOrderAsync"/>
    public Task<ImmutableArray<Guid>> ReadOrderAsync(TableQuery query, long? asOf, CancellationToken cancellation) =>
        store.ReadOrderAsync(query, asOf, cancellation);

    /// <summary>The rows of an action of the history. The last one asked for is kept.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">STO-CHANGE-UNKNOWN, or the store cannot be read.</exception>
    public async Task<ChangeSet> ReadChangeSetAsync(Guid id, CancellationToken cancellation = default)
    {
        if (shown is { } kept && kept.Id == id)
            return kept;
        var changeSet = await store.ReadChangeSetAsync(id, cancellation);
        shown = changeSet;
        return changeSet;
    }

    /// <summary>A vector tile of a city's parcels, cut by the store.</summary>
    /// <inheritdoc cref="IPlanStore.ReadTileAsync"/>
    public Task<byte[]> ReadTileAsync(string cityCode, TileAddress tile, long? asOf, ParcelTheme theme, CancellationToken cancellation) =>
        store.ReadTileAsync(cityCode, tile, asOf, theme, cancellation);

    /// <summary>Names the state of one layer of a city; another name means other features.</summary>
    /// <param name="city">The city.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="asOf">The action after which it is shown; null for now.</param>
    public string LayerVersion(string city, PlanLayer layer, long? asOf = null) => asOf is { } number
        ? $"{session}-as-of-{number}"
        : $"{session}-{layerVersions.GetValueOrDefault((city, layer))}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await following;
        await store.DisposeAsync();
        oneAtATime.Dispose();
        closing.Dispose();
    }

    private static PlanAreas Measured(PlanContents contents, CancellationToken cancellation) =>
        PlanAreas.Measure(contents, contents.Features, contents.Plan.OfficialArea, cancellation: cancellation);

    private async Task ChangeAsync(Func<Task<ChangeSet?>> change, CancellationToken cancellation)
    {
        bool changed;
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            // Once committed it is done; what follows only brings the screen up to date and is not cancelled.
            changed = await CatchUpAsync(await change());
        }
        catch (FaultException)
        {
            // What it was refused for may be what another has committed: that is shown with the refusal.
            changed = await CatchUpAsync(null);
            if (changed)
                Changed?.Invoke();
            throw;
        }
        finally
        {
            oneAtATime.Release();
        }

        // A refused action too may have let the store take in what another program did, with notices to show.
        if (changed)
            Changed?.Invoke();
    }

    /// <summary>Takes in the actions that are not known yet, in their order.</summary>
    /// <param name="own">One of them whose rows are at hand.</param>
    /// <returns>Whether there were any.</returns>
    private async Task<bool> CatchUpAsync(ChangeSet? own)
    {
        var history = await store.HistoryAsync(CancellationToken.None);
        var known = State.Number;
        var state = State;
        var news = history.Entries.Where(entry => entry.Number > known).ToList();
        if (news.Any(entry => entry.RowCount > MostHeld))
        {
            state = await Task.Run(() => ReadAsync(store, history, history.Entries[^1].Number, CancellationToken.None));
            foreach (var city in state.Contents.Cities)
                foreach (var layer in Enum.GetValues<PlanLayer>())
                    BumpVersion(city.Code, layer);
            news = [];
        }

        foreach (var entry in news)
        {
            var changeSet = entry.Id == own?.Id ? own : await store.ReadChangeSetAsync(entry.Id, CancellationToken.None);
            state = await Task.Run(() => state.After(changeSet, history), CancellationToken.None);
            foreach (var feature in changeSet.Changes.SelectMany(row => new[] { row.Before, row.After }).OfType<PlanFeature>())
                BumpVersion(feature.CityCode, PlanLayers.LayerOf(feature));
        }

        state = await HoldingAsync(store, state, state.MissingParcels, history.Entries[^1].Number, CancellationToken.None);
        if (ReferenceEquals(state, State))
            return false;
        State = state;
        return true;
    }

    private void BumpVersion(string city, PlanLayer layer) => layerVersions.AddOrUpdate((city, layer), 1, (_, version) => version + 1);

    /// <summary>One object, so that a window that reads it while another writes it gets both halves of the same.</summary>
    private sealed record Past(long Number, Task<WorkspaceState> State);
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.History;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>
/// The open plan: its store, its rows as last committed, and their official areas. All windows on the plan share it, so
/// what one commits the others see. Every change goes through a ChangeSet of the store.
/// </summary>
public sealed class PlanWorkspace : IAsyncDisposable
{
    private readonly IPlanStore store;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly ConcurrentDictionary<(string City, PlanLayer Layer), int> layerVersions = new();
    private readonly string session = Guid.NewGuid().ToString("N")[..8];

    private PlanWorkspace(IPlanStore store, TimeProvider clock, PlanContents contents, PlanAreas areas, PlanHistory history)
    {
        this.store = store;
        this.clock = clock;
        State = new WorkspaceState(contents, areas, history);
    }

    /// <summary>Raised after the plan changed, on the thread that changed it.</summary>
    public event Action? Changed;

    /// <summary>The plan as last committed, all of one moment.</summary>
    public WorkspaceState State { get; private set; }

    /// <summary>Where the plan is kept, for people.</summary>
    public string Location => store.Location;

    /// <summary>Whether someone else has the plan open for writing.</summary>
    public bool IsReadOnly => store.IsReadOnly;

    /// <summary>What the user has to know of the plan since it was opened: of what other programs changed in its file.</summary>
    public ImmutableArray<LocalizedText> Notices => store.Notices;

    /// <summary>Whose name the history gets.</summary>
    public string Author { get; } = Environment.UserName;

    /// <summary>The present time, with the user's offset from UTC.</summary>
    public DateTimeOffset Now => clock.GetLocalNow();

    /// <summary>Reads a plan and measures its land.</summary>
    public static async Task<PlanWorkspace> OpenAsync(IPlanStore store, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        var contents = await store.ReadAsync(cancellation: cancellation);
        var areas = PlanAreas.Measure(contents, contents.Features, contents.Plan.OfficialArea, cancellation: cancellation);
        return new PlanWorkspace(store, clock, contents, areas, await store.HistoryAsync(cancellation));
    }

    /// <summary>Commits one user action.</summary>
    /// <param name="title">What was done, in the user's language.</param>
    /// <param name="changes">The rows it changes.</param>
    /// <param name="progress">Told the rows written so far.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="Geodesy.Faults.FaultException">The store refused it; nothing is changed.</exception>
    public Task CommitAsync(
        string title, IEnumerable<RowChange> changes, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var changeSet = ChangeSet.Of(Author, Now, title, changes);
        return ChangeAsync(
            async () =>
            {
                await store.CommitAsync(changeSet, progress: progress, cancellation: cancellation);
                return changeSet;
            },
            cancellation);
    }

    /// <summary>Takes the last action back.</summary>
    public Task UndoAsync(CancellationToken cancellation = default) =>
        ChangeAsync(() => store.UndoAsync(Author, clock, cancellation), cancellation);

    /// <summary>Brings the last action that was taken back here again.</summary>
    public Task RedoAsync(CancellationToken cancellation = default) =>
        ChangeAsync(() => store.RedoAsync(Author, clock, cancellation), cancellation);

    /// <summary>Names the state of one layer of a city; another name means other features.</summary>
    public string LayerVersion(string city, PlanLayer layer) =>
        $"{session}-{layerVersions.GetValueOrDefault((city, layer))}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync();
        oneAtATime.Dispose();
    }

    private async Task ChangeAsync(Func<Task<ChangeSet?>> change, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            ChangeSet? done = null;
            try
            {
                done = await change();
            }
            finally
            {
                await CatchUpAsync(done);
            }
        }
        finally
        {
            oneAtATime.Release();
            Changed?.Invoke();
        }
    }

    /// <summary>
    /// Brings the screen up to what is committed: this window's action, and before it, where another program edited the
    /// file, the action by which the store took that in. Once committed it is done, and so this is not cancelled.
    /// </summary>
    private async Task CatchUpAsync(ChangeSet? done)
    {
        var history = await store.HistoryAsync(CancellationToken.None);
        foreach (var entry in history.Entries.Skip(State.History.Entries.Length))
        {
            var changeSet = entry.Id == done?.Id ? done : await store.ReadChangeSetAsync(entry.Id, CancellationToken.None);
            State = await Task.Run(() => State.After(changeSet, history), CancellationToken.None);
            foreach (var feature in changeSet.Changes.SelectMany(row => new[] { row.Before, row.After }).OfType<PlanFeature>())
                layerVersions.AddOrUpdate((feature.CityCode, PlanLayers.LayerOf(feature)), 1, (_, version) => version + 1);
        }
    }
}

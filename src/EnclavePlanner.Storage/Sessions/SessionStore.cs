using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Commits;
using EnclavePlanner.Storage.History;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Tables;
using EnclavePlanner.Storage.Texts;
using EnclavePlanner.Storage.Tiles;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Sessions;

/// <summary>What every store does with the sessions of its plan. A store says how a session is had, and how one waits for news.</summary>
internal abstract class SessionStore : IPlanStore
{
    private readonly ClassOverviews overviews = new();

    /// <inheritdoc/>
    public abstract string Location { get; }

    /// <inheritdoc/>
    public bool IsReadOnly => ReadOnlyBecause is not null;

    /// <inheritdoc/>
    public abstract Fault? ReadOnlyBecause { get; }

    /// <inheritdoc/>
    public virtual string UserName => Environment.UserName;

    /// <inheritdoc/>
    public virtual ImmutableArray<LocalizedText> Notices => [];

    /// <inheritdoc/>
    public Task<PlanOverview> ReadOverviewAsync(CancellationToken cancellation = default) => ReadAsync(
        session => new PlanOverview(
            Damage(() => session.All<Plan>(RowKind.Plan).Single()),
            [.. session.All<City>(RowKind.City).OrderBy(city => city.Role).ThenBy(city => city.Code, StringComparer.Ordinal)],
            [.. session.All<SwapProposal>(RowKind.SwapProposal).OrderBy(proposal => proposal.Name, StringComparer.Ordinal)],
            [.. session.Layers()],
            session.LastNumber),
        cancellation);

    /// <inheritdoc/>
    public Task<PlanContents> ReadAsync(long? asOf = null, CancellationToken cancellation = default) =>
        ReadAsync(Enum.GetValues<RowKind>(), asOf, cancellation);

    /// <inheritdoc/>
    public Task<PlanContents> ReadFrameAsync(long? asOf = null, CancellationToken cancellation = default) =>
        ReadAsync([.. RowKinds.Landless, RowKind.Enclave], asOf, cancellation);

    /// <inheritdoc/>
    public Task<PlanContents> ReadWithoutParcelsAsync(long? asOf = null, CancellationToken cancellation = default) =>
        ReadAsync(Enum.GetValues<RowKind>().Where(kind => kind != RowKind.Parcel), asOf, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<(string CityCode, string? Class, long Count)>> CountParcelsAsync(
        ParcelTheme theme, long? asOf = null, CancellationToken cancellation = default) =>
        ReadAsync<IReadOnlyList<(string, string?, long)>>(
            session =>
            {
                RequireKnown(session, asOf);
                return [.. session.ParcelCounts(theme, asOf)];
            },
            cancellation);

    /// <inheritdoc/>
    public Task<TResult> ReadLayerAsync<TResult>(
        PlanLayer layer, string cityCode, long? asOf, Func<IEnumerable<PlanFeature>, TResult> read, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        return ReadLongAsync(
            session =>
            {
                RequireKnown(session, asOf);
                return read(DrawnAhead.Of(session.Layer(RowKinds.Of(layer), cityCode, asOf), cancellation));
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PlanFeature>> ReadWindowAsync(
        PlanLayer layer, string cityCode, Envelope window, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(window);
        return ReadAsync<IReadOnlyList<PlanFeature>>(
            session => [.. session.Window(RowKinds.Of(layer), cityCode, window)], cancellation);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<Guid>> ReadOrderAsync(TableQuery query, long? asOf = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(
            session =>
            {
                RequireKnown(session, asOf);
                return TableOrder.Of(session, query, asOf, cancellation);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<PlanFeature>> ReadFeaturesAsync(
        PlanLayer layer, IReadOnlyCollection<Guid> ids, long? asOf = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ReadAsync<IReadOnlyList<PlanFeature>>(
            session =>
            {
                RequireKnown(session, asOf);
                var found = session.Features(RowKinds.Of(layer), ids, asOf).ToDictionary(feature => feature.Id);
                return [.. ids.Select(found.GetValueOrDefault).OfType<PlanFeature>()];
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<byte[]> ReadTileAsync(
        string cityCode, TileAddress tile, long? asOf = null, ParcelTheme theme = ParcelTheme.LandUse, CancellationToken cancellation = default)
    {
        if (!tile.IsInGrid)
            throw new ArgumentOutOfRangeException(nameof(tile), tile, null);
        return ReadAsync(
            session =>
            {
                RequireKnown(session, asOf);
                return overviews.Cut(session, cityCode, tile, asOf, theme);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<PlanRow?> FindAsync(Guid id, CancellationToken cancellation = default) =>
        ReadAsync(session => session.Find(id), cancellation);

    /// <inheritdoc/>
    public Task<long> CommitAsync(
        ChangeSet changeSet, long? seen = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(changeSet);
        if (changeSet.Changes.IsDefaultOrEmpty)
            throw new ArgumentException("A ChangeSet changes something.", nameof(changeSet));
        return WriteAsync(
            changeSet.Id,
            session => Committing.Commit(session, changeSet, changeSet.Changes, changeSet.Descents, seen, progress, cancellation),
            cancellation);
    }

    /// <inheritdoc/>
    public Task<long> CommitAsync(
        ChangeSetHead head, IEnumerable<RowChange> changes, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(changes);
        return WriteManyAsync(
            head.Id,
            session => Committing.Commit(session, head, DrawnAhead.Of(changes, cancellation), [], seen: null, progress, cancellation),
            cancellation);
    }

    /// <inheritdoc/>
    public Task<PlanHistory> HistoryAsync(CancellationToken cancellation = default) =>
        ReadAsync(session => PlanHistory.Of(session.Entries()), cancellation);

    /// <inheritdoc/>
    public Task<ChangeSet> ReadChangeSetAsync(Guid id, CancellationToken cancellation = default) =>
        ReadAsync(session => ChangeSetOf(session, id), cancellation);

    /// <inheritdoc/>
    public Task<RowLineage> LineageAsync(Guid rowId, CancellationToken cancellation = default) =>
        ReadAsync(session => LineageTracing.Trace(session, rowId), cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<HistoryEntry> FollowAsync(long after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (true)
        {
            var news = NewsAfterAsync(after, cancellation);
            foreach (var entry in await EntriesAfterAsync(after, cancellation).ConfigureAwait(false))
            {
                after = entry.Number;
                yield return entry;
            }

            await news.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task<ChangeSet?> UndoAsync(string author, TimeProvider clock, CancellationToken cancellation = default) =>
        TakeBackAsync("STO-UNDO", history => history.NextUndo, author, clock, cancellation);

    /// <inheritdoc/>
    public Task<ChangeSet?> RedoAsync(string author, TimeProvider clock, CancellationToken cancellation = default) =>
        TakeBackAsync("STO-REDO", history => history.NextRedo, author, clock, cancellation);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>Does work of this assembly that only reads, in one state of the plan.</summary>
    internal Task<TResult> InOneStateAsync<TResult>(Func<IPlanSession, TResult> read, CancellationToken cancellation) => ReadAsync(read, cancellation);

    /// <summary>Does work that only reads, in one state of the plan. What goes wrong comes out as a fault.</summary>
    protected abstract Task<TResult> ReadAsync<TResult>(Func<IPlanSession, TResult> read, CancellationToken cancellation);

    /// <summary>The same for work that may take long, and that other work does not wait for.</summary>
    protected virtual Task<TResult> ReadLongAsync<TResult>(Func<IPlanSession, TResult> read, CancellationToken cancellation) => ReadAsync(read, cancellation);

    /// <summary>Does work that writes, and makes it lasting. What goes wrong comes out as a fault, and nothing is changed.</summary>
    /// <param name="changeSet">The identity of the action, by which a store can find out what became of it.</param>
    /// <param name="write">The work; where it begins no action, nothing is written.</param>
    /// <param name="cancellation">Stops it.</param>
    protected abstract Task<TResult> WriteAsync<TResult>(Guid changeSet, Func<IPlanSession, TResult> write, CancellationToken cancellation);

    /// <summary>The same for work that may write very many rows.</summary>
    protected virtual Task<TResult> WriteManyAsync<TResult>(Guid changeSet, Func<IPlanSession, TResult> write, CancellationToken cancellation) =>
        WriteAsync(changeSet, write, cancellation);

    /// <summary>The actions after a number, for one who follows.</summary>
    protected virtual Task<ImmutableArray<HistoryEntry>> EntriesAfterAsync(long number, CancellationToken cancellation) =>
        ReadAsync(session => session.Entries(number), cancellation);

    /// <summary>Ends when there may be an action after this number; that it ends too often does no harm.</summary>
    protected abstract Task NewsAfterAsync(long number, CancellationToken cancellation);

    private Task<PlanContents> ReadAsync(IEnumerable<RowKind> kinds, long? asOf, CancellationToken cancellation) => ReadAsync(
        session =>
        {
            RequireKnown(session, asOf);
            var rows = new List<PlanRow>();
            foreach (var row in kinds.SelectMany(kind => session.Rows(kind, asOf)))
            {
                cancellation.ThrowIfCancellationRequested();
                rows.Add(row);
            }

            return Damage(() => new PlanContents(rows));
        },
        cancellation);

    private static void RequireKnown(IPlanSession session, long? asOf)
    {
        if (asOf is { } number && (number < 1 || number > session.LastNumber))
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-CHANGE-UNKNOWN", number));
    }

    private static ChangeSet ChangeSetOf(IPlanSession session, Guid id)
    {
        var entry = session.Entry(id) ?? throw new FaultException(new Fault(StorageTexts.Resources, "STO-CHANGE-UNKNOWN", id));
        var changes = session.Changes(entry.Number).ToImmutableArray();
        if (changes.Length != entry.RowCount)
            throw new FormatException($"{changes.Length} of {entry.RowCount} rows of ChangeSet {id} are there.");
        return new ChangeSet
        {
            Id = entry.Id,
            Author = entry.Author,
            Time = entry.Time,
            Title = entry.Title,
            Reverts = entry.Reverts,
            Changes = changes,
            Descents = [.. session.Descents().Where(descent => descent.Number == entry.Number).Select(descent => descent.Descent)],
        };
    }

    private Task<ChangeSet?> TakeBackAsync(
        string titleKey, Func<PlanHistory, HistoryEntry?> next, string author, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        ArgumentNullException.ThrowIfNull(clock);
        var now = clock.GetLocalNow();
        var id = Guid.CreateVersion7(now);
        return WriteAsync(
            id,
            session =>
            {
                var history = PlanHistory.Of(session.Entries());
                if (next(history) is not { } entry)
                    return null;
                var title = new LocalizedText(StorageTexts.Resources, titleKey, history.OriginalTitle(entry)).ToString();
                var reversal = Reversal.Of(
                    ChangeSetOf(session, entry.Id),
                    done => done.Inverse(id, author, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), title),
                    session);
                Committing.Commit(session, reversal, reversal.Changes, [], seen: null, progress: null, cancellation);
                return reversal;
            },
            cancellation);
    }

    /// <summary>Rows that make no plan are damage of the store, not a mistake of the caller.</summary>
    private static TResult Damage<TResult>(Func<TResult> make)
    {
        try
        {
            return make();
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            throw new FormatException(fault.Message, fault);
        }
    }
}

using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.History;
using EnclavePlanner.Storage.Texts;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>A plan in a GeoPackage file, which QGIS and GDAL open as it is.</summary>
public sealed class GeoPackagePlanStore : IPlanStore
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly PlanFile file;
    private bool isDisposed;

    private GeoPackagePlanStore(PlanFile file) => this.file = file;

    /// <summary>The full path of the file.</summary>
    public string Location => file.Path;

    /// <inheritdoc/>
    public bool IsReadOnly => ReadOnlyBecause is not null;

    /// <inheritdoc/>
    public Fault? ReadOnlyBecause => file.ReadOnlyBecause;

    /// <summary>Makes a plan file and opens it.</summary>
    /// <param name="path">Where; nothing may be there.</param>
    /// <param name="first">What the plan begins with: its head row, its cities, and whatever else; it cannot be undone.</param>
    /// <param name="progress">Told the number of rows written.</param>
    /// <param name="cancellation">Stops the work; no file remains.</param>
    /// <exception cref="FaultException">
    /// STO-FILE-EXISTS, STO-FOLDER-MISSING, STO-FILE-READ-ONLY, STO-FILE-UNREACHABLE, STO-DISK-FULL, STO-FILE-IO: the
    /// file cannot be made. Or as <see cref="IPlanStore.CommitAsync"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The first ChangeSet does not bring exactly one <see cref="Plan"/>.</exception>
    public static Task<GeoPackagePlanStore> CreateAsync(
        string path, ChangeSet first, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        return CreateAsync(path, [first], progress, cancellation);
    }

    /// <summary>Makes a plan file with a history of its own, whole or not at all, and opens it.</summary>
    /// <param name="path">Where; nothing may be there.</param>
    /// <param name="history">The ChangeSets in their order; the first brings the head row and cannot be undone.</param>
    /// <param name="progress">Told the number of rows written of each ChangeSet.</param>
    /// <param name="cancellation">Stops the work; no file remains.</param>
    /// <inheritdoc cref="CreateAsync(string, ChangeSet, IProgress{int}, CancellationToken)" path="/exception"/>
    public static async Task<GeoPackagePlanStore> CreateAsync(
        string path, IReadOnlyList<ChangeSet> history, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(history);
        path = Path.GetFullPath(path);
        if (history is not [{ Changes.IsDefault: false } first, ..]
            || first.Changes.Count(change => change is { Before: null, After: Plan }) != 1)
            throw new ArgumentException("The first ChangeSet of a plan brings its one head row.", nameof(history));
        await Task.Run(() => SqliteFaults.Guard(path, () => Make(path, history, progress, cancellation)), cancellation).ConfigureAwait(false);
        return await OpenAsync(path, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Opens a plan file; read only where another has it open or where it is write-protected.</summary>
    /// <exception cref="FaultException">
    /// STO-FILE-MISSING, STO-FILE-NO-GEOPACKAGE, STO-FILE-NO-PLAN (a GeoPackage of something else), STO-FILE-NEWER,
    /// STO-FILE-DAMAGED, STO-FILE-BUSY, STO-FILE-UNREACHABLE, STO-FILE-IO.
    /// </exception>
    public static Task<GeoPackagePlanStore> OpenAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        path = Path.GetFullPath(path);
        return Task.Run(() => SqliteFaults.Guard(path, () => new GeoPackagePlanStore(PlanFile.Open(path))), cancellation);
    }

    /// <inheritdoc/>
    public Task<PlanContents> ReadAsync(CancellationToken cancellation = default) => Read(
        connection =>
        {
            using var tables = new PlanTables(connection);
            var rows = new List<PlanRow>();
            foreach (var row in tables.ReadAll())
            {
                cancellation.ThrowIfCancellationRequested();
                rows.Add(row);
            }

            try
            {
                return new PlanContents(rows);
            }
            catch (ArgumentException fault)
            {
                throw new FormatException(fault.Message, fault);
            }
        },
        cancellation);

    /// <inheritdoc/>
    public Task CommitAsync(ChangeSet changeSet, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(changeSet);
        return Write(_ => changeSet, progress, cancellation);
    }

    /// <inheritdoc/>
    public Task<PlanHistory> HistoryAsync(CancellationToken cancellation = default) => Read(HistoryTables.Read, cancellation);

    /// <inheritdoc/>
    public Task<ChangeSet> ReadChangeSetAsync(Guid id, CancellationToken cancellation = default) =>
        Read(connection => HistoryTables.Read(connection, id), cancellation);

    /// <inheritdoc/>
    public Task<ChangeSet?> UndoAsync(string author, TimeProvider clock, CancellationToken cancellation = default) =>
        TakeBack("STO-UNDO", history => history.NextUndo, author, clock, cancellation);

    /// <inheritdoc/>
    public Task<ChangeSet?> RedoAsync(string author, TimeProvider clock, CancellationToken cancellation = default) =>
        TakeBack("STO-REDO", history => history.NextRedo, author, clock, cancellation);

    /// <summary>Closes the file after the work that is under way, folding the write-ahead log into it.</summary>
    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (isDisposed)
                return;
            isDisposed = true;
            await Task.Run(file.Dispose).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    private static bool Make(string path, IReadOnlyList<ChangeSet> history, IProgress<int>? progress, CancellationToken cancellation)
    {
        PlanFile.Create(path, connection =>
        {
            using var transaction = connection.BeginTransaction();
            GeoPackageSchema.Create(connection);
            using (var tables = new PlanTables(connection))
            {
                foreach (var changeSet in history)
                    Committing.Commit(connection, tables, changeSet, progress, cancellation);
            }

            transaction.Commit();
        });
        return true;
    }

    private Task<ChangeSet?> TakeBack(
        string titleKey, Func<PlanHistory, HistoryEntry?> next, string author, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        ArgumentNullException.ThrowIfNull(clock);
        return Write(
            tables =>
            {
                var history = HistoryTables.Read(file.Connection);
                if (next(history) is not { } entry)
                    return null;
                var title = new LocalizedText(StorageTexts.Resources, titleKey, history.OriginalTitle(entry)).ToString();
                var now = clock.GetLocalNow();
                return Reversal.Of(
                    HistoryTables.Read(file.Connection, entry.Id),
                    done => done.Inverse(Guid.CreateVersion7(now), author, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), title),
                    tables.FindPresent);
            },
            progress: null,
            cancellation);
    }

    private Task<TResult> Read<TResult>(Func<SqliteConnection, TResult> read, CancellationToken cancellation) => Work(
        () =>
        {
            using var transaction = file.Connection.BeginTransaction(deferred: true);
            return read(file.Connection);
        },
        cancellation);

    private Task<ChangeSet?> Write(
        Func<PlanTables, ChangeSet?> prepare, IProgress<int>? progress, CancellationToken cancellation) => Work(
        () =>
        {
            if (ReadOnlyBecause is { } reason)
                throw new FaultException(reason);
            using var transaction = file.Connection.BeginTransaction(deferred: false);
            using var tables = new PlanTables(file.Connection);
            var changeSet = prepare(tables);
            if (changeSet is not null)
                Committing.Commit(file.Connection, tables, changeSet, progress, cancellation);
            transaction.Commit();
            return changeSet;
        },
        cancellation);

    private async Task<TResult> Work<TResult>(Func<TResult> work, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return await Task.Run(() => SqliteFaults.Guard(file.Path, work), cancellation).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }
}

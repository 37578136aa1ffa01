using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Commits;
using EnclavePlanner.Storage.GeoPackage.Outside;
using EnclavePlanner.Storage.Sessions;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>A plan in a GeoPackage file, which QGIS and GDAL open as it is.</summary>
internal sealed class GeoPackagePlanStore : SessionStore
{
    /// <summary>One who only looks on is not told when another program writes; he asks this often, and the file answers from its cache.</summary>
    private static readonly TimeSpan LookingOn = TimeSpan.FromMilliseconds(300);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly PlanFile file;
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableArray<LocalizedText> notices = [];
    private bool isDisposed;

    private GeoPackagePlanStore(PlanFile file) => this.file = file;

    /// <summary>The full path of the file.</summary>
    public override string Location => file.Path;

    /// <inheritdoc/>
    public override Fault? ReadOnlyBecause => file.ReadOnlyBecause;

    /// <inheritdoc/>
    public override ImmutableArray<LocalizedText> Notices => notices;

    /// <summary>Makes a plan file and opens it.</summary>
    /// <param name="path">Where; nothing may be there.</param>
    /// <param name="first">What the plan begins with: its head row, its cities, and whatever else; it cannot be undone.</param>
    /// <param name="progress">Told the number of rows written.</param>
    /// <param name="cancellation">Stops the work; no file remains.</param>
    /// <exception cref="FaultException">
    /// STO-FILE-EXISTS, STO-FOLDER-MISSING, STO-FILE-READ-ONLY, STO-FILE-UNREACHABLE, STO-DISK-FULL, STO-FILE-IO: the
    /// file cannot be made. Or as <see cref="IPlanStore.CommitAsync(ChangeSet, long?, IProgress{int}?, CancellationToken)"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The first ChangeSet does not bring exactly one <see cref="Planning.Plans.Plan"/>.</exception>
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
        FirstActions.Require(history);
        return await CreateAsync(path, session => FirstActions.Commit(session, history, progress, cancellation), cancellation).ConfigureAwait(false);
    }

    /// <summary>Makes a plan file, whole or not at all, and opens it.</summary>
    /// <param name="path">Where; nothing may be there.</param>
    /// <param name="fill">Writes its history.</param>
    /// <param name="cancellation">Stops the work before it begins; no file remains.</param>
    internal static async Task<GeoPackagePlanStore> CreateAsync(string path, Action<IPlanSession> fill, CancellationToken cancellation)
    {
        path = Path.GetFullPath(path);
        await Task.Run(() => SqliteFaults.Guard(path, () => Make(path, fill)), cancellation).ConfigureAwait(false);
        return await OpenAsync(path, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>
    /// Opens a plan file; read only where another has it open or where it is write-protected. What other programs changed
    /// in it is taken into the history; <see cref="IPlanStore.Notices"/> tells of it.
    /// </summary>
    /// <exception cref="FaultException">
    /// STO-FILE-MISSING, STO-FILE-NO-GEOPACKAGE, STO-FILE-NO-PLAN (a GeoPackage of something else), STO-FILE-NEWER, STO-FILE-OLDER,
    /// STO-FILE-DAMAGED, STO-FILE-BUSY, STO-FILE-UNREACHABLE, STO-FILE-IO.
    /// </exception>
    public static Task<GeoPackagePlanStore> OpenAsync(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        path = Path.GetFullPath(path);
        return Task.Run(() => SqliteFaults.Guard(path, () => Open(path, cancellation)), cancellation);
    }

    /// <summary>Closes the file after the work that is under way, folding the write-ahead log into it.</summary>
    public override async ValueTask DisposeAsync()
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

    /// <inheritdoc/>
    protected override Task<TResult> ReadAsync<TResult>(Func<IPlanSession, TResult> read, CancellationToken cancellation) => Work(
        () =>
        {
            using var session = new GeoPackageSession(file.Connection, isWriting: false);
            return read(session);
        },
        cancellation);

    /// <summary>On a connection of its own, so that tiles are cut and edits made meanwhile.</summary>
    protected override Task<TResult> ReadLongAsync<TResult>(Func<IPlanSession, TResult> read, CancellationToken cancellation) => Task.Run(
        () => SqliteFaults.Guard(file.Path, () =>
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            using var connection = PlanFile.OpenForReading(file.Path);
            using var session = new GeoPackageSession(connection, isWriting: false);
            return read(session);
        }),
        cancellation);

    /// <inheritdoc/>
    protected override Task<TResult> WriteAsync<TResult>(
        Guid changeSet, Func<IPlanSession, TResult> write, CancellationToken cancellation) =>
        Work(() => Write(write, cancellation), cancellation);

    /// <inheritdoc/>
    protected override Task<TResult> WriteManyAsync<TResult>(
        Guid changeSet, Func<IPlanSession, TResult> write, CancellationToken cancellation) => Work(
        () =>
        {
            using var once = file.WritingOnce();
            return Write(write, cancellation);
        },
        cancellation);

    /// <inheritdoc/>
    protected override Task NewsAfterAsync(long number, CancellationToken cancellation) =>
        IsReadOnly ? OthersWriteAfterAsync(number, cancellation) : news.Task.WaitAsync(cancellation);

    private async Task OthersWriteAfterAsync(long number, CancellationToken cancellation)
    {
        do
        {
            await Task.Delay(LookingOn, cancellation).ConfigureAwait(false);
        }
        while (await Work(() => file.Connection.Integer("SELECT max(number) FROM change_set;"), cancellation).ConfigureAwait(false) <= number);
    }

    private static GeoPackagePlanStore Open(string path, CancellationToken cancellation)
    {
        var store = new GeoPackagePlanStore(PlanFile.Open(path));
        try
        {
            if (store.file.ReadOnlyBecause is not null || !store.CanTakeInOutsideRows(cancellation))
                store.notices = OutsideNotices.Waiting(store.file.Connection.Integer("SELECT count(*) FROM plan_outside;"));
            return store;
        }
        catch
        {
            store.file.Dispose();
            throw;
        }
    }

    /// <summary>Takes them in unless the other program is just writing: then they wait for the first edit.</summary>
    private bool CanTakeInOutsideRows(CancellationToken cancellation)
    {
        try
        {
            TakeInOutsideRows(cancellation);
            return true;
        }
        catch (SqliteException failure) when (SqliteFaults.IsBusy(failure))
        {
            return false;
        }
    }

    private TResult Write<TResult>(Func<IPlanSession, TResult> write, CancellationToken cancellation)
    {
        if (ReadOnlyBecause is { } reason)
            throw new FaultException(reason);
        MovedFile.Refuse(file.Path, file.Connection);
        using var session = BeginWriting(cancellation);
        var result = write(session);
        MovedFile.Refuse(file.Path, file.Connection);
        session.Commit();
        TellNews();
        return result;
    }

    /// <summary>A session in which no row of another program waits: such rows become an action of their own before it.</summary>
    private GeoPackageSession BeginWriting(CancellationToken cancellation)
    {
        while (true)
        {
            var session = new GeoPackageSession(file.Connection, isWriting: true);
            if (!session.HasOutsideRows)
                return session;
            session.Dispose();
            TakeInOutsideRows(cancellation);
        }
    }

    private void TakeInOutsideRows(CancellationToken cancellation)
    {
        if (!file.Connection.Holds("SELECT 1 FROM plan_outside LIMIT 1;"))
            return;
        notices = notices.AddRange(OutsideTaking.TakeIn(file.Connection, TimeProvider.System, cancellation));
        TellNews();
    }

    private void TellNews() =>
        Interlocked.Exchange(ref news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    private static bool Make(string path, Action<IPlanSession> fill)
    {
        PlanFile.Create(path, connection =>
        {
            using var making = connection.BeginTransaction(deferred: false);
            GeoPackageSchema.Create(connection);
            using var session = new GeoPackageSession(connection, making);
            fill(session);
            making.Commit();
        });
        return true;
    }

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

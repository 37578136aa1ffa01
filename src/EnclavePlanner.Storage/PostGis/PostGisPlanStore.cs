using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.History;
using EnclavePlanner.Storage.Sessions;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>A plan in a PostGIS database, where many work on it at once.</summary>
internal sealed class PostGisPlanStore : SessionStore
{
    private readonly DatabaseLocation location;
    private readonly NpgsqlDataSource source;
    private readonly Guid plan;
    private readonly Surroundings surroundings;
    private readonly News news;
    private volatile bool isDisposed;

    /// <exception cref="FaultException">STO-PLAN-MISSING, STO-PLAN-NONE.</exception>
    private PostGisPlanStore(DatabaseLocation location, NpgsqlDataSource source, NpgsqlConnection connection)
    {
        (this.location, this.source) = (location, source);
        surroundings = Surroundings.Of(connection, location.Database);
        plan = PlanDatabase.RequirePlan(connection, location);
        if (connection.Scalar("SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean") is true)
            ReadOnlyBecause = PostGisFaults.Named("STO-DB-READ-ONLY", location);
        UserName = (string)connection.Scalar("SELECT session_user::text")!;
        if (connection.Scalar("SELECT enclave.may($1, 'origin-editor', 'host-editor', 'planner')", plan) is not true)
            ReadOnlyBecause ??= PostGisFaults.Named("STO-READER", location, UserName);
        news = new News(source, plan);
    }

    /// <summary>The address of the plan; never a password.</summary>
    public override string Location => location.ToString();

    /// <inheritdoc/>
    public override Fault? ReadOnlyBecause { get; }

    /// <inheritdoc/>
    public override string UserName { get; }

    /// <summary>Opens a plan.</summary>
    /// <exception cref="FaultException">
    /// STO-PLAN-MISSING, STO-PLAN-NONE: the database has no plan of this name. STO-DB-NOT-INITIALISED, STO-DB-OLDER,
    /// STO-DB-NEWER, STO-DB-SERVER-OLD, STO-DB-POSTGIS-MISSING, STO-DB-POSTGIS-OLD: it is not ready. STO-DB-UNREACHABLE,
    /// STO-DB-LOGIN, STO-DB-TLS, STO-DB-MISSING, STO-DB-CROWDED, STO-DB-LOST: it cannot be reached.
    /// </exception>
    internal static Task<PostGisPlanStore> OpenAsync(DatabaseLocation location, CancellationToken cancellation = default) =>
        OnItsOwnThread(location.Database, () => Connect(location, _ => { }), cancellation);

    /// <summary>Makes a plan, whole or not at all, and opens it.</summary>
    /// <param name="location">Where; the name must be free.</param>
    /// <param name="fill">Writes its history.</param>
    /// <param name="cancellation">Stops the work before it begins; nothing remains.</param>
    /// <exception cref="FaultException">STO-PLAN-EXISTS, or as <see cref="OpenAsync"/>.</exception>
    internal static Task<PostGisPlanStore> CreateAsync(
        DatabaseLocation location, Action<IPlanSession> fill, CancellationToken cancellation = default) =>
        OnItsOwnThread(location.Database, () => Connect(location, source => Make(source, location, fill)), cancellation);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        await news.DisposeAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Reads; where the connection had been lost since it was last used, once more on another.</summary>
    protected override Task<TResult> ReadAsync<TResult>(Func<IPlanSession, TResult> read, CancellationToken cancellation) => Work(
        () =>
        {
            try
            {
                using var session = Session(isWriting: false);
                return read(session);
            }
            catch (Exception failure) when (PostGisFaults.IsClosed(failure))
            {
                source.Clear();
                cancellation.ThrowIfCancellationRequested();
                using var session = Session(isWriting: false);
                return read(session);
            }
        },
        cancellation);

    /// <inheritdoc/>
    protected override Task<TResult> WriteAsync<TResult>(
        Guid changeSet, Func<IPlanSession, TResult> write, CancellationToken cancellation) => Work(
        () =>
        {
            if (ReadOnlyBecause is { } reason)
                throw new FaultException(reason);
            for (var isAgain = false; ; isAgain = true)
            {
                using var session = Session(isWriting: true);
                TResult result;
                try
                {
                    result = write(session);
                }
                catch (Exception failure) when (PostGisFaults.IsLost(failure))
                {
                    source.Clear();
                    // Before the action has begun no row was drawn: a connection that was lost while it lay unused is no loss.
                    if (session.HasBegun || isAgain || !PostGisFaults.IsClosed(failure))
                        throw;
                    continue;
                }

                if (session.HasBegun)
                    MakeLasting(session, location, plan, changeSet, source);
                return result;
            }
        },
        cancellation);

    /// <summary>However long the server is away: whoever follows goes on where he was when it is back.</summary>
    protected override async Task<ImmutableArray<HistoryEntry>> EntriesAfterAsync(long number, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await base.EntriesAfterAsync(number, cancellation).ConfigureAwait(false);
            }
            catch (FaultException fault) when (fault.Fault.Code is "STO-DB-LOST" or "STO-DB-UNREACHABLE" or "STO-DB-CROWDED")
            {
                await Task.Delay(News.PauseAfter(attempt), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    protected override Task NewsAfterAsync(long number, CancellationToken cancellation) => news.NextAsync(cancellation);

    private static PostGisPlanStore Connect(DatabaseLocation location, Action<NpgsqlDataSource> before)
    {
        var source = Connections.Source(location.Database);
        try
        {
            before(source);
            using var connection = source.Open();
            return new PostGisPlanStore(location, source, connection);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private static void Make(NpgsqlDataSource source, DatabaseLocation location, Action<IPlanSession> fill)
    {
        var plan = Guid.CreateVersion7();
        var connection = source.Open();
        using var session = new PostGisSession(connection, plan, isWriting: true, Surroundings.Of(connection, location.Database));
        try
        {
            connection.Run("INSERT INTO enclave.stored_plan (plan_id, name) VALUES ($1, $2)", plan, location.Plan);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new FaultException(PostGisFaults.Named("STO-PLAN-EXISTS", location.Database, location.Plan), taken);
        }

        fill(session);
        MakeLasting(session, location, plan, changeSet: null, source);
    }

    /// <summary>Commits; where the connection is lost over it, finds out what became of the action.</summary>
    private static void MakeLasting(PostGisSession session, DatabaseLocation location, Guid plan, Guid? changeSet, NpgsqlDataSource source)
    {
        try
        {
            session.Commit();
        }
        catch (Exception failure) when (PostGisFaults.IsLost(failure))
        {
            source.Clear();
            var wasCommitted = Fate.Of(location.Database, plan, changeSet)
                ?? throw new FaultException(PostGisFaults.Named("STO-DB-FATE-UNKNOWN", location), failure);
            if (!wasCommitted)
                throw;
        }
    }

    private PostGisSession Session(bool isWriting)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return new PostGisSession(source.Open(), plan, isWriting, surroundings);
    }

    private Task<TResult> Work<TResult>(Func<TResult> work, CancellationToken cancellation) => OnItsOwnThread(location, work, cancellation);

    /// <summary>
    /// Not on a thread of the pool: there Npgsql sends the later part of a batch while the reader waits, and as many readers as
    /// the pool has threads would keep it from doing so until they all gave up.
    /// </summary>
    private static Task<TResult> OnItsOwnThread<TResult>(object place, Func<TResult> work, CancellationToken cancellation) => Task.Factory.StartNew(
        () => PostGisFaults.Guard(place, work), cancellation, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}

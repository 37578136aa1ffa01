using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.Sessions;
using Npgsql;

namespace EnclavePlanner.Storage.PostGis;

/// <summary>A plan in a PostGIS database, where many work on it at once.</summary>
internal sealed class PostGisPlanStore : SessionStore
{
    private readonly DatabaseLocation location;
    private readonly NpgsqlDataSource source;
    private readonly Guid plan;
    private readonly bool canCopy;
    private readonly News news;
    private volatile bool isDisposed;

    private PostGisPlanStore(DatabaseLocation location, NpgsqlDataSource source, Guid plan, bool canCopy, Fault? readOnlyBecause)
    {
        (this.location, this.source, this.plan, this.canCopy, ReadOnlyBecause) = (location, source, plan, canCopy, readOnlyBecause);
        news = new News(source, plan);
    }

    /// <summary>The address of the plan; never a password.</summary>
    public override string Location => location.ToString();

    /// <inheritdoc/>
    public override Fault? ReadOnlyBecause { get; }

    /// <summary>Opens a plan.</summary>
    /// <param name="location">Where it is.</param>
    /// <param name="password">A password that the user typed; null where PGPASSWORD or .pgpass has it, or none is needed.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FaultException">
    /// STO-PLAN-MISSING: the database has no plan of this name. Or as <see cref="PlanDatabase.RequireReady"/>, or why the
    /// database cannot be reached.
    /// </exception>
    internal static Task<PostGisPlanStore> OpenAsync(DatabaseLocation location, string? password, CancellationToken cancellation = default) =>
        Task.Run(() => PostGisFaults.Guard(location.Database, () => Open(location, password)), cancellation);

    /// <summary>Makes a plan with a history of its own, whole or not at all, and opens it.</summary>
    /// <param name="location">Where; the name must be free.</param>
    /// <param name="password">As for <see cref="OpenAsync"/>.</param>
    /// <param name="fill">Writes the history.</param>
    /// <param name="cancellation">Stops the work; nothing remains.</param>
    /// <exception cref="FaultException">STO-PLAN-EXISTS, or as <see cref="OpenAsync"/>.</exception>
    internal static async Task<PostGisPlanStore> CreateAsync(
        DatabaseLocation location, string? password, Action<IPlanSession> fill, CancellationToken cancellation = default)
    {
        await Task.Run(
            () => PostGisFaults.Guard(location, () =>
            {
                using var source = Ready(location, password);
                Make(source, location, fill);
                return true;
            }),
            cancellation).ConfigureAwait(false);
        return await OpenAsync(location, password, CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        await news.DisposeAsync().ConfigureAwait(false);
        await source.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override Task<TResult> ReadAsync<TResult>(Func<IPlanSession, TResult> read, CancellationToken cancellation) => Work(
        () =>
        {
            using var session = Session(isWriting: false);
            return read(session);
        },
        cancellation);

    /// <inheritdoc/>
    protected override Task<TResult> WriteAsync<TResult>(
        Guid changeSet, Func<IPlanSession, TResult> write, CancellationToken cancellation) => Work(
        () =>
        {
            if (ReadOnlyBecause is { } reason)
                throw new FaultException(reason);
            using var session = Session(isWriting: true);
            var result = write(session);
            session.Commit();
            return result;
        },
        cancellation);

    /// <inheritdoc/>
    protected override Task NewsAfterAsync(long number, CancellationToken cancellation) => news.NextAsync(cancellation);

    private static PostGisPlanStore Open(DatabaseLocation location, string? password)
    {
        var source = Ready(location, password);
        try
        {
            using var connection = source.OpenConnection();
            if (connection.Scalar("SELECT plan_id FROM enclave.stored_plan WHERE name = $1", location.Plan) is not Guid plan)
                throw Missing(connection, location);
            var canCopy = connection.Scalar("SELECT NOT row_security_active('enclave.parcel')") is true;
            var isReadOnly = connection.Scalar("SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only')::boolean") is true;
            return new PostGisPlanStore(location, source, plan, canCopy, isReadOnly ? PostGisFaults.Named("STO-DB-READ-ONLY", location) : null);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    private static FaultException Missing(NpgsqlConnection connection, DatabaseLocation location)
    {
        using var command = connection.Statement("SELECT name FROM enclave.stored_plan ORDER BY name");
        using var record = command.ExecuteReader();
        var names = new List<string>();
        while (record.Read())
            names.Add(record.GetString(0));
        return new FaultException(PostGisFaults.Named(
            names.Count == 0 ? "STO-PLAN-NONE" : "STO-PLAN-MISSING", location.Database, location.Plan, string.Join(", ", names)));
    }

    private static void Make(NpgsqlDataSource source, DatabaseLocation location, Action<IPlanSession> fill)
    {
        var plan = Guid.CreateVersion7();
        var connection = source.OpenConnection();
        using var session = new PostGisSession(connection, plan, isWriting: true, canCopy: connection.Scalar("SELECT NOT row_security_active('enclave.parcel')") is true);
        try
        {
            connection.Run("INSERT INTO enclave.stored_plan (plan_id, name) VALUES ($1, $2)", plan, location.Plan);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new FaultException(PostGisFaults.Named("STO-PLAN-EXISTS", location.Database, location.Plan), taken);
        }

        fill(session);
        session.Commit();
    }

    /// <summary>Connections to a database that is found to be ready.</summary>
    private static NpgsqlDataSource Ready(DatabaseLocation location, string? password)
    {
        string postGis;
        using (var looking = Connections.Source(location.Database, password))
        using (var connection = looking.OpenConnection())
            postGis = PlanDatabase.RequireReady(connection, location.Database);
        return Connections.Source(location.Database, password, PostGisNames.Quote(postGis));
    }

    private PostGisSession Session(bool isWriting)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return new PostGisSession(source.OpenConnection(), plan, isWriting, canCopy);
    }

    private Task<TResult> Work<TResult>(Func<TResult> work, CancellationToken cancellation) =>
        Task.Run(() => PostGisFaults.Guard(location, work), cancellation);
}

using System.Collections.Immutable;
using DbUp;
using DbUp.Engine.Output;
using DbUp.Postgresql;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.PostGis;
using Npgsql;

namespace EnclavePlanner.Storage.Databases;

/// <summary>Makes a database ready for plans, and keeps it so: schema <c>enclave</c>, by steps that are each applied once.</summary>
public static class PlanDatabase
{
    private const string Journal = "schema_version";

    /// <summary>Any number that no other program takes for its locks.</summary>
    private const long UpgradeLock = 0x656e636c617665;

    /// <summary>The steps of this program, in their order.</summary>
    private static readonly ImmutableArray<string> Steps =
    [
        .. typeof(PlanDatabase).Assembly.GetManifestResourceNames().Where(IsStep).Order(StringComparer.Ordinal),
    ];

    /// <summary>Makes the tables of plans. The database is there already, and its user may create schemas in it.</summary>
    /// <param name="address">The database.</param>
    /// <param name="cancellation">Stops it before it begins to write.</param>
    /// <exception cref="FaultException">
    /// STO-DB-INITIALISED: done already. STO-DB-SERVER-OLD, STO-DB-POSTGIS-MISSING, STO-DB-POSTGIS-OLD: the server will not do.
    /// STO-DB-POSTGIS-RIGHT: this user may not create the extension. Or why the database cannot be reached.
    /// </exception>
    public static Task<DatabaseStatus> InitAsync(DatabaseAddress address, CancellationToken cancellation = default) =>
        Work(address, source =>
        {
            using (var connection = source.Open())
            {
                ServerCheck.RequireServer(connection, address);
                if (Applied(connection) is not null)
                    throw new FaultException(PostGisFaults.Named("STO-DB-INITIALISED", address));
                if (ServerCheck.PostGis(connection, address) is null)
                    CreatePostGis(connection, address);
            }

            Apply(address, source);
            return Look(source, address);
        }, cancellation);

    /// <summary>Applies the steps that this program has and the database has not. Plans stay as they are.</summary>
    /// <inheritdoc cref="InitAsync" path="/param"/>
    /// <exception cref="FaultException">STO-DB-NOT-INITIALISED, STO-DB-NEWER, or as <see cref="InitAsync"/>.</exception>
    public static Task<DatabaseStatus> UpgradeAsync(DatabaseAddress address, CancellationToken cancellation = default) =>
        Work(address, source =>
        {
            var status = Look(source, address);
            if (status.State == DatabaseState.NotInitialised)
                throw new FaultException(PostGisFaults.Named("STO-DB-NOT-INITIALISED", address));
            if (status.State == DatabaseState.Newer)
                throw new FaultException(PostGisFaults.Named("STO-DB-NEWER", address));
            Apply(address, source);
            return Look(source, address);
        }, cancellation);

    /// <summary>What the database is, and which plans it holds.</summary>
    /// <inheritdoc cref="InitAsync" path="/param"/>
    /// <exception cref="FaultException">Why the database cannot be reached, or its server will not do.</exception>
    public static Task<DatabaseStatus> StatusAsync(DatabaseAddress address, CancellationToken cancellation = default) =>
        Work(address, source => Look(source, address), cancellation);

    /// <summary>The schema of PostGIS in a database that this program can work with.</summary>
    /// <exception cref="FaultException">STO-DB-NOT-INITIALISED, STO-DB-NEWER, STO-DB-OLDER, or that the server will not do.</exception>
    internal static string RequireReady(NpgsqlConnection connection, DatabaseAddress address)
    {
        ServerCheck.RequireServer(connection, address);
        var code = StateOf(Applied(connection)) switch
        {
            DatabaseState.NotInitialised => "STO-DB-NOT-INITIALISED",
            DatabaseState.Newer => "STO-DB-NEWER",
            DatabaseState.Older => "STO-DB-OLDER",
            _ => null,
        };
        if (code is not null)
            throw new FaultException(PostGisFaults.Named(code, address));
        return ServerCheck.PostGis(connection, address)?.Schema ?? throw new FaultException(PostGisFaults.Named("STO-DB-NOT-INITIALISED", address));
    }

    /// <summary>The place of a plan in its database.</summary>
    /// <exception cref="FaultException">STO-PLAN-MISSING, STO-PLAN-NONE: there is none of this name, or none that this user may see.</exception>
    internal static Guid RequirePlan(NpgsqlConnection connection, DatabaseLocation location)
    {
        if (connection.Scalar("SELECT plan_id FROM enclave.stored_plan WHERE name = $1", location.Plan) is Guid plan)
            return plan;
        var names = Plans(connection);
        throw new FaultException(PostGisFaults.Named(
            names.Length == 0 ? "STO-PLAN-NONE" : "STO-PLAN-MISSING", location.Database, location.Plan, string.Join(", ", names)));
    }

    /// <summary>The names of the plans that this user may see, in their order.</summary>
    internal static ImmutableArray<string> Plans(NpgsqlConnection connection)
    {
        using var command = connection.Statement("SELECT name FROM enclave.stored_plan ORDER BY name");
        using var record = command.ExecuteReader();
        var plans = ImmutableArray.CreateBuilder<string>();
        while (record.Read())
            plans.Add(record.GetString(0));
        return plans.ToImmutable();
    }

    private static DatabaseStatus Look(NpgsqlDataSource source, DatabaseAddress address)
    {
        using var connection = source.Open();
        var server = ServerCheck.RequireServer(connection, address);
        var postGis = ServerCheck.PostGis(connection, address);
        var applied = Applied(connection);
        var state = postGis is null ? DatabaseState.NotInitialised : StateOf(applied);
        var plans = state is DatabaseState.Ready or DatabaseState.Older ? Plans(connection) : [];
        return new DatabaseStatus(address, server.ToString(), postGis?.Version, state, [.. Steps.Except(applied ?? [])], plans);
    }

    private static DatabaseState StateOf(IReadOnlyCollection<string>? applied) => applied switch
    {
        null => DatabaseState.NotInitialised,
        _ when applied.Except(Steps).Any() => DatabaseState.Newer,
        _ when Steps.Except(applied).Any() => DatabaseState.Older,
        _ => DatabaseState.Ready,
    };

    /// <summary>The steps that were applied; null where there are no tables of plans at all.</summary>
    private static List<string>? Applied(NpgsqlConnection connection)
    {
        if (!connection.Holds($"SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'enclave' AND tablename = '{Journal}'"))
            return null;
        using var command = connection.Statement($"SELECT scriptname FROM enclave.{Journal}");
        using var record = command.ExecuteReader();
        var applied = new List<string>();
        while (record.Read())
            applied.Add(record.GetString(0));
        return applied;
    }

    private static void CreatePostGis(NpgsqlConnection connection, DatabaseAddress address)
    {
        try
        {
            connection.Run("CREATE EXTENSION IF NOT EXISTS postgis");
        }
        catch (PostgresException refusal) when (refusal.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new FaultException(PostGisFaults.Named("STO-DB-POSTGIS-RIGHT", address, address.Database), refusal);
        }
    }

    private static void Apply(DatabaseAddress address, NpgsqlDataSource source)
    {
        using var connection = source.Open();
        if (connection.Scalar("SELECT pg_try_advisory_lock($1)", UpgradeLock) is not true)
            throw new FaultException(PostGisFaults.Named("STO-DB-BUSY", address));
        try
        {
            var postGis = ServerCheck.PostGis(connection, address)!.Value.Schema;
            connection.Run("CREATE SCHEMA IF NOT EXISTS enclave");
            // Functions keep this search path, so it holds nothing but what they need.
            using var migrating = Connections.Source(address, $"pg_catalog, enclave, {PostGisNames.Quote(postGis)}, pg_temp");
            var outcome = DeployChanges.To
                .PostgresqlDatabase(new PostgresqlConnectionManager(migrating))
                .WithScriptsEmbeddedInAssembly(typeof(PlanDatabase).Assembly, IsStep)
                .JournalToPostgresqlTable("enclave", Journal)
                .WithVariablesDisabled()
                .WithTransaction()
                .LogTo(new NoOpUpgradeLog())
                .Build()
                .PerformUpgrade();
            if (!outcome.Successful)
                throw outcome.Error;
        }
        finally
        {
            connection.Run("SELECT pg_advisory_unlock($1)", UpgradeLock);
        }
    }

    private static bool IsStep(string resource) => resource.Length > 5 && resource[..4].All(char.IsAsciiDigit) && resource[4] == '-';

    private static Task<DatabaseStatus> Work(
        DatabaseAddress address, Func<NpgsqlDataSource, DatabaseStatus> work, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        return Task.Run(
            () => PostGisFaults.Guard(address, () =>
            {
                using var source = Connections.Source(address);
                return work(source);
            }),
            cancellation);
    }
}

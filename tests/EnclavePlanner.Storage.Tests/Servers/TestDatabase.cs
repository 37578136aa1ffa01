using EnclavePlanner.Storage.Databases;
using Npgsql;

namespace EnclavePlanner.Storage.Tests.Servers;

/// <summary>A database of its own on the server of ENCLAVE_TEST_POSTGIS. It goes with the test run.</summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<TestDatabase> Run = new(() => Ready());

    private readonly NpgsqlConnectionStringBuilder server;

    private TestDatabase()
    {
        server = new NpgsqlConnectionStringBuilder(EnclavePlanner.Tests.PostGis.ConnectionString);
        // As a user has it: the address holds no password.
        Environment.SetEnvironmentVariable("PGPASSWORD", server.Password);
        Name = $"enclave_test_{Guid.NewGuid():N}";
        Server($"CREATE DATABASE {Name}");
    }

    /// <summary>The one that the tests of this run share; each makes plans of its own in it.</summary>
    internal static TestDatabase Shared => Run.Value;

    internal string Name { get; }

    internal int Port => server.Port;

    internal string Owner => server.Username!;

    internal int ServerMajor => (int)Scalar("SELECT current_setting('server_version_num')::integer / 10000")!;

    /// <summary>The database as GDAL names it.</summary>
    internal string ForGdal => $"PG:host={server.Host} port={server.Port} user={server.Username} dbname={Name}";

    internal DatabaseAddress Address => DatabaseAddress.Parse(AddressText());

    internal NpgsqlDataSource Source => field ??= NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = Name, Pooling = false, IncludeErrorDetail = true });

    /// <summary>A database that is not initialised.</summary>
    internal static TestDatabase Empty() => new();

    /// <summary>A database that is.</summary>
    internal static TestDatabase Ready()
    {
        var made = Empty();
        PlanDatabase.InitAsync(made.Address).GetAwaiter().GetResult();
        return made;
    }

    /// <summary>Drops the database that the tests of this run shared.</summary>
    internal static void DropShared()
    {
        if (Run.IsValueCreated)
            Run.Value.Dispose();
    }

    /// <summary>The address, over another port where something stands in between, or as another user.</summary>
    internal string AddressText(int? port = null, string? user = null) =>
        $"postgresql://{Uri.EscapeDataString(user ?? server.Username!)}@{server.Host}:{port ?? server.Port}/{Name}";

    internal PlanLocation Plan(string name, int? port = null, string? user = null) =>
        PlanLocation.Parse($"{AddressText(port, user)}?plan={Uri.EscapeDataString(name)}");

    /// <summary>Makes a user of this database who may do nothing yet.</summary>
    /// <param name="name">What he is called after the database.</param>
    /// <param name="password">His password; null for the one that the tests use anyway.</param>
    internal string MakeUser(string name, string? password = null)
    {
        var user = $"{Name}_{name}";
        Execute($"CREATE ROLE \"{user}\" LOGIN PASSWORD '{password ?? server.Password}'");
        return user;
    }

    /// <summary>Connections of another user.</summary>
    internal NpgsqlDataSource SourceOf(string user) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = user, Database = Name, Pooling = false });

    /// <summary>Runs SQL as plain psql would.</summary>
    internal void Execute(string sql)
    {
        using var command = Source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    internal object? Scalar(string sql)
    {
        using var command = Source.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        // Users and roles are the server's and would stay behind.
        if (Scalar($"SELECT string_agg(format('%I', r.rolname), ', ') FROM pg_roles r WHERE starts_with(r.rolname, '{Name}')") is string roles)
            Execute($"DROP OWNED BY {roles}; DROP ROLE {roles}");
        Source.Dispose();
        Server($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }

    private static void Server(string sql)
    {
        using var command = EnclavePlanner.Tests.PostGis.DataSource.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}

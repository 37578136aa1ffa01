using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EnclavePlanner.Benchmarks.Inputs;
using Npgsql;

namespace EnclavePlanner.Benchmarks.Plans;

/// <summary>
/// A PostgreSQL of its own as it is when nobody has tuned it: what is committed is on the disk (fsync, synchronous_commit). A
/// server for tests does without, and its figures would flatter every commit.
/// </summary>
internal sealed class LastingCluster : IAsyncDisposable
{
    private const string Installations = "/usr/lib/postgresql";

    private readonly string folder;
    private readonly string binaries;

    private LastingCluster(string folder, string binaries, int port) => (this.folder, this.binaries, Port) = (folder, binaries, port);

    internal int Port { get; }

    /// <exception cref="MissingException">There is no PostgreSQL here to start.</exception>
    internal static async Task<LastingCluster> StartAsync()
    {
        var newest = Directory.Exists(Installations)
            ? Directory.GetDirectories(Installations).MaxBy(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            : null;
        if (newest is null)
            throw new MissingException("PostgreSQL (Debian packages postgresql and postgresql-postgis)");
        var cluster = new LastingCluster(await AskAsync("mktemp", "-d"), $"{newest}/bin", FreePort());
        await AskAsync($"{cluster.binaries}/initdb", "-D", $"{cluster.folder}/data", "-U", "enclave", "-A", "trust", "-E", "UTF8", "--locale=C");
        await AskAsync(
            $"{cluster.binaries}/pg_ctl", "-D", $"{cluster.folder}/data", "-w", "-l", $"{cluster.folder}/log", "-o",
            $"-p {cluster.Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={cluster.folder}", "start");
        return cluster;
    }

    /// <summary>A database as the program names it.</summary>
    internal string Address(string database, string user = "enclave") => $"postgresql://{user}@127.0.0.1:{Port}/{database}";

    /// <summary>The same as GDAL does.</summary>
    internal string ForGdal(string database) => $"PG:host=127.0.0.1 port={Port} user=enclave dbname={database}";

    /// <summary>Makes an empty database in place of the one of this name, and lets the server finish with what was there before.</summary>
    internal async Task MakeAsync(string database)
    {
        await SqlAsync("postgres", $"DROP DATABASE IF EXISTS {database}");
        await SqlAsync("postgres", $"CREATE DATABASE {database}");
        await SqlAsync("postgres", "CHECKPOINT");
    }

    internal async Task SqlAsync(string database, string statement)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Username = "enclave",
            Database = database,
            Pooling = false,
            CommandTimeout = 600,
        };
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await AskAsync($"{binaries}/pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");
        await AskAsync("rm", "-rf", folder);
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Task<string> AskAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? OtherProcess.AskAsync("runuser", ["-u", "postgres", "--", program, .. arguments])
        : OtherProcess.AskAsync(program, arguments);
}

using System.Globalization;
using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Tests;
using Npgsql;

namespace EnclavePlanner.Benchmarks.Plans;

/// <summary>
/// The same parcels in a plan in a database: loaded with rules and history, beside ogr2ogr with COPY, from a FlatGeobuf of them,
/// into a table with a spatial index; then opened, looked at by window, and edited one by one, by the owner and by a planner
/// whom row-level security restricts. Each in a process of its own.
/// </summary>
internal static class MillionParcelDatabase
{
    private const string Plan = "plan";

    internal static async Task RunAsync(string scenario)
    {
        if (Environment.GetEnvironmentVariable("ENCLAVE_TEST_POSTGIS") is not { Length: > 0 } named)
            throw new MissingException("PostGIS (an Npgsql connection string in ENCLAVE_TEST_POSTGIS)");
        if (!OtherProcess.IsInstalled("ogr2ogr"))
            throw new MissingException("ogr2ogr (Debian package gdal-bin)");
        var server = new NpgsqlConnectionStringBuilder(named);
        Environment.SetEnvironmentVariable("PGPASSWORD", server.Password);
        var database = $"enclave_benchmark_{Guid.NewGuid():N}";
        using var folder = new TemporaryFolder();
        try
        {
            await MeasureAsync(scenario, server, database, folder);
        }
        finally
        {
            await RunAsync(server, server.Database!, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
            await RunAsync(server, server.Database!, $"""DROP ROLE IF EXISTS "{database}_planner", "{database}.reader", "{database}.planner", "{database}.origin_editor", "{database}.host_editor" """);
        }
    }

    private static async Task MeasureAsync(string scenario, NpgsqlConnectionStringBuilder server, string database, TemporaryFolder folder)
    {
        var peaks = new Dictionary<string, long>();
        var address = $"postgresql://{server.Username}@{server.Host}:{server.Port}/{database}";
        var location = $"{address}?plan={Plan}";
        var source = folder.File("source.fgb");
        var file = folder.File("plan.gpkg");
        await PlanWorkOf("load", file, peaks);
        await OtherProcess.TimeAsync("ogr2ogr", "-f", "FlatGeobuf", source, file, "parcels_440300");
        peaks.Clear();

        await Race.RunAsync(
            scenario,
            "load",
            1,
            3,
            new("enclave", async () =>
            {
                await RunAsync(server, server.Database!, $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
                await RunAsync(server, server.Database!, $"CREATE DATABASE {database}");
                await PlanDatabase.InitAsync(DatabaseAddress.Parse(address));
                return await PlanWorkOf("load", location, peaks);
            }),
            new("ogr2ogr", async () =>
            {
                await RunAsync(server, database, "DROP TABLE IF EXISTS public.copied");
                return await OtherProcess.TimeAsync(
                    "ogr2ogr",
                    "--config", "PG_USE_COPY", "YES", "-f", "PostgreSQL",
                    $"PG:host={server.Host} port={server.Port} user={server.Username} dbname={database}",
                    source, "-nln", "public.copied", "-lco", "GEOMETRY_NAME=geom");
            }));
        await RunAsync(server, database, $"""DROP TABLE public.copied; VACUUM ANALYZE; CREATE ROLE "{database}_planner" LOGIN PASSWORD '{server.Password}'""");
        var member = PlanMembers.GrantAsync(Storage.PlanLocation.Parse(location), $"{database}_planner", PlanRight.Planner);
        await member;
        var his = location.Replace($"{server.Username}@", $"{database}_planner@", StringComparison.Ordinal);
        foreach (var step in new[] { "round-trip", "open", "window", "edit" })
        {
            await Race.RunAsync(
                scenario, step, 1, 5, new("enclave", () => PlanWorkOf(step, location, peaks)), new("member", () => PlanWorkOf(step, his, peaks)));
        }

        foreach (var (step, bytes) in peaks)
            await Console.Error.WriteLineAsync($"{scenario}, {step}: peak working set {bytes >> 20} MiB");
    }

    private static async Task<TimeSpan> PlanWorkOf(string step, string location, Dictionary<string, long> peaks)
    {
        var said = await OtherProcess.AskAsync(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "EnclavePlanner.Benchmarks.dll"), "plan-work", step, location);
        var words = said.Split(' ');
        peaks[step] = Math.Max(peaks.GetValueOrDefault(step), long.Parse(words[1], CultureInfo.InvariantCulture));
        return TimeSpan.FromMilliseconds(double.Parse(words[0], CultureInfo.InvariantCulture));
    }

    private static async Task RunAsync(NpgsqlConnectionStringBuilder server, string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database, Pooling = false, CommandTimeout = 600 });
        foreach (var statement in sql.Split(';'))
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }
}

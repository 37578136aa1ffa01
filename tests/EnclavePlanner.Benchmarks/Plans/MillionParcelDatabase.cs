using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Benchmarks.Plans;

/// <summary>
/// The same parcels in a plan in a database: loaded with rules and history, beside ogr2ogr with COPY, from a FlatGeobuf of them,
/// into a table with a spatial index; then opened, looked at by window, and edited one by one. All of it by the owner, and by a
/// planner whom row-level security restricts. Each in a process of its own, on a server of its own that loses nothing.
/// </summary>
internal static class MillionParcelDatabase
{
    private const string Planner = "planner";

    internal static async Task RunAsync(string scenario)
    {
        if (!OtherProcess.IsInstalled("ogr2ogr"))
            throw new MissingException("ogr2ogr (Debian package gdal-bin)");
        await using var cluster = await LastingCluster.StartAsync();
        await cluster.SqlAsync("postgres", $"CREATE ROLE {Planner} LOGIN");
        using var folder = new TemporaryFolder();
        var source = folder.File("source.fgb");
        await MakeSourceAsync(folder.File("plan.gpkg"), source);
        var (owner, member) = (new PlanProcesses(scenario), new PlanProcesses($"{scenario}, member"));
        string owners = Plan("owners", "enclave"), members = Plan("members", Planner);

        await Race.RunAsync(
            scenario,
            "load",
            1,
            5,
            new("enclave", async () =>
            {
                await MakePlanAsync("owners");
                return await owner.RunAsync("fill", owners);
            }),
            new("ogr2ogr", async () =>
            {
                await cluster.MakeAsync("copied");
                await cluster.SqlAsync("copied", "CREATE EXTENSION postgis");
                return await OtherProcess.TimeAsync(
                    "ogr2ogr", "--config", "PG_USE_COPY", "YES", "-f", "PostgreSQL", cluster.ForGdal("copied"), source, "-nln", "parcels");
            }),
            new("member", async () =>
            {
                await MakePlanAsync("members");
                return await member.RunAsync("fill", members);
            }));

        members = Plan("owners", Planner);
        await cluster.SqlAsync("owners", "VACUUM ANALYZE");
        foreach (var step in new[] { "round-trip", "open", "window", "first-picture", "tiles", "edit" })
        {
            await Race.RunAsync(
                scenario, step, 1, 5, new("enclave", () => owner.RunAsync(step, owners)), new("member", () => member.RunAsync(step, members)));
        }

        await owner.TellPeaksAsync();
        await member.TellPeaksAsync();

        string Plan(string database, string user) => $"{cluster.Address(database, user)}?plan=plan";

        async Task MakePlanAsync(string database)
        {
            await cluster.MakeAsync(database);
            await PlanDatabase.InitAsync(DatabaseAddress.Parse(cluster.Address(database)));
            await owner.RunAsync("make", Plan(database, "enclave"));
            await PlanMembers.GrantAsync(PlanLocation.Parse(Plan(database, "enclave")), Planner, PlanRight.Planner);
        }
    }

    private static async Task MakeSourceAsync(string plan, string source)
    {
        await new PlanProcesses("source").RunAsync("load", plan);
        await OtherProcess.TimeAsync("ogr2ogr", "-f", "FlatGeobuf", source, plan, "parcels_440300");
    }
}

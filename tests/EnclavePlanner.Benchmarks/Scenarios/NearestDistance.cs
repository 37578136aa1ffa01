using System.Diagnostics;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;
using Npgsql;

namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>
/// Nearest distances of 10,000 pairs of polygons of eight vertices, one thread: parcels of one block (30–500 m apart), of
/// one city, and of two cities in different zones. Beside it ST_Distance(geography) on the same polygons in degrees, in
/// a table on the server, without parallel workers. How far the two differ goes to stderr: PostGIS is right to some 1e-5.
/// </summary>
internal static class NearestDistance
{
    private const int Pairs = 10_000;
    private const string Table = "nearest_distance_pairs";

    private static readonly Crs Shenzhen = CrsRegistry.Get(4547);
    private static readonly Crs Liaocheng = CrsRegistry.Get(4548);
    private static readonly GeographicPoint MiddleOfShenzhen = new(114.06, 22.60);
    private static readonly GeographicPoint MiddleOfLiaocheng = new(115.99, 36.45);

    internal static async Task RunAsync(string scenario)
    {
        var random = new Random(10_000);
        await RaceAsync(scenario, "within-a-block", Shenzhen, () =>
        {
            var place = About(random, Shenzhen, MiddleOfShenzhen, 20_000);
            var (sin, cos) = Math.SinCos(random.NextDouble() * 2 * Math.PI);
            var apart = 90 + random.NextDouble() * 470;
            return (Octagon(random, Shenzhen, place), Octagon(random, Shenzhen, new Coordinate(place.X + apart * cos, place.Y + apart * sin)));
        });
        await RaceAsync(scenario, "within-a-city", Shenzhen, () => (
            Octagon(random, Shenzhen, About(random, Shenzhen, MiddleOfShenzhen, 20_000)),
            Octagon(random, Shenzhen, About(random, Shenzhen, MiddleOfShenzhen, 20_000))));
        await RaceAsync(scenario, "between-two-zones", Liaocheng, () => (
            Octagon(random, Shenzhen, About(random, Shenzhen, MiddleOfShenzhen, 20_000)),
            Octagon(random, Liaocheng, About(random, Liaocheng, MiddleOfLiaocheng, 20_000))));
    }

    private static async Task RaceAsync(string scenario, string step, Crs second, Func<(Polygon, Polygon)> pair)
    {
        var pairs = Enumerable.Range(0, Pairs).Select(_ => pair()).ToList();
        double ours = 0, theirs = 0;
        List<Contender> contenders =
        [
            new("enclave", () =>
            {
                var clock = Stopwatch.StartNew();
                ours = pairs.Sum(both => NearestPoints.Between(both.Item1, Shenzhen, both.Item2, second).LengthMetres);
                return Task.FromResult(clock.Elapsed);
            }),
        ];
        await using var server = await ServerAsync(scenario);
        if (server is not null)
        {
            await FillAsync(server, pairs, second);
            contenders.Add(new("postgis", async () =>
            {
                await using var sum = new NpgsqlCommand($"select sum(ST_Distance(a, b)) from {Table}", server);
                var clock = Stopwatch.StartNew();
                theirs = (double)(await sum.ExecuteScalarAsync())!;
                return clock.Elapsed;
            }));
        }

        await Race.RunAsync(scenario, step, 2, 5, contenders);
        if (server is not null)
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"{scenario}, {step}: the mean distance is {ours / Pairs:F4} m here, {theirs / Pairs:F4} m in PostGIS."));
    }

    private static async Task<NpgsqlConnection?> ServerAsync(string scenario)
    {
        if (Environment.GetEnvironmentVariable("ENCLAVE_TEST_POSTGIS") is not { Length: > 0 } text)
        {
            await Console.Error.WriteLineAsync($"{scenario}: no PostGIS named in ENCLAVE_TEST_POSTGIS; left out.");
            return null;
        }

        var connection = new NpgsqlConnection(text);
        await connection.OpenAsync();
        await using var alone = new NpgsqlCommand("set max_parallel_workers_per_gather = 0", connection);
        await alone.ExecuteNonQueryAsync();
        return connection;
    }

    private static async Task FillAsync(NpgsqlConnection server, List<(Polygon First, Polygon Second)> pairs, Crs second)
    {
        await using (var make = new NpgsqlCommand($"create temporary table if not exists {Table} (a geography, b geography); truncate {Table}", server))
            await make.ExecuteNonQueryAsync();
        await using var insert = new NpgsqlCommand(
            $"insert into {Table} select ST_GeomFromText(x, 4326)::geography, ST_GeomFromText(y, 4326)::geography from unnest($1, $2) t(x, y)", server);
        insert.Parameters.Add(new() { Value = pairs.Select(both => Degrees(both.First, Shenzhen)).ToArray() });
        insert.Parameters.Add(new() { Value = pairs.Select(both => Degrees(both.Second, second)).ToArray() });
        await insert.ExecuteNonQueryAsync();
    }

    private static string Degrees(Polygon polygon, Crs crs) => "POLYGON ((" + string.Join(", ", polygon.Coordinates.Select(vertex =>
    {
        var place = crs.ToGeographic(vertex);
        return FormattableString.Invariant($"{place.LongitudeDegrees:R} {place.LatitudeDegrees:R}");
    })) + "))";

    private static Coordinate About(Random random, Crs crs, GeographicPoint middle, double reach)
    {
        var centre = crs.FromGeographic(middle);
        return new Coordinate(centre.X + (2 * random.NextDouble() - 1) * reach, centre.Y + (2 * random.NextDouble() - 1) * reach);
    }

    private static Polygon Octagon(Random random, Crs crs, Coordinate centre)
    {
        var ring = Enumerable.Range(0, 8).Select(i =>
        {
            var radius = 15 + random.NextDouble() * 15;
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / 8);
            return new Coordinate(centre.X + radius * cos, centre.Y + radius * sin);
        }).ToList();
        var factory = SurveyGrid.FactoryFor(crs);
        return (Polygon)SurveyGrid.Snap(factory.CreatePolygon([.. ring, ring[0].Copy()]));
    }
}

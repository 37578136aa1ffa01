using System.Diagnostics;
using System.Globalization;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using NetTopologySuite.Geometries;
using Npgsql;

namespace EnclavePlanner.Benchmarks.Plans;

/// <summary>One piece of work on a plan, in a file or a database, in a process of its own, which says how long it took (the median where it is done often) and its peak working set.</summary>
internal static class PlanWork
{
    internal const int Count = 1_000_000;

    private const string City = "440300";
    private const int Vertices = 8;
    private const int Zone = 4547;
    private const int Windows = 1000;
    private const int Edits = 100;

    private static readonly string[] Classes = ["0101", "0103", "0201", "0301", "0601", "0701", "0702", "0801", "0901", "1001", "1207", "1401"];

    /// <summary>1,000 of a million parcels strewn over 60 km by 40 km.</summary>
    private const double WindowSide = 1520;

    internal static async Task<int> RunAsync(string step, string path)
    {
        var milliseconds = step switch
        {
            "make" => await MakeAsync(path),
            "load" => await LoadAsync(path),
            "fill" => await FillAsync(path),
            "open" => await OpenAsync(path),
            "window" => await WindowAsync(path),
            "edit" => await EditAsync(path),
            "first-picture" => await TileWork.FirstPictureAsync(path),
            "tiles" => await TileWork.AnywhereAsync(path),
            "round-trip" => await RoundTripAsync(path),
            _ => throw new ArgumentException($"There is no step '{step}'.", nameof(step)),
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds:R} {Process.GetCurrentProcess().PeakWorkingSet64}"));
        return 0;
    }

    private static async Task<double> MakeAsync(string path)
    {
        var cities = new[]
        {
            new City { Id = Guid.CreateVersion7(), Code = City, Name = "深圳市", Role = CityRole.Host, Epsg = Zone },
            new City { Id = Guid.CreateVersion7(), Code = "371500", Name = "聊城市", Role = CityRole.Origin, Epsg = 4548 },
        };
        var clock = Stopwatch.StartNew();
        var first = ChangeSet.Of("benchmark", TimeProvider.System.GetLocalNow(), "benchmark", PlanSetup.Begin("benchmark", cities));
        await (await PlanStores.CreateAsync(PlanLocation.Parse(path), first)).DisposeAsync();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> LoadAsync(string path)
    {
        await MakeAsync(path);
        return await FillAsync(path);
    }

    /// <summary>Into a plan that is there and has no land.</summary>
    private static async Task<double> FillAsync(string path)
    {
        var clock = Stopwatch.StartNew();
        await using (var store = await PlanStores.OpenAsync(PlanLocation.Parse(path)))
            await store.CommitAsync(ChangeSetHead.Of("benchmark", TimeProvider.System.GetLocalNow(), "load"), Parcels());
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> OpenAsync(string path)
    {
        var clock = Stopwatch.StartNew();
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(path));
        var overview = await store.ReadOverviewAsync();
        var time = clock.Elapsed.TotalMilliseconds;
        return overview.Layers.Any(layer => layer.Count == Count) ? time : throw new InvalidOperationException("The plan is not the one that was loaded.");
    }

    private static async Task<double> WindowAsync(string path)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(path));
        var (random, times, found) = (new Random(Windows), new List<double>(), 0L);
        for (var window = 0; window < Windows; window++)
        {
            var (east, north) = (482_000 + random.NextDouble() * 54_000, 2_482_000 + random.NextDouble() * 34_000);
            var clock = Stopwatch.StartNew();
            found += (await store.ReadWindowAsync(PlanLayer.Parcels, City, new Envelope(east, east + WindowSide, north, north + WindowSide))).Count;
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        await Console.Error.WriteLineAsync($"window: {found / Windows} parcels each");
        return Median(times);
    }

    /// <summary>To the server of a plan in a database and back: the least that anything there can take.</summary>
    private static async Task<double> RoundTripAsync(string path)
    {
        var database = ((DatabaseLocation)PlanLocation.Parse(path)).Database;
        await using var connection = new NpgsqlConnection($"Host={database.Host};Port={database.Port};Username={database.User};Database={database.Database}");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.PrepareAsync();
        var times = new List<double>();
        for (var trip = 0; trip < Windows; trip++)
        {
            var clock = Stopwatch.StartNew();
            await command.ExecuteScalarAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Median(times);
    }

    private static async Task<double> EditAsync(string path)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(path));
        var parcels = await store.ReadWindowAsync(PlanLayer.Parcels, City, new Envelope(510_000, 510_600, 2_500_000, 2_500_600));
        var times = new List<double>();
        foreach (var parcel in parcels.OfType<Parcel>().Take(Edits))
        {
            var change = RowChange.Update(parcel, parcel with { Owner = $"{parcel.Owner} {parcel.Version}" });
            var clock = Stopwatch.StartNew();
            await store.CommitAsync(ChangeSet.Of("benchmark", TimeProvider.System.GetLocalNow(), "edit", [change]));
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return Median(times);
    }

    private static IEnumerable<RowChange> Parcels()
    {
        var random = new Random(Zone);
        var factory = SurveyGrid.FactoryFor(CrsRegistry.Get(Zone));
        var directions = Enumerable.Range(0, Vertices).Select(i => Math.SinCos(2 * Math.PI * i / Vertices)).ToArray();
        for (var parcel = 0; parcel < Count; parcel++)
        {
            double east = 480_000 + random.NextDouble() * 60_000, north = 2_480_000 + random.NextDouble() * 40_000;
            var ring = new Coordinate[Vertices + 1];
            for (var i = 0; i < Vertices; i++)
            {
                var radius = 18 + random.NextDouble() * 10;
                ring[i] = new Coordinate(Math.Round(east + radius * directions[i].Cos, 4), Math.Round(north + radius * directions[i].Sin, 4));
            }

            ring[Vertices] = ring[0].Copy();
            yield return RowChange.Insert(new Parcel
            {
                Id = Guid.CreateVersion7(),
                CityCode = City,
                Number = parcel.ToString(CultureInfo.InvariantCulture),
                // Quarters of one class for the most part, as in a city.
                LandUseCode = Classes[random.Next(10) < 7 ? ((int)(east / 700) * 7 + (int)(north / 700)) % Classes.Length : random.Next(Classes.Length)],
                Owner = "某村集体",
                Geometry = factory.CreatePolygon(ring),
            });
        }
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}

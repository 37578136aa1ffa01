using System.Collections.Concurrent;
using System.Diagnostics;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Tiles;

namespace EnclavePlanner.Benchmarks.Plans;

/// <summary>Tiles of a million parcels strewn over 60 km by 40 km, as the window asks for them: several at a time.</summary>
internal static class TileWork
{
    private const string City = "440300";
    private const int Tiles = 800;
    private const int AtATime = 8;
    private const double West = 480_000, South = 2_480_000, Width = 60_000, Height = 40_000;

    /// <summary>The zoom at which the city fits a pane of some 700 pixels, and that of a street.</summary>
    private const int WholeCity = 13, Street = 20;

    /// <summary>All tiles of the whole city, from a plan that is just opened: until the last is there.</summary>
    internal static async Task<double> FirstPictureAsync(string path)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(path));
        var (first, last) = (TileAt(West, South + Height, WholeCity), TileAt(West + Width, South, WholeCity));
        var tiles = from row in Enumerable.Range(first.Row, last.Row - first.Row + 1)
                    from column in Enumerable.Range(first.Column, last.Column - first.Column + 1)
                    select new TileAddress(WholeCity, column, row);
        var clock = Stopwatch.StartNew();
        await CutAsync(store, tiles.ToList());
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>Tiles anywhere, of all zooms alike, once the first picture is there: the 95th percentile of what one is waited for.</summary>
    internal static async Task<double> AnywhereAsync(string path)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(path));
        await store.ReadTileAsync(City, TileAt(West, South, WholeCity));
        var random = new Random(Tiles);
        var tiles = Enumerable.Range(0, Tiles)
            .Select(_ => TileAt(West + random.NextDouble() * Width, South + random.NextDouble() * Height, random.Next(WholeCity, Street + 1)))
            .ToList();
        var times = await CutAsync(store, tiles);
        foreach (var zoom in times.GroupBy(time => time.Tile.Zoom).OrderBy(zoom => zoom.Key))
        {
            await Console.Error.WriteLineAsync(
                $"zoom {zoom.Key}: {Percentile(zoom.Select(time => time.Milliseconds), 0.5):F1} ms, 95 %: {Percentile(zoom.Select(time => time.Milliseconds), 0.95):F1} ms, {zoom.Average(time => time.Bytes) / 1024:F0} KiB");
        }

        return Percentile(times.Select(time => time.Milliseconds), 0.95);
    }

    private static async Task<IReadOnlyCollection<(TileAddress Tile, double Milliseconds, int Bytes)>> CutAsync(IPlanStore store, List<TileAddress> tiles)
    {
        var times = new ConcurrentBag<(TileAddress, double, int)>();
        await Parallel.ForEachAsync(tiles, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (tile, cancellation) =>
        {
            var clock = Stopwatch.StartNew();
            var bytes = await store.ReadTileAsync(City, tile, cancellation: cancellation);
            times.Add((tile, clock.Elapsed.TotalMilliseconds, bytes.Length));
        });
        return times;
    }

    private static TileAddress TileAt(double east, double north, int zoom)
    {
        var side = TileAddress.MetresPerPixel(zoom) * TileAddress.Pixels;
        return new TileAddress(zoom, (int)((east + TileAddress.Reach) / side), (int)((TileAddress.Reach - north) / side));
    }

    private static double Percentile(IEnumerable<double> times, double share)
    {
        var sorted = times.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}

using System.Globalization;
using System.Text;
using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Timing;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Benchmarks.Plans;

/// <summary>
/// A million parcels of eight vertices from a shapefile into an empty plan file, and from the plan into a shapefile and GeoJSON,
/// by the published command line; beside it ogr2ogr with the same files. Then a boundary-point file of 100,000 points. Each in a process of
/// its own, timed from its start to its end.
/// </summary>
internal static class MillionParcelExchange
{
    private const string City = "440300";
    private const int Points = 100_000;
    private const int PointsOfParcel = 8;

    internal static async Task RunAsync(string scenario)
    {
        if (!OtherProcess.IsInstalled("ogr2ogr"))
            throw new MissingException("ogr2ogr (Debian package gdal-bin)");
        using var folder = new TemporaryFolder();
        string plan = folder.File("plan.gpkg"), empty = folder.File("empty.gpkg"), source = folder.File("source.shp"), points = folder.File("points.txt");
        await new PlanProcesses(scenario).RunAsync("load", plan);
        await new PlanProcesses(scenario).RunAsync("make", empty);
        await OtherProcess.TimeAsync(
            "ogr2ogr", "-f", "ESRI Shapefile", source, plan, "-lco", "ENCODING=GBK", "-sql",
            $"SELECT geom, number AS TBBH, land_use_code AS YDYHFLDM, owner AS QSDWMC FROM parcels_{City}");
        await File.WriteAllTextAsync(points, BoundaryPoints(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        var enclave = await PublishedAsync(folder.File("publish"));
        await RaceAsync("import", path => ["import", Copied(path), source, "--city", City, "--layer", "parcels"], ".gpkg", path => ["-f", "GPKG", path, source]);
        await RaceAsync("export-shp", path => ["export", "shp", plan, "-o", path, "--layer", "parcels"], ".shp", path => ["-f", "ESRI Shapefile", path, plan, $"parcels_{City}"]);
        await RaceAsync(
            "export-geojson", path => ["export", "geojson", plan, "-o", path, "--layer", "parcels"], ".geojson",
            path => ["-f", "GeoJSON", "-lco", "RFC7946=YES", path, plan, $"parcels_{City}"]);
        await RaceAsync("import-txt", path => ["import", Copied(path), points, "--city", City, "--layer", "parcels"], ".gpkg", theirs: null);

        string Copied(string path)
        {
            File.Copy(empty, path);
            return path;
        }

        async Task RaceAsync(string step, Func<string, string[]> ours, string ending, Func<string, string[]>? theirs)
        {
            var peak = 0L;
            List<Contender> contenders =
            [
                new("enclave", () => InFolderAsync(async target =>
                {
                    var run = await OtherProcess.WatchAsync(enclave, ours(target));
                    peak = Math.Max(peak, run.Peak);
                    return run.Time;
                })),
            ];
            if (theirs is not null)
                contenders.Add(new("ogr2ogr", () => InFolderAsync(target => OtherProcess.TimeAsync("ogr2ogr", theirs(target)))));
            await Race.RunAsync(scenario, step, 0, 5, contenders);
            await Console.Error.WriteLineAsync($"{scenario}, {step}: peak working set {peak >> 20} MiB");

            async Task<TimeSpan> InFolderAsync(Func<string, Task<TimeSpan>> work)
            {
                using var own = new TemporaryFolder();
                return await work(own.File("out" + ending));
            }
        }
    }

    /// <summary>The program as its users have it: compiled beforehand, by README's command.</summary>
    private static async Task<string> PublishedAsync(string folder)
    {
        await OtherProcess.TimeAsync(
            "dotnet", "publish", Path.Combine(Repository.Root, "src", "EnclavePlanner.Cli"), "-c", "Release", "--use-current-runtime",
            "--self-contained", "false", "-p:PublishSingleFile=true", "-o", folder);
        return Path.Combine(folder, "enclave");
    }

    /// <summary>Squares of eight points each, 40 m wide, in rows of a hundred.</summary>
    private static string BoundaryPoints()
    {
        (int East, int North)[] corners = [(0, 40), (20, 40), (40, 40), (40, 20), (40, 0), (20, 0), (0, 0), (0, 20)];
        var text = new StringBuilder("[属性描述]\r\n坐标系=2000国家大地坐标系\r\n几度分带=3\r\n投影类型=高斯克吕格\r\n计量单位=米\r\n带号=38\r\n精度=0.001\r\n转换参数=,,,,,,\r\n[地块坐标]\r\n");
        for (var parcel = 0; parcel < Points / PointsOfParcel; parcel++)
        {
            int east = 38_480_000 + (parcel % 100 * 50), north = 2_480_000 + (parcel / 100 * 50);
            text.Append(CultureInfo.InvariantCulture, $"{PointsOfParcel + 1},0.16,{parcel},地块{parcel},面,,,,@\r\n");
            for (var point = 0; point <= PointsOfParcel; point++)
            {
                var (x, y) = corners[point % PointsOfParcel];
                text.Append(CultureInfo.InvariantCulture, $"J{(point % PointsOfParcel) + 1},1,{north + y}.123,{east + x}.456\r\n");
            }
        }

        return text.ToString();
    }
}

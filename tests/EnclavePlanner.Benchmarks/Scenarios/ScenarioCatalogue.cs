using EnclavePlanner.Benchmarks.Inputs;
using EnclavePlanner.Benchmarks.Memory;
using EnclavePlanner.Benchmarks.Plans;
using EnclavePlanner.EndToEnd.Programs;

namespace EnclavePlanner.Benchmarks.Scenarios;

/// <summary>All scenarios. What this machine lacks is said on stderr and left out.</summary>
internal static class ScenarioCatalogue
{
    internal static IReadOnlyList<Scenario> All { get; } =
    [
        new("start-to-first-map", "from the start of the program to the sample plan's two maps drawn in Chromium", StartToFirstMap.RunAsync),
        new("drafting", "a corner dragged with 500 plots in view; from the release to new areas and sums with 2,000", DraftingInWindow.RunAsync),
        new("paris-import-measure-show", "6,821 parcels imported and measured, in the library and in the window", ParisImport.RunAsync),
        new("areas", "a million parcels measured, eight million points carried to a zone and back, beside PostGIS", BulkAreaRace.RunAsync),
        new("threads", "bulk areas and transforms on one thread and on all cores, from 4,500 vertices to nine million", ThreadRace.RunAsync),
        new("memory", "what bulk areas and transforms of a million parcels take beside the coordinates", MemoryOfBulk.RunAsync),
        new("million-parcel-file", "a million parcels loaded into a plan file, beside ogr2ogr; opened, looked at, edited", MillionParcelFile.RunAsync),
        new("million-parcel-database", "the same in a PostGIS database, beside ogr2ogr with COPY; also as a user with rights", MillionParcelDatabase.RunAsync),
        new("million-parcel-exchange", "a million parcels from a shapefile into a plan, and from it into a shapefile and GeoJSON, beside ogr2ogr; 100,000 points of TXT", MillionParcelExchange.RunAsync),
        new("workbook-paris", "the approval workbook of 6,821 parcels", ParisWorkbook.RunAsync),
        new("nearest-distance", "nearest distances of 10,000 pairs of polygons, beside PostGIS", NearestDistance.RunAsync),
    ];

    internal static async Task<int> RunAsync(IReadOnlyCollection<string> names)
    {
        if (names.FirstOrDefault(name => All.All(scenario => scenario.Name != name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no scenario '{unknown}'; `list` names them.");
            return 2;
        }

        if (Repository.Configuration != "Release")
            await Console.Error.WriteLineAsync($"Built as {Repository.Configuration}: add -c Release, or the figures say little.");
        foreach (var scenario in All.Where(scenario => names.Count == 0 || names.Contains(scenario.Name)))
        {
            try
            {
                await scenario.RunAsync(scenario.Name);
            }
            catch (MissingException missing)
            {
                await Console.Error.WriteLineAsync($"{scenario.Name}: {missing.Message}; left out.");
            }
        }

        return 0;
    }
}

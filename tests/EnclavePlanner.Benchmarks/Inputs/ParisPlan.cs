using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Benchmarks.Inputs;

/// <summary>A plan whose two cities lie in Lambert-93 (EPSG:2154), the first of them Paris.</summary>
internal static class ParisPlan
{
    internal const string Paris = "75118";
    internal const string Neighbour = "92024";

    /// <summary>Makes the plan, empty, and opens it.</summary>
    internal static Task<IPlanStore> CreateAsync(string path) => PlanStores.CreateAsync(PlanLocation.Parse(path), Action(PlanSetup.Begin(
        "Paris",
        [
            new City { Id = Guid.CreateVersion7(), Code = Paris, Name = "Paris 18e", Role = CityRole.Origin, Epsg = 2154 },
            new City { Id = Guid.CreateVersion7(), Code = Neighbour, Name = "Clichy", Role = CityRole.Host, Epsg = 2154 },
        ])));

    internal static ChangeSet Import(PlanContents plan, string path)
    {
        var outcome = LayerImport.Prepare(plan, new ImportRequest { Path = path, Layer = PlanLayer.Parcels, CityCode = Paris });
        return Action(outcome.Changes);
    }

    private static ChangeSet Action(IEnumerable<RowChange> changes) => new()
    {
        Id = Guid.CreateVersion7(),
        Author = "benchmark",
        Time = TimeProvider.System.GetUtcNow(),
        Title = "benchmark",
        Changes = [.. changes],
    };
}

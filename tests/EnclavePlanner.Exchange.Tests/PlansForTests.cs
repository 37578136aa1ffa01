using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>Plans of two cities, as imports meet them.</summary>
internal static class PlansForTests
{
    internal const string Origin = "371500";
    internal const string Host = "440300";

    internal static PlanContents Between(int originEpsg, int hostEpsg) => new(PlanSetup.Begin(
        "试验",
        [
            new City { Id = Guid.CreateVersion7(), Code = Origin, Name = "聊城", Role = CityRole.Origin, Epsg = originEpsg },
            new City { Id = Guid.CreateVersion7(), Code = Host, Name = "深圳", Role = CityRole.Host, Epsg = hostEpsg },
        ]).Select(change => change.After!));

    internal static PlanContents After(this PlanContents plan, ImportOutcome outcome) => plan.Apply(new ChangeSet
    {
        Id = Guid.CreateVersion7(),
        Author = "试验",
        Time = DateTimeOffset.UnixEpoch,
        Title = "导入",
        Changes = outcome.Changes,
    });

    internal static ImportOutcome Import(this PlanContents plan, string path, PlanLayer layer, string city, Func<ImportRequest, ImportRequest>? with = null)
    {
        var request = new ImportRequest { Path = path, Layer = layer, CityCode = city };
        return LayerImport.Prepare(plan, with?.Invoke(request) ?? request);
    }
}

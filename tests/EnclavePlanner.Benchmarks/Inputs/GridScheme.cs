using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Benchmarks.Inputs;

/// <summary>The sample plan with a scheme of its own: square plots of 20 m side by side, of two classes by columns.</summary>
internal static class GridScheme
{
    internal const double West = 493_000, South = 2_518_300, Side = 20;

    /// <summary>Adds the scheme, named before all others so that a window shows it first.</summary>
    internal static async Task AddAsync(string plan, int columns, int rows)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        var contents = await store.ReadAsync();
        var scheme = new Scheme { Id = Guid.CreateVersion7(), EnclaveId = contents.Enclaves[0].Id, Name = "0" };
        var factory = contents.Enclaves[0].Geometry.Factory;
        var plots = from column in Enumerable.Range(0, columns)
                    from row in Enumerable.Range(0, rows)
                    select new Plot
                    {
                        Id = Guid.CreateVersion7(),
                        CityCode = contents.Enclaves[0].CityCode,
                        SchemeId = scheme.Id,
                        Number = $"{column:00}-{row:00}",
                        LandUseCode = column % 2 == 0 ? "1001" : "1401",
                        Geometry = factory.ToGeometry(new Envelope(West + column * Side, West + (column + 1) * Side, South + row * Side, South + (row + 1) * Side)),
                    };
        List<PlanRow> added = [scheme, .. plots];
        await store.CommitAsync(ChangeSet.Of("benchmark", TimeProvider.System.GetLocalNow(), "grid", [.. added.Select(RowChange.Insert)]));
    }
}

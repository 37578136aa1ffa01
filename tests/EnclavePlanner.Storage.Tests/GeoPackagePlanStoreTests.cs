using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class GeoPackagePlanStoreTests : PlanStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    protected override async Task<IPlanStore> CreateAsync(ChangeSet first) =>
        await GeoPackagePlanStore.CreateAsync(folder.File($"{Guid.NewGuid():N}.gpkg"), first);

    protected override async Task<IPlanStore> ReopenAsync(IPlanStore closed) =>
        await GeoPackagePlanStore.OpenAsync(closed.Location);
}

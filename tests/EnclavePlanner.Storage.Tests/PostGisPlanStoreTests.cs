using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Tests.Servers;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class PostGisPlanStoreTests : PlanStoreContract
{
    protected override Task<IPlanStore> CreateAsync(ChangeSet first) =>
        PlanStores.CreateAsync(TestDatabase.Shared.Plan($"{Guid.NewGuid():N}"), first);

    protected override Task<IPlanStore> ReopenAsync(IPlanStore closed) =>
        PlanStores.OpenAsync(PlanLocation.Parse(closed.Location));
}

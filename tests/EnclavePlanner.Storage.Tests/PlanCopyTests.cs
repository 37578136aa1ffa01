using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Copying;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tests.Servers;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class PlanCopyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task Equals_the_plan_in_every_row_and_action_from_file_to_database_and_back()
    {
        var file = PlanLocation.Parse(folder.File("plan.gpkg"));
        var database = TestDatabase.Shared.Plan($"copy-{Guid.NewGuid():N}");
        var back = PlanLocation.Parse(folder.File("back.gpkg"));
        var again = TestDatabase.Shared.Plan($"copy-{Guid.NewGuid():N}");
        await using var source = await PlanStores.CreateAsync(file, TestPlan.First());
        await LiveAsync(source);
        await using var inDatabase = await PlanStores.CopyAsync(file, database);
        await EqualAsync(source, inDatabase);
        await using var inFile = await PlanStores.CopyAsync(database, back);
        await EqualAsync(source, inFile);
        await using var second = await PlanStores.CopyAsync(database, again);
        await EqualAsync(source, second);

        // The copies live on, each by itself.
        Assert.IsNotNull(await second.UndoAsync("王工", TimeProvider.System));
        Assert.IsNotNull(await inFile.UndoAsync("王工", TimeProvider.System));
        PlanComparison.Equal(await inFile.ReadAsync(), await second.ReadAsync());
        await EqualAsync(source, inDatabase);
    }

    [TestMethod]
    public async Task Leaves_nothing_when_it_is_stopped_or_the_place_is_taken()
    {
        var file = PlanLocation.Parse(folder.File("plan.gpkg"));
        await using var source = await PlanStores.CreateAsync(file, TestPlan.First());
        await source.CommitAsync(TestPlan.Insert([.. Enumerable.Range(0, 2500).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + index))]));
        var database = TestDatabase.Shared.Plan($"copy-{Guid.NewGuid():N}");
        using var stopping = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => PlanStores.CopyAsync(file, database, new Stopper(stopping), stopping.Token));
        Assert.AreEqual("STO-PLAN-MISSING", (await Assert.ThrowsExactlyAsync<FaultException>(() => PlanStores.OpenAsync(database))).Fault.Code);

        await using var copy = await PlanStores.CopyAsync(file, database);
        Assert.AreEqual("STO-PLAN-EXISTS", (await Assert.ThrowsExactlyAsync<FaultException>(() => PlanStores.CopyAsync(file, database))).Fault.Code);
        Assert.AreEqual("STO-FILE-EXISTS", (await Assert.ThrowsExactlyAsync<FaultException>(() => PlanStores.CopyAsync(database, file))).Fault.Code);
        await EqualAsync(source, copy);
    }

    /// <summary>A life with everything in it: all kinds of rows, edits of each way, undo, redo, lineage, a city that comes and goes.</summary>
    private static async Task LiveAsync(IPlanStore store)
    {
        var rows = TestPlan.OneOfEach();
        await store.CommitAsync(TestPlan.Insert(rows));
        var parcel = rows.OfType<Parcel>().First();
        var moved = parcel with { Geometry = TestPlan.Square(TestPlan.Shenzhen, 500_001.00005, 2_500_000, 3), Owner = "新" };
        await store.CommitAsync(TestPlan.Edit("移动", RowChange.Update(parcel, moved)));
        await store.UndoAsync("李工", TimeProvider.System);
        await store.RedoAsync("李工", TimeProvider.System);
        var extra = TestPlan.Parcel(TestPlan.Shenzhen, "S", 510_000);
        await store.CommitAsync(TestPlan.Insert(extra));
        Parcel[] parts = [TestPlan.Parcel(TestPlan.Shenzhen, "S-1", 510_000, side: 50), TestPlan.Parcel(TestPlan.Shenzhen, "S-2", 510_050, side: 50)];
        await store.CommitAsync(TestPlan.Edit("分割", [RowChange.Delete(extra), .. parts.Select(RowChange.Insert)]) with
        {
            Descents = [.. parts.Select(part => new Descent(extra.Id, part.Id))],
        });
        var third = TestPlan.Shenzhen with { Id = Guid.CreateVersion7(), Code = "440400" };
        await store.CommitAsync(TestPlan.Insert(third));
        var away = TestPlan.Parcel(third, "away", 520_000);
        await store.CommitAsync(TestPlan.Insert(away));
        await store.CommitAsync(TestPlan.Edit("删除", RowChange.Delete(away)));
        await store.CommitAsync(TestPlan.Edit("删除", RowChange.Delete(third)));
        var signature = rows.OfType<ProposalSignature>().Single();
        await store.CommitAsync(TestPlan.Edit("撤回签署", RowChange.Delete(signature)) with { Time = new DateTimeOffset(2026, 9, 2, 3, 4, 5, TimeSpan.FromHours(-3.5)).AddTicks(1234567) });
        await store.CommitAsync(TestPlan.Insert([.. Enumerable.Range(0, 1100).Select(index => TestPlan.Parcel(TestPlan.Liaocheng, $"{index}", 600_000 + index))]));
        await store.UndoAsync("李工", TimeProvider.System);
    }

    private static async Task EqualAsync(IPlanStore one, IPlanStore other)
    {
        var history = (await one.HistoryAsync()).Entries;
        var same = (await other.HistoryAsync()).Entries;
        CollectionAssert.AreEqual(history.ToArray(), same.ToArray());
        CollectionAssert.AreEqual(history.Select(entry => entry.Time.Offset).ToArray(), same.Select(entry => entry.Time.Offset).ToArray());
        PlanComparison.Equal(await one.ReadAsync(), await other.ReadAsync());
        foreach (var entry in history)
        {
            PlanComparison.Equal(await one.ReadAsync(entry.Number), await other.ReadAsync(entry.Number));
            var (mine, theirs) = (await one.ReadChangeSetAsync(entry.Id), await other.ReadChangeSetAsync(entry.Id));
            CollectionAssert.AreEquivalent(mine.Changes.ToArray(), theirs.Changes.ToArray());
            CollectionAssert.AreEqual(mine.Descents.ToArray(), theirs.Descents.ToArray());
        }

        var (overview, copied) = (await one.ReadOverviewAsync(), await other.ReadOverviewAsync());
        CollectionAssert.AreEquivalent(
            overview.Layers.Select(layer => (layer.CityCode, layer.Layer, layer.Count)).ToArray(),
            copied.Layers.Select(layer => (layer.CityCode, layer.Layer, layer.Count)).ToArray());
    }

    private sealed class Stopper(CancellationTokenSource stopping) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value)
        {
            if (value.Rows > 1500)
                stopping.Cancel();
        }
    }
}

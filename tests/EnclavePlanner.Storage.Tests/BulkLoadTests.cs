using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.Outside;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests;

/// <summary>Very many rows go into a file by another way than few; what comes of it is the same.</summary>
[TestClass]
public sealed class BulkLoadTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Plan => folder.File("plan.gpkg");

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_stream_of_very_many_rows_and_what_follows_it_lands_as_one_action(bool hasLandAlready)
    {
        var before = await OutsideFile.CreateAsync(Plan, hasLandAlready ? [TestPlan.Parcel(TestPlan.Shenzhen, "old")] : []);
        var parcels = Parcels(3500);
        var edited = RowChange.Update(parcels[7], parcels[7] with { Geometry = TestPlan.Square(TestPlan.Shenzhen, 900_000, 2_500_000, 5) });
        RowChange[] changes = [.. parcels.Select(RowChange.Insert), edited, RowChange.Delete(parcels[8])];
        PlanContents after;
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            var head = Head();
            var told = new List<int>();
            await store.CommitAsync(head, changes, new Told(told));
            Assert.AreEqual(3502, told[^1]);
            after = await store.ReadAsync();
            PlanComparison.Equal(before.Apply(new ChangeSet(head, [.. changes])), after);
            Assert.HasCount(1, await store.ReadWindowAsync(PlanLayer.Parcels, "440300", edited.After is Parcel moved ? moved.Geometry.EnvelopeInternal : null!));
            Assert.AreEqual(3499, (await store.HistoryAsync()).Entries[^1].RowCount);
            await store.UndoAsync("王工", TimeProvider.System);
            PlanComparison.SayTheSame(before, await store.ReadAsync());
            await store.RedoAsync("王工", TimeProvider.System);
            PlanComparison.SayTheSame(after, await store.ReadAsync());
        }

        OutsideFile.IsClean(Plan);
        OutsideFile.Execute(Plan, "UPDATE parcels_440300 SET owner = 'QGIS' WHERE number = '100'");
        await using var again = await GeoPackagePlanStore.OpenAsync(Plan);
        Assert.HasCount(1, (await OutsideFile.LastAsync(again)).Changes);
    }

    [TestMethod]
    public async Task A_row_that_comes_twice_is_a_conflict_and_nothing_is_left()
    {
        var before = await OutsideFile.CreateAsync(Plan);
        var parcels = Parcels(2500);
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(Head(), parcels.Append(parcels[3]).Select(RowChange.Insert)));
            Assert.AreEqual("STO-CONFLICT", refusal.Fault.Code);
            PlanComparison.Equal(before, await store.ReadAsync());
        }

        OutsideFile.IsClean(Plan);
    }

    [TestMethod]
    public async Task A_source_that_fails_or_a_user_who_stops_leaves_nothing()
    {
        var before = await OutsideFile.CreateAsync(Plan);
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            await Assert.ThrowsExactlyAsync<InvalidDataException>(() => store.CommitAsync(Head(), FailingAfter(2500)));
            using var cancellation = new CancellationTokenSource();
            await Assert.ThrowsAsync<OperationCanceledException>(
                () => store.CommitAsync(Head(), Parcels(5000).Select(RowChange.Insert), new Canceller(cancellation), cancellation.Token));
            PlanComparison.Equal(before, await store.ReadAsync());
        }

        OutsideFile.IsClean(Plan);
        CollectionAssert.AreEqual(new[] { Plan }, Directory.GetFiles(folder.Path));
    }

    private static ChangeSetHead Head() => ChangeSetHead.Of("王工", new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8)), "导入");

    private static List<Parcel> Parcels(int count) =>
        [.. Enumerable.Range(0, count).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + 37 * (index % 61), 2_500_000 + 41 * (index / 61), 30))];

    private static IEnumerable<RowChange> FailingAfter(int count)
    {
        foreach (var parcel in Parcels(count))
            yield return RowChange.Insert(parcel);
        throw new InvalidDataException("The source is cut off.");
    }

    private sealed class Told(List<int> told) : IProgress<int>
    {
        public void Report(int value) => told.Add(value);
    }

    private sealed class Canceller(CancellationTokenSource cancellation) : IProgress<int>
    {
        public void Report(int value) => cancellation.Cancel();
    }
}

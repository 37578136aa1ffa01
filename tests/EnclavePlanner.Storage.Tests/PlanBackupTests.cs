using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.OtherProcess;
using EnclavePlanner.Storage.Tests.Outside;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class PlanBackupTests : IDisposable
{
    private const int Rows = 50;

    private readonly TemporaryFolder folder = new();

    private string Plan => folder.File("plan.gpkg");

    private string Copy => folder.File("copy.gpkg");

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task Copies_an_open_plan_with_its_history_into_one_file()
    {
        await OutsideFile.CreateAsync(Plan, TestPlan.OneOfEach());
        await using var store = await GeoPackagePlanStore.OpenAsync(Plan);
        await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "T-9")));
        var shares = new List<double>();
        await PlanStores.BackupAsync(PlanLocation.Parse(Plan), Copy, new Shares(shares));
        await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "T-10")));
        Assert.AreEqual(1.0, shares[^1]);
        Assert.AreEqual("delete", OutsideFile.Scalar(Copy, "PRAGMA journal_mode"));
        OutsideFile.IsClean(Copy);

        await store.UndoAsync("王工", TimeProvider.System);
        await using var copy = await GeoPackagePlanStore.OpenAsync(Copy);
        PlanComparison.Equal(await store.ReadAsync(), await copy.ReadAsync());
        CollectionAssert.AreEqual((await store.HistoryAsync()).Entries[..3].ToArray(), (await copy.HistoryAsync()).Entries.ToArray());
        Assert.IsNotNull(await copy.UndoAsync("王工", TimeProvider.System));
    }

    [TestMethod]
    public async Task Copies_whole_actions_while_another_process_commits_them()
    {
        await (await GeoPackagePlanStore.CreateAsync(Plan, TestPlan.First())).DisposeAsync();
        using var writer = OtherProgram.Write(Plan, Rows);
        Assert.AreEqual("open", writer.ReadLine());
        for (var copy = 0; copy < 5; copy++)
        {
            for (var line = 0; line < 4; line++)
                writer.ReadLine();
            var path = folder.File($"copy-{copy}.gpkg");
            await PlanStores.BackupAsync(PlanLocation.Parse(Plan), path);
            Assert.AreEqual("ok", OutsideFile.Scalar(path, "PRAGMA integrity_check"));
            await using var store = await GeoPackagePlanStore.OpenAsync(path);
            Assert.HasCount(((await store.HistoryAsync()).Entries.Length - 1) * Rows, (await store.ReadAsync()).Parcels);
        }
    }

    [TestMethod]
    public async Task Refuses_a_target_that_is_there_and_leaves_it()
    {
        await OutsideFile.CreateAsync(Plan);
        await File.WriteAllTextAsync(Copy, "mine");
        await RefusesAsync(Plan, Copy, "STO-FILE-EXISTS");
        await RefusesAsync(Plan, Plan, "STO-FILE-EXISTS");
        await RefusesAsync(Plan, Path.Combine(folder.Path, "none", "copy.gpkg"), "STO-FOLDER-MISSING");
        await RefusesAsync(Plan, folder.File("copy.zip"), "STO-LOCATION-UNKNOWN");
        await RefusesAsync(Copy, folder.File("other.gpkg"), "STO-FILE-NO-GEOPACKAGE");
        await RefusesAsync(folder.File("none.gpkg"), folder.File("other.gpkg"), "STO-FILE-MISSING");
        Assert.AreEqual("mine", await File.ReadAllTextAsync(Copy));
        Assert.HasCount(2, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public async Task Leaves_nothing_when_it_is_stopped()
    {
        await OutsideFile.CreateAsync(Plan, [.. Enumerable.Range(0, 20_000).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + index))]);
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => PlanStores.BackupAsync(PlanLocation.Parse(Plan), Copy, new Canceller(cancellation), cancellation.Token));
        CollectionAssert.AreEqual(new[] { Plan }, Directory.GetFiles(folder.Path));
    }

    private static async Task RefusesAsync(string plan, string copy, string code)
    {
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => PlanStores.BackupAsync(PlanLocation.Parse(plan), copy));
        Assert.AreEqual(code, refusal.Fault.Code, refusal.Message);
    }

    private sealed class Shares(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }

    private sealed class Canceller(CancellationTokenSource cancellation) : IProgress<double>
    {
        public void Report(double value) => cancellation.Cancel();
    }
}

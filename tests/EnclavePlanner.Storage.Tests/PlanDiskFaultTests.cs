using System.Diagnostics;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.OtherProcess;
using EnclavePlanner.Storage.Tests.Outside;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests;

/// <summary>Disks that fill up, folders that are write-protected, files that go while they are open. The small disks are real ones (tmpfs).</summary>
[TestClass]
public sealed class PlanDiskFaultTests : IDisposable
{
    /// <summary>No fault keeps the user waiting longer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>What remains is the plan, open again: no copy, no half of one.</summary>
    [TestMethod]
    public void A_full_disk_is_said_and_every_earlier_edit_stays()
    {
        var (exit, output) = FileProgram.RunInSmallFolder(folder.Path, 6000, "fill", folder.File("plan.gpkg"));
        Assert.AreEqual("STO-DISK-FULL\nSTO-DISK-FULL\nSTO-DISK-FULL\nwhole\nwhole\nplan.gpkg plan.gpkg-shm plan.gpkg-wal plan.gpkg.lock\n", output);
        Assert.AreEqual(0, exit);
    }

    [TestMethod]
    public void A_write_protected_folder_lets_the_plan_be_looked_at()
    {
        var (exit, output) = FileProgram.RunInSmallFolder(folder.Path, 6000, "protected", folder.File("plan.gpkg"));
        Assert.AreEqual("STO-FILE-READ-ONLY\n2\nSTO-FILE-READ-ONLY\nSTO-FILE-UNREACHABLE\nSTO-FILE-UNREACHABLE\n", output);
        Assert.AreEqual(0, exit);
    }

    [TestMethod]
    [DataRow("deleted")]
    [DataRow("moved")]
    [DataRow("replaced")]
    public async Task A_file_that_goes_while_it_is_open_takes_no_more_edits(string how)
    {
        var path = folder.File("plan.gpkg");
        await OutsideFile.CreateAsync(path, TestPlan.Parcel(TestPlan.Shenzhen, "1"));
        var other = folder.File("other.gpkg");
        File.Copy(path, other);
        await using (var store = await GeoPackagePlanStore.OpenAsync(path))
        {
            await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "2")));
            if (how == "deleted")
                File.Delete(path);
            else if (how == "moved")
                File.Move(path, folder.File("moved.gpkg"));
            else
                File.Move(other, path, overwrite: true);

            var clock = Stopwatch.StartNew();
            var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "3"))));
            Assert.AreEqual("STO-FILE-MOVED", refusal.Fault.Code);
            Assert.IsLessThan(LongestWait, clock.Elapsed);
            Assert.HasCount(2, (await store.ReadAsync()).Parcels);
        }

        Assert.AreEqual(how == "replaced", File.Exists(path));
        var left = how == "moved" ? folder.File("moved.gpkg") : how == "replaced" ? path : other;
        await using var again = await GeoPackagePlanStore.OpenAsync(left);
        Assert.HasCount(how == "moved" ? 2 : 1, (await again.ReadAsync()).Parcels);
    }

    [TestMethod]
    public async Task A_file_that_another_program_keeps_locked_is_said_to_be_so_in_time()
    {
        var path = folder.File("plan.gpkg");
        await OutsideFile.CreateAsync(path, TestPlan.Parcel(TestPlan.Shenzhen, "1"));
        await using var store = await GeoPackagePlanStore.OpenAsync(path);
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction(deferred: false);
        var clock = Stopwatch.StartNew();
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "2"))));
        Assert.AreEqual("STO-FILE-BUSY", refusal.Fault.Code);
        Assert.IsLessThan(LongestWait, clock.Elapsed);
    }

    [TestMethod]
    public async Task Looking_at_a_file_a_second_time_takes_no_lock_from_the_first()
    {
        var path = folder.File("plan.gpkg");
        await OutsideFile.CreateAsync(path, TestPlan.Parcel(TestPlan.Shenzhen, "1"));
        await using (var store = await GeoPackagePlanStore.OpenAsync(path))
        {
            await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "2")));
            await (await GeoPackagePlanStore.OpenAsync(path)).DisposeAsync();
            await PlanStores.BackupAsync(PlanLocation.Parse(path), folder.File("copy.gpkg"));

            // The last program to close a file folds its log in and deletes it; this one must know that it is not the last.
            ExternalTool.Run("ogrinfo", "gdal-bin", path, "-sql", "UPDATE parcels_440300 SET owner = 'x' WHERE number = '1'");
            Assert.IsTrue(File.Exists(path + "-wal"));
            await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "3")));
        }

        await using var again = await GeoPackagePlanStore.OpenAsync(path);
        Assert.HasCount(3, (await again.ReadAsync()).Parcels);
    }
}

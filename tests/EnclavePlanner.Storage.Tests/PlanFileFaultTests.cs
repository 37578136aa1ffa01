using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.Outside;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class PlanFileFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task A_history_that_is_refused_anywhere_leaves_no_file()
    {
        var path = folder.File("plan.gpkg");
        var good = TestPlan.Insert(TestPlan.Parcel(TestPlan.Liaocheng, "T-1"));
        var stranger = TestPlan.Insert(TestPlan.Parcel(TestPlan.Liaocheng, "T-2") with { CityCode = "1" });
        await Assert.ThrowsExactlyAsync<FaultException>(() => GeoPackagePlanStore.CreateAsync(path, [TestPlan.First(), good, stranger]));
        Assert.IsEmpty(Directory.EnumerateFileSystemEntries(folder.Path).ToList());

        await using var store = await GeoPackagePlanStore.CreateAsync(path, [TestPlan.First(), good]);
        Assert.HasCount(1, (await store.ReadAsync()).Parcels);
        Assert.HasCount(2, (await store.HistoryAsync()).Entries);
    }

    [TestMethod]
    public async Task Says_that_the_file_is_missing() => await RefusesToOpen(folder.File("none.gpkg"), "STO-FILE-MISSING");

    [TestMethod]
    public async Task Refuses_a_file_that_is_empty_or_of_another_kind()
    {
        var path = folder.File("plan.gpkg");
        foreach (var content in new[] { "", "PK", "SQLite format 3", new string('x', 5000) })
        {
            await File.WriteAllTextAsync(path, content);
            await RefusesToOpen(path, "STO-FILE-NO-GEOPACKAGE");
        }
    }

    [TestMethod]
    public async Task Refuses_a_database_that_is_no_GeoPackage_and_a_GeoPackage_that_is_no_plan()
    {
        var path = folder.File("plan.gpkg");
        OutsideFile.Execute(path, "CREATE TABLE a (b);");
        await RefusesToOpen(path, "STO-FILE-NO-GEOPACKAGE");
        OutsideFile.Execute(path, "PRAGMA application_id = 0x47504B47;");
        await RefusesToOpen(path, "STO-FILE-NO-PLAN");
    }

    [TestMethod]
    public async Task Refuses_a_plan_of_a_newer_version_and_leaves_it_alone()
    {
        var path = await Plan();
        OutsideFile.Execute(path, "UPDATE plan_format SET version = version + 1;");
        var before = await File.ReadAllBytesAsync(path);
        var fault = await RefusesToOpen(path, "STO-FILE-NEWER");
        StringAssert.Contains(fault.In(CultureInfo.GetCultureInfo("zh-CN")), "3");
        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(path));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public async Task Says_that_a_truncated_file_is_damaged_wherever_it_is_cut()
    {
        var path = await Plan();
        var whole = await File.ReadAllBytesAsync(path);
        for (var part = 1; part < 8; part++)
        {
            await File.WriteAllBytesAsync(path, whole[..(whole.Length * part / 8)]);
            await IsDamaged(path);
        }
    }

    [TestMethod]
    public async Task Says_that_a_file_with_a_page_overwritten_is_damaged_or_reads_it_whole()
    {
        var path = await Plan();
        var whole = await File.ReadAllBytesAsync(path);
        var random = new Random(20260813);
        var damaged = 0;
        for (var page = 0; page < whole.Length / 4096; page++)
        {
            var bytes = whole.ToArray();
            random.NextBytes(bytes.AsSpan(page * 4096 + (page == 0 ? 100 : 0), 600));
            await File.WriteAllBytesAsync(path, bytes);
            try
            {
                await using var store = await GeoPackagePlanStore.OpenAsync(path);
                Assert.HasCount(2, (await store.ReadAsync()).Parcels);
            }
            catch (FaultException refusal)
            {
                Assert.AreEqual("STO-FILE-DAMAGED", refusal.Fault.Code, refusal.Message);
                damaged++;
            }
        }

        Assert.IsGreaterThan(10, damaged);
    }

    [TestMethod]
    [DataRow("UPDATE parcels_440300 SET geom = x'00'", DisplayName = "no geometry")]
    [DataRow("UPDATE parcels_440300 SET geom = substr(geom, 1, length(geom) - 8)", DisplayName = "geometry cut off")]
    [DataRow("UPDATE parcels_440300 SET geom = x'47500001C3110000010300000000000080'", DisplayName = "geometry of a billion rings")]
    [DataRow("UPDATE parcels_440300 SET geom = x'47500001FFFFFFFF0101000000000000000000F03F000000000000F03F'", DisplayName = "geometry in an unknown CRS")]
    [DataRow("UPDATE parcels_440300 SET attributes = '{'", DisplayName = "attributes cut off")]
    [DataRow("UPDATE parcels_440300 SET attributes = '[1]'", DisplayName = "attributes of another shape")]
    [DataRow("UPDATE parcels_440300 SET attributes = '{\"a\": 99999999999999999999}'", DisplayName = "an integer too large")]
    [DataRow("UPDATE parcels_440300 SET id = 'x'", DisplayName = "no identity")]
    [DataRow("UPDATE parcels_440300 SET version = 'x'", DisplayName = "no version")]
    [DataRow("UPDATE parcels_440300 SET id = (SELECT id FROM parcels_371500)", DisplayName = "one identity twice")]
    [DataRow("ALTER TABLE parcels_440300 DROP COLUMN owner", DisplayName = "a column gone")]
    [DataRow("DROP TABLE scheme", DisplayName = "a table gone")]
    [DataRow("DELETE FROM plan", DisplayName = "the head row gone")]
    [DataRow("UPDATE plan SET official_area = 'guess'", DisplayName = "an unknown area method")]
    [DataRow("UPDATE city SET epsg = 99999999999", DisplayName = "no EPSG code")]
    [DataRow("UPDATE city SET code = 'x\"y'", DisplayName = "no city code")]
    [DataRow("UPDATE city SET code = '371500'", DisplayName = "one city code twice")]
    [DataRow("UPDATE swap_proposal SET host_gives = '[1]'", DisplayName = "no basket")]
    public async Task Says_where_a_file_is_damaged_behind_the_back_of_its_triggers(string sql)
    {
        var path = await Plan();
        ExecuteUnseen(path, sql);
        await IsDamaged(path);
    }

    [TestMethod]
    [DataRow("DELETE FROM past_parcels_440300", DisplayName = "past editions gone")]
    [DataRow("UPDATE past_parcels_440300 SET superseded_by = NULL", DisplayName = "past editions of no action")]
    [DataRow("UPDATE past_parcels_440300 SET geom = x'00'", DisplayName = "a past edition without geometry")]
    [DataRow("UPDATE past_parcels_440300 SET id = 'x'", DisplayName = "a past edition of no row")]
    [DataRow("UPDATE past_parcels_440300 SET attributes = '{'", DisplayName = "a past edition cut off")]
    [DataRow("UPDATE past_parcels_440300 SET change_set = 99", DisplayName = "a past edition from the future")]
    [DataRow("UPDATE change_set SET time = 'yesterday'", DisplayName = "no time")]
    [DataRow("UPDATE change_set SET row_count = 7", DisplayName = "rows missing")]
    public async Task Says_that_the_history_is_damaged_and_undoes_nothing(string sql)
    {
        var path = await Plan();
        ExecuteUnseen(path, sql);
        await using var store = await GeoPackagePlanStore.OpenAsync(path);
        var before = await store.ReadAsync();
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.UndoAsync("王工", TimeProvider.System));
        Assert.AreEqual("STO-FILE-DAMAGED", refusal.Fault.Code);
        PlanComparison.Equal(before, await store.ReadAsync());
    }

    [TestMethod]
    [DataRow("DELETE FROM change_set WHERE number = 3", DisplayName = "the last")]
    [DataRow("DELETE FROM change_set WHERE number = 2", DisplayName = "one before")]
    [DataRow("UPDATE change_set SET number = 9 WHERE number = 3", DisplayName = "its number")]
    public async Task Says_that_an_action_of_the_history_is_missing(string sql)
    {
        var path = await Plan();
        OutsideFile.Execute(path, sql);
        await IsDamaged(path);
    }

    [TestMethod]
    public async Task Says_that_another_program_has_the_file_locked()
    {
        var path = await Plan();
        await using var store = await GeoPackagePlanStore.OpenAsync(path);
        using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction(deferred: false);
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(
            () => store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "3"))));
        Assert.AreEqual("STO-FILE-BUSY", refusal.Fault.Code);
    }

    [TestMethod]
    public async Task Does_not_make_a_plan_over_a_file_or_a_folder_or_in_a_folder_that_is_missing()
    {
        var path = folder.File("plan.gpkg");
        await File.WriteAllTextAsync(path, "mine");
        await RefusesToCreate(path, "STO-FILE-EXISTS");
        Assert.AreEqual("mine", await File.ReadAllTextAsync(path));
        Directory.CreateDirectory(folder.File("folder.gpkg"));
        await RefusesToCreate(folder.File("folder.gpkg"), "STO-FILE-EXISTS");
        await RefusesToOpen(folder.File("folder.gpkg"), "STO-FILE-MISSING");
        await RefusesToCreate(Path.Combine(folder.Path, "none", "plan.gpkg"), "STO-FOLDER-MISSING");
    }

    [TestMethod]
    public async Task Leaves_no_file_when_making_a_plan_fails_or_is_cancelled()
    {
        var path = folder.File("plan.gpkg");
        var wrong = TestPlan.First() with { Author = "\0" };
        await Assert.ThrowsExactlyAsync<FaultException>(() => GeoPackagePlanStore.CreateAsync(path, wrong));
        await Assert.ThrowsExactlyAsync<ArgumentException>(
            () => GeoPackagePlanStore.CreateAsync(path, TestPlan.Insert(TestPlan.Liaocheng)));
        using var cancellation = new CancellationTokenSource();
        var first = TestPlan.First();
        var large = first with { Changes = [.. first.Changes, .. TestPlan.Insert([.. Enumerable.Range(0, 1500).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}"))]).Changes] };
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => GeoPackagePlanStore.CreateAsync(path, large, new Canceller(cancellation), cancellation.Token));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }

    [TestMethod]
    [DataRow(3, "STO-FILE-READ-ONLY")]
    [DataRow(5, "STO-FILE-BUSY")]
    [DataRow(6, "STO-FILE-BUSY")]
    [DataRow(8, "STO-FILE-READ-ONLY")]
    [DataRow(10, "STO-FILE-IO")]
    [DataRow(11, "STO-FILE-DAMAGED")]
    [DataRow(13, "STO-DISK-FULL")]
    [DataRow(14, "STO-FILE-UNREACHABLE")]
    [DataRow(26, "STO-FILE-DAMAGED")]
    public void Puts_the_codes_of_SQLite_into_words(int code, string fault) =>
        Assert.AreEqual(fault, ((FaultException)SqliteFaults.Of("plan.gpkg", new SqliteException("…", code))).Fault.Code);

    private async Task<string> Plan()
    {
        var path = folder.File("plan.gpkg");
        await using var store = await GeoPackagePlanStore.CreateAsync(path, TestPlan.First());
        var rows = TestPlan.OneOfEach();
        await store.CommitAsync(TestPlan.Insert(rows));
        var parcel = rows.OfType<Parcel>().Single(parcel => parcel.CityCode == TestPlan.Shenzhen.Code);
        await store.CommitAsync(TestPlan.Edit("改", RowChange.Update(parcel, parcel with { Owner = "改" })));
        return path;
    }

    private static async Task<Fault> RefusesToOpen(string path, string code)
    {
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => GeoPackagePlanStore.OpenAsync(path));
        Assert.AreEqual(code, refusal.Fault.Code, refusal.Message);
        Assert.IsFalse(File.Exists(path + ".lock"));
        return refusal.Fault;
    }

    private static async Task RefusesToCreate(string path, string code)
    {
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => GeoPackagePlanStore.CreateAsync(path, TestPlan.First()));
        Assert.AreEqual(code, refusal.Fault.Code, refusal.Message);
    }

    private static async Task IsDamaged(string path)
    {
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(async () =>
        {
            await using var store = await GeoPackagePlanStore.OpenAsync(path);
            await store.ReadAsync();
        });
        Assert.AreEqual("STO-FILE-DAMAGED", refusal.Fault.Code, refusal.Message);
        Assert.IsFalse(File.Exists(path + ".lock"));
    }

    /// <summary>What damages a file without the triggers that would tell: a failing disk, or someone who dropped them.</summary>
    private static void ExecuteUnseen(string path, string sql)
    {
        foreach (var table in new[] { "plan", "city", "scheme", "swap_proposal", "parcels_440300" })
            OutsideFile.Execute(path, Editions.DropTriggerSql(table));
        OutsideFile.Execute(path, sql);
    }

    private sealed class Canceller(CancellationTokenSource cancellation) : IProgress<int>
    {
        public void Report(int value) => cancellation.Cancel();
    }
}

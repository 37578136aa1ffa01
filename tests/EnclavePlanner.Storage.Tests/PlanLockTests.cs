using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.OtherProcess;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class PlanLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task A_second_opening_can_look_but_not_edit_and_is_told_who_edits()
    {
        await using var first = await CreateAsync();
        await using var second = await GeoPackagePlanStore.OpenAsync(first.Location);
        Assert.IsFalse(first.IsReadOnly);
        Assert.IsTrue(second.IsReadOnly);
        Assert.AreEqual("STO-OPEN-ELSEWHERE", second.ReadOnlyBecause!.Code);
        StringAssert.Contains(second.ReadOnlyBecause.Text.ToString(), Environment.UserName);
        StringAssert.Contains(second.ReadOnlyBecause.Text.ToString(), Environment.MachineName);

        var edit = TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1"));
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => second.CommitAsync(edit));
        Assert.AreEqual("STO-OPEN-ELSEWHERE", refusal.Fault.Code);
        refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => second.UndoAsync("李工", TimeProvider.System));
        Assert.AreEqual("STO-OPEN-ELSEWHERE", refusal.Fault.Code);

        await first.CommitAsync(edit);
        Assert.HasCount(1, (await second.ReadAsync()).Parcels);
    }

    [TestMethod]
    public async Task Closing_in_any_order_leaves_one_file_that_can_be_edited()
    {
        var first = await CreateAsync();
        var second = await GeoPackagePlanStore.OpenAsync(first.Location);
        await first.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1")));
        await first.DisposeAsync();
        await using (var third = await GeoPackagePlanStore.OpenAsync(first.Location))
        {
            Assert.IsFalse(third.IsReadOnly);
            await third.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "2")));
            await second.DisposeAsync();
        }

        CollectionAssert.AreEqual(new[] { first.Location }, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public async Task Another_process_that_has_it_open_keeps_this_one_out_until_it_dies()
    {
        string path;
        await using (var created = await CreateAsync())
            path = created.Location;
        using var other = OtherProgram.Hold(path);
        Assert.AreEqual("open", other.ReadLine());
        await using (var meanwhile = await GeoPackagePlanStore.OpenAsync(path))
            Assert.IsTrue(meanwhile.IsReadOnly);
        other.Kill();
        await using var after = await GeoPackagePlanStore.OpenAsync(path);
        Assert.IsFalse(after.IsReadOnly);
    }

    [TestMethod]
    [DataRow("", DisplayName = "empty")]
    [DataRow("{\"User\": \"a\", \"Mach", DisplayName = "cut off")]
    [DataRow("null", DisplayName = "null")]
    [DataRow("{}", DisplayName = "without a name")]
    public async Task Takes_over_a_lock_that_names_nobody(string content)
    {
        string path;
        await using (var created = await CreateAsync())
            path = created.Location;
        await File.WriteAllTextAsync(path + ".lock", content);
        await using (var store = await GeoPackagePlanStore.OpenAsync(path))
            Assert.IsFalse(store.IsReadOnly);
        Assert.IsFalse(File.Exists(path + ".lock"));
    }

    [TestMethod]
    public async Task Respects_the_lock_of_another_machine()
    {
        string path;
        await using (var created = await CreateAsync())
            path = created.Location;
        await File.WriteAllTextAsync(
            path + ".lock",
            """{"User": "李工", "Machine": "elsewhere-1", "Process": 1, "Since": "2026-08-13T09:30:00+08:00", "Token": "0198a000-0000-7000-8000-000000000000"}""");
        await using (var store = await GeoPackagePlanStore.OpenAsync(path))
            StringAssert.Contains(store.ReadOnlyBecause!.Text.ToString(), "elsewhere-1");
        Assert.IsTrue(File.Exists(path + ".lock"));
    }

    [TestMethod]
    public async Task Of_many_that_open_at_once_one_may_edit()
    {
        string path;
        await using (var created = await CreateAsync())
            path = created.Location;
        var stores = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => GeoPackagePlanStore.OpenAsync(path)));
        Assert.AreEqual(1, stores.Count(store => !store.IsReadOnly));
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    private Task<GeoPackagePlanStore> CreateAsync() => GeoPackagePlanStore.CreateAsync(folder.File("plan.gpkg"), TestPlan.First());
}

using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tables;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    [TestMethod]
    public async Task A_table_is_ordered_by_any_field_either_way_and_what_has_no_value_is_last()
    {
        var parcels = new[]
        {
            TestPlan.Parcel(TestPlan.Liaocheng, "T-10", 500_000, 4_030_000, 30) with { Owner = "张庄", LandUseCode = "0101" },
            TestPlan.Parcel(TestPlan.Liaocheng, "T-9", 500_000, 4_040_000, 10) with { Owner = null, LandUseCode = "1001" },
            TestPlan.Parcel(TestPlan.Shenzhen, "T-9", 500_000, 2_500_000, 20) with { Owner = "艾村", LandUseCode = null },
            TestPlan.Parcel(TestPlan.Shenzhen, "", 600_000, 2_500_000, 40) with { Name = "b", Owner = "王村", LandUseCode = "0101" },
        };
        await using var store = await CreateAsync(TestPlan.First());
        await store.CommitAsync(TestPlan.Insert(parcels));
        await Expect(TableField.City, "1 0 3 2", "3 2 1 0");
        await Expect(TableField.Number, "3 1 2 0", "0 1 2 3");
        await Expect(TableField.LandUse, "0 3 1 2", "1 0 3 2");
        await Expect(TableField.Area, "1 2 0 3", "3 0 2 1");
        await Expect(TableField.Name, "3 1 0 2", "3 1 0 2");
        // Pinyin: ai, wang, zhang.
        await Expect(TableField.Owner, "2 3 0 1", "0 3 2 1");

        async Task Expect(TableField field, string ascending, string descending)
        {
            foreach (var (isDescending, expected) in new[] { (false, ascending), (true, descending) })
            {
                var query = new TableQuery(PlanLayer.Parcels) { SortBy = field, IsDescending = isDescending, Culture = CultureInfo.GetCultureInfo("zh-CN") };
                var order = await store.ReadOrderAsync(query);
                Assert.AreEqual(expected, string.Join(' ', order.Select(id => Array.FindIndex(parcels, parcel => parcel.Id == id))), $"{field} {isDescending}");
            }
        }
    }

    [TestMethod]
    [DataRow("t-9", "1 2", "Latin letters are alike")]
    [DataRow("村", "3 2", "in the owner or the name")]
    [DataRow("100%_\\", "0", "wildcards are letters")]
    [DataRow("_", "0", "wildcards are letters")]
    [DataRow("01", "0", "a code by its beginning, not its end")]
    [DataRow("'; DROP TABLE parcel_371500; --", "", "a text is no statement")]
    [DataRow("工业", "1", "a class by its name")]
    public async Task A_table_shows_what_its_filter_finds(string text, string expected, string because)
    {
        var parcels = new[]
        {
            TestPlan.Parcel(TestPlan.Liaocheng, "X", 500_000, 4_030_000) with { Owner = "100%_\\", LandUseCode = "0102" },
            TestPlan.Parcel(TestPlan.Liaocheng, "T-9", 500_000, 4_040_000) with { Owner = null },
            TestPlan.Parcel(TestPlan.Shenzhen, "T-9", 500_000, 2_500_000) with { Owner = "艾村", LandUseCode = null },
            TestPlan.Parcel(TestPlan.Shenzhen, "N", 600_000, 2_500_000) with { Name = "王村", Owner = null, LandUseCode = null },
        };
        await using var store = await CreateAsync(TestPlan.First());
        await store.CommitAsync(TestPlan.Insert(parcels));
        var order = await store.ReadOrderAsync(new TableQuery(PlanLayer.Parcels) { Text = text, Codes = text == "工业" ? ["1001"] : [] });
        Assert.AreEqual(expected, string.Join(' ', order.Select(id => Array.FindIndex(parcels, parcel => parcel.Id == id))), because);
    }

    [TestMethod]
    public async Task A_page_of_a_table_comes_in_the_order_asked_for_now_and_as_it_was()
    {
        var rows = TestPlan.OneOfEach();
        var parcel = rows.OfType<Parcel>().First();
        var plot = rows.OfType<Planning.Enclaves.Plot>().Single();
        var other = TestPlan.Parcel(TestPlan.Shenzhen, "T-2", 700_000);
        await using var store = await CreateAsync(TestPlan.First());
        await store.CommitAsync(TestPlan.Insert([.. rows, other]));
        var renamed = parcel with { Number = "Z" };
        await store.CommitAsync(TestPlan.Edit("改号", RowChange.Update(parcel, renamed), RowChange.Delete(other)));

        Guid[] ids = [other.Id, plot.Id, parcel.Id];
        Assert.AreEqual("Z", string.Join(' ', (await store.ReadFeaturesAsync(PlanLayer.Parcels, ids)).Select(feature => feature.Number)));
        Assert.AreEqual("T-2 T-1", string.Join(' ', (await store.ReadFeaturesAsync(PlanLayer.Parcels, ids, asOf: 2)).Select(feature => feature.Number)));
        Assert.IsTrue((await store.ReadFeaturesAsync(PlanLayer.Plots, ids)).Single().SaysTheSameAs(plot));
        Assert.IsEmpty(await store.ReadFeaturesAsync(PlanLayer.Parcels, []));
        CollectionAssert.AreEqual(new[] { plot.Id }, (await store.ReadOrderAsync(new TableQuery(PlanLayer.Plots) { SortBy = TableField.Owner })).ToArray());
        var found = new TableQuery(PlanLayer.Parcels) { Text = "t-", SortBy = TableField.Area };
        Assert.IsEmpty(await store.ReadOrderAsync(found));
        CollectionAssert.AreEqual(
            new[] { parcel.Id, other.Id }, (await store.ReadOrderAsync(found, asOf: 2)).ToArray());
        Assert.IsEmpty(await store.ReadOrderAsync(found, asOf: 1));
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.ReadOrderAsync(found, asOf: 9));
        Assert.AreEqual("STO-CHANGE-UNKNOWN", refusal.Fault.Code);
    }
}

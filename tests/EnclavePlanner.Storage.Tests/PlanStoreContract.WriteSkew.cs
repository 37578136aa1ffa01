using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    private static readonly Parcel West = TestPlan.Parcel(TestPlan.Shenzhen, "西", 500_000);
    private static readonly Parcel East = TestPlan.Parcel(TestPlan.Shenzhen, "东", 500_200);

    [TestMethod]
    public async Task Refuses_the_second_of_two_edits_that_overlap_together_until_its_author_consents()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var seen = await store.CommitAsync(TestPlan.Insert(West, East));
        await store.CommitAsync(TestPlan.Edit("东移", Widen(West, 500_000, 150)), seen);
        var second = TestPlan.Edit("西移", Widen(East, 500_140, 160));

        var before = await store.ReadAsync();
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(second, seen));
        Assert.AreEqual("STO-OVERLAP", refusal.Fault.Code);
        StringAssert.Contains(refusal.Message, "东");
        StringAssert.Contains(refusal.Message, "西");
        StringAssert.Contains(refusal.Message, "1,000.00");
        PlanComparison.Equal(before, await store.ReadAsync());

        Assert.AreEqual(seen + 2, await store.CommitAsync(second, seen: null));
        Assert.AreEqual(second.Changes[0].After, await store.FindAsync(East.Id));
    }

    [TestMethod]
    public async Task Lets_edits_land_that_only_touch_or_overlapped_before()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var under = TestPlan.Parcel(TestPlan.Shenzhen, "下", 500_190);
        var seen = await store.CommitAsync(TestPlan.Insert(West, East, under));
        await store.CommitAsync(TestPlan.Edit("东移", Widen(West, 500_000, 150)), seen);
        await store.CommitAsync(TestPlan.Edit("西移", Widen(East, 500_150, 150)), seen);
        await store.CommitAsync(TestPlan.Edit("他城", RowChange.Insert(TestPlan.Parcel(TestPlan.Liaocheng, "远"))), seen);
        Assert.AreEqual(seen + 3, (await store.ReadOverviewAsync()).LastNumber);
    }

    [TestMethod]
    public async Task Refuses_plots_that_overlap_together_in_one_scheme_and_lets_two_schemes_be()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var rows = TestPlan.OneOfEach();
        var scheme = rows.OfType<Scheme>().Single();
        var other = scheme with { Id = Guid.CreateVersion7(), Name = "方案 B" };
        var seen = await store.CommitAsync(TestPlan.Insert([.. rows, other]));
        await store.CommitAsync(TestPlan.Insert(Plot(scheme)), seen);
        await store.CommitAsync(TestPlan.Insert(Plot(other)), seen);
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(TestPlan.Insert(Plot(scheme)), seen));
        Assert.AreEqual("STO-OVERLAP", refusal.Fault.Code);

        static PlanRow Plot(Scheme scheme) => new Plot
        {
            Id = Guid.CreateVersion7(),
            CityCode = TestPlan.Shenzhen.Code,
            SchemeId = scheme.Id,
            Geometry = TestPlan.Square(TestPlan.Shenzhen, 510_000, 2_500_000, 10),
        };
    }

    private static RowChange Widen(Parcel parcel, double from, double width) => RowChange.Update(
        parcel,
        parcel with { Geometry = TestPlan.FactoryOf(TestPlan.Shenzhen).ToGeometry(new(from, from + width, 2_500_000, 2_500_100)) });
}

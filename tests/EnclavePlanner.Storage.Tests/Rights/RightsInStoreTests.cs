using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.Tests.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tests.Rights;

/// <summary>What users with each right do by the program: theirs lands, what is not theirs is refused with the reason, whole.</summary>
[TestClass]
public sealed class RightsInStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 2, 10, 0, 0, TimeSpan.FromHours(8));

    [TestMethod]
    [DataRow(PlanRight.OriginEditor, true, false)]
    [DataRow(PlanRight.HostEditor, false, true)]
    [DataRow(PlanRight.Planner, true, true)]
    public async Task An_editor_changes_the_land_of_his_own_city(PlanRight right, bool origin, bool host)
    {
        using var plan = await RightsPlan.MakeAsync();
        await using var store = await PlanStores.OpenAsync(plan.LocationOf(right));
        Assert.IsFalse(store.IsReadOnly);
        Assert.AreEqual(plan.UserOf(right), store.UserName);
        foreach (var (parcel, city, may) in new[] { (plan.OriginParcel, TestPlan.Liaocheng, origin), (plan.HostParcel, TestPlan.Shenzhen, host) })
        {
            var present = (Parcel)(await store.FindAsync(parcel.Id))!;
            var edit = TestPlan.Edit("改", RowChange.Update(present, present with { Owner = "村" }));
            var many = TestPlan.Insert([.. Enumerable.Range(0, 300).Select(place => TestPlan.Parcel(city, $"N{place}", 510_000 + (200 * place)))]);
            if (may)
            {
                await store.CommitAsync(edit);
                await store.CommitAsync(many);
                Assert.AreEqual(plan.UserOf(right), (await store.HistoryAsync()).Entries[^1].Author, "Whatever the program says.");
                Assert.HasCount(300, await store.ReadWindowAsync(PlanLayer.Parcels, city.Code, new Envelope(510_000, 600_000, 2_500_000, 2_500_100)));
                Assert.IsNotNull(await store.UndoAsync(store.UserName, TimeProvider.System));
            }
            else
            {
                foreach (var action in new[] { edit, many, TestPlan.Edit("删", RowChange.Delete(present)) })
                    await RefusedAsync(store, action);
            }
        }
    }

    [TestMethod]
    public async Task Both_sides_sign_and_then_nobody_changes_it()
    {
        using var plan = await RightsPlan.MakeAsync();
        await using var origin = await PlanStores.OpenAsync(plan.LocationOf(PlanRight.OriginEditor));
        await using var host = await PlanStores.OpenAsync(plan.LocationOf(PlanRight.HostEditor));
        await using var planner = await PlanStores.OpenAsync(plan.LocationOf(PlanRight.Planner));
        var open = (SwapProposal)(await origin.FindAsync(plan.Open.Id))!;

        await RefusedAsync(origin, TestPlan.Edit("改", RowChange.Update(open, open with { HostGives = Basket.Empty })));
        await RefusedAsync(origin, TestPlan.Edit("改", RowChange.Update(open, open with { Name = "x" })));
        await RefusedAsync(host, TestPlan.Edit("删", RowChange.Delete(open)));
        await origin.CommitAsync(TestPlan.Edit("改", RowChange.Update(open, open with { OriginGives = Basket.Empty })));

        async Task<RowChange> SignatureAsync(IPlanStore store, SwapSide side, string signer)
        {
            var contents = await store.ReadAsync();
            return ProposalSigning.Sign(contents, contents.Proposals.Single(proposal => proposal.Id == open.Id), side, signer, Now);
        }

        await RefusedAsync(origin, TestPlan.Edit("签", await SignatureAsync(origin, SwapSide.Host, origin.UserName)));
        await RefusedAsync(origin, TestPlan.Edit("签", await SignatureAsync(origin, SwapSide.Origin, host.UserName)));
        await RefusedAsync(planner, TestPlan.Edit("签", await SignatureAsync(planner, SwapSide.Origin, planner.UserName)));
        await origin.CommitAsync(TestPlan.Edit("签", await SignatureAsync(origin, SwapSide.Origin, origin.UserName)));
        await host.CommitAsync(TestPlan.Edit("签", await SignatureAsync(host, SwapSide.Host, host.UserName)));

        var agreed = await planner.ReadAsync();
        var signed = agreed.Proposals.Single(proposal => proposal.Id == open.Id);
        Assert.IsTrue(ProposalSigning.IsAgreed(agreed.Signatures, signed));
        await RefusedAsync(planner, TestPlan.Edit("改", RowChange.Update(signed, signed with { Name = "x" })), "PLN-SIGNED");
    }

    [TestMethod]
    public async Task A_reader_looks_and_does_not_touch()
    {
        using var plan = await RightsPlan.MakeAsync();
        await using var store = await PlanStores.OpenAsync(plan.LocationOf(PlanRight.Reader));
        Assert.AreEqual("STO-READER", store.ReadOnlyBecause?.Code);
        await using var owner = await PlanStores.OpenAsync(plan.Database.Plan(RightsPlan.Name));
        PlanComparison.Equal(await owner.ReadAsync(), await store.ReadAsync());
        PlanComparison.Equal(await owner.ReadAsync(2), await store.ReadAsync(2));
        Assert.HasCount(5, (await store.HistoryAsync()).Entries);
        Assert.HasCount(2, (await store.LineageAsync(plan.HostParcel.Id)).Events);
        await RefusedAsync(store, TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "x")), "STO-READER");
    }

    [TestMethod]
    public async Task Who_has_no_right_in_a_plan_does_not_learn_that_it_is_there()
    {
        using var plan = await RightsPlan.MakeAsync();
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(
            () => PlanStores.OpenAsync(plan.Database.Plan("other", user: plan.UserOf(PlanRight.Planner))));
        Assert.AreEqual("STO-PLAN-MISSING", refusal.Fault.Code);
        StringAssert.Contains(refusal.Message, RightsPlan.Name);
    }

    [TestMethod]
    public async Task Only_the_owner_gives_rights_and_to_users_that_there_are()
    {
        using var plan = await RightsPlan.MakeAsync();
        var planner = plan.UserOf(PlanRight.Planner);
        await Refused("STO-GRANT-RIGHT", () => PlanMembers.GrantAsync(plan.LocationOf(PlanRight.Planner), planner, PlanRight.OriginEditor));
        await Refused("STO-GRANT-RIGHT", () => PlanMembers.RevokeAsync(plan.LocationOf(PlanRight.Planner), planner));
        await Refused("STO-USER-MISSING", () => PlanMembers.GrantAsync(plan.Database.Plan("other"), "nobody \"at all", PlanRight.Reader));
        await Refused("STO-MEMBER-NONE", () => PlanMembers.RevokeAsync(plan.Database.Plan("other"), planner));
        await Refused("STO-PLAN-MISSING", () => PlanMembers.GrantAsync(plan.Database.Plan("none"), planner, PlanRight.Reader));
        await Refused("STO-NOT-DATABASE", () => PlanMembers.GrantAsync(PlanLocation.Parse("plan.gpkg"), planner, PlanRight.Reader));
    }

    private static async Task Refused(string code, Func<Task> work) =>
        Assert.AreEqual(code, (await Assert.ThrowsExactlyAsync<FaultException>(work)).Fault.Code);

    private static async Task RefusedAsync(IPlanStore store, ChangeSet action, string code = "STO-RIGHT")
    {
        var before = await store.ReadAsync();
        var count = (await store.HistoryAsync()).Entries.Length;
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(action));
        Assert.AreEqual(code, refusal.Fault.Code, refusal.Message);
        PlanComparison.Equal(before, await store.ReadAsync());
        Assert.HasCount(count, (await store.HistoryAsync()).Entries);
    }
}

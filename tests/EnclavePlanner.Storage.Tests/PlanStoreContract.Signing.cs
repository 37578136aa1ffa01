using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    private static readonly DateTimeOffset SigningTime = new(2026, 9, 1, 10, 0, 0, TimeSpan.FromHours(8));

    [TestMethod]
    public async Task Keeps_a_signed_proposal_as_it_is_until_the_signature_is_withdrawn()
    {
        var (store, proposal) = await WithProposal();
        await using var open = store;
        var origin = await Sign(store, proposal, SwapSide.Origin);
        Assert.IsFalse(ProposalSigning.IsAgreed((await store.ReadAsync()).Signatures, proposal));
        await Refused(store, TestPlan.Edit("改", RowChange.Update(proposal, proposal with { Name = "二" })), "PLN-SIGNED");
        await Refused(store, TestPlan.Edit("删", RowChange.Delete(proposal)), "PLN-SIGNED");
        await Refused(store, TestPlan.Edit("改签", RowChange.Update(origin, origin with { Signer = "别人" })), "PLN-SIGNATURE-FIXED");
        await Refused(store, TestPlan.Insert(origin with { Id = Guid.CreateVersion7() }), "PLN-SIGNED-ALREADY");
        await Refused(
            store, TestPlan.Edit("撤改", RowChange.Update(proposal, proposal with { Name = "二" }), RowChange.Delete(origin)), "PLN-SIGNED");

        await store.CommitAsync(TestPlan.Edit("撤", RowChange.Delete(origin)));
        await store.CommitAsync(TestPlan.Edit("改", RowChange.Update(proposal, proposal with { Name = "二" })));
    }

    [TestMethod]
    public async Task Keeps_both_signatures_of_an_agreed_proposal()
    {
        var (store, proposal) = await WithProposal();
        await using var open = store;
        var origin = await Sign(store, proposal, SwapSide.Origin);
        var host = await Sign(store, proposal, SwapSide.Host);
        Assert.IsTrue(ProposalSigning.IsAgreed((await store.ReadAsync()).Signatures, proposal));
        await Refused(store, TestPlan.Edit("撤", RowChange.Delete(origin)), "PLN-AGREED");
        await Refused(store, TestPlan.Edit("撤", RowChange.Delete(host), RowChange.Delete(origin)), "PLN-AGREED");
        await Refused(store, TestPlan.Edit("改", RowChange.Update(proposal, proposal with { Name = "二" })), "PLN-SIGNED");
    }

    [TestMethod]
    public async Task Refuses_to_sign_a_version_that_is_not_the_present_one()
    {
        var (store, proposal) = await WithProposal();
        await using var open = store;
        await store.CommitAsync(TestPlan.Edit("改", RowChange.Update(proposal, proposal with { Name = "二" })));
        var stale = ProposalSigning.Sign(await store.ReadAsync(), proposal, SwapSide.Host, "李主任", SigningTime);
        await Refused(store, TestPlan.Edit("签", stale), "PLN-SIGNATURE-VERSION");
        await Refused(store, TestPlan.Insert((ProposalSignature)stale.After! with { ProposalId = Guid.NewGuid() }), "PLN-SIGNATURE-PROPOSAL");
    }

    /// <summary>The proposal's version counts on by undo; what was signed says the same and is signed again.</summary>
    [TestMethod]
    public async Task Brings_a_signature_back_with_the_proposal_that_it_signed()
    {
        var (store, proposal) = await WithProposal();
        await using var open = store;
        var signature = await Sign(store, proposal, SwapSide.Origin);
        await store.CommitAsync(TestPlan.Edit("撤", RowChange.Delete(signature)));
        await store.CommitAsync(TestPlan.Edit("改", RowChange.Update(proposal, proposal with { Name = "二" })));
        for (var round = 0; round < 2; round++)
        {
            Assert.IsNotNull(await store.UndoAsync("李工", TimeProvider.System));
            Assert.IsNotNull(await store.UndoAsync("李工", TimeProvider.System));
            var signed = await store.ReadAsync();
            Assert.AreEqual(signature.Id, ProposalSigning.Of(signed.Signatures, signed.Proposals.Single()).Single().Id);
            Assert.IsNotNull(await store.UndoAsync("李工", TimeProvider.System));
            Assert.IsEmpty((await store.ReadAsync()).Signatures);
            for (var redo = 0; redo < 3; redo++)
                Assert.IsNotNull(await store.RedoAsync("李工", TimeProvider.System));
        }
    }

    [TestMethod]
    public async Task Keeps_parameters_exactly_and_refuses_those_that_say_nothing()
    {
        await using var store = await CreateAsync(TestPlan.First());
        Parameter[] parameters =
        [
            new() { Id = Guid.CreateVersion7(), Key = "tiny", Value = 5e-324 },
            new() { Id = Guid.CreateVersion7(), Key = "zero", Value = 0, From = DateOnly.MinValue },
            new() { Id = Guid.CreateVersion7(), Key = "third", Value = 1.0 / 3, Unit = "万元/亩", From = DateOnly.MaxValue, IsUnsure = true },
            new() { Id = Guid.CreateVersion7(), Key = "largest", Value = double.MaxValue, CityCode = TestPlan.Shenzhen.Code, Source = "国办发〔2018〕16号 \"附件\"\n二" },
        ];
        await store.CommitAsync(TestPlan.Insert([.. parameters]));
        foreach (var parameter in parameters)
        {
            var kept = (Parameter)(await store.FindAsync(parameter.Id))!;
            Assert.AreEqual(parameter, kept);
            Assert.AreEqual(BitConverter.DoubleToInt64Bits(parameter.Value), BitConverter.DoubleToInt64Bits(kept.Value));
        }

        await Refused(store, TestPlan.Insert(parameters[0] with { Id = Guid.CreateVersion7(), Value = double.NaN }), "PLN-PARAMETER-VALUE");
        await Refused(store, TestPlan.Insert(parameters[0] with { Id = Guid.CreateVersion7(), Key = "" }), "PLN-PARAMETER-KEY");
        await Refused(store, TestPlan.Insert(parameters[0] with { Id = Guid.CreateVersion7(), CityCode = "1" }), "PLN-CITY-UNKNOWN");
    }

    private async Task<(IPlanStore Store, SwapProposal Proposal)> WithProposal()
    {
        var store = await CreateAsync(TestPlan.First());
        var mine = TestPlan.Parcel(TestPlan.Liaocheng, "1");
        var proposal = new SwapProposal { Id = Guid.CreateVersion7(), Name = "一", OriginGives = Basket.Of([mine.Id]) };
        await store.CommitAsync(TestPlan.Insert(mine, proposal));
        return (store, proposal);
    }

    private static async Task<ProposalSignature> Sign(IPlanStore store, SwapProposal proposal, SwapSide side)
    {
        var signing = ProposalSigning.Sign(await store.ReadAsync(), proposal, side, "李主任", SigningTime);
        await store.CommitAsync(TestPlan.Edit("签署", signing));
        return (ProposalSignature)signing.After!;
    }
}

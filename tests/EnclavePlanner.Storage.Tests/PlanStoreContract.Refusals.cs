using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage.Conflicts;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    [TestMethod]
    public async Task Refuses_a_stale_update_and_shows_base_mine_and_theirs()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var parcel = TestPlan.Parcel(TestPlan.Shenzhen, "1");
        var other = TestPlan.Parcel(TestPlan.Shenzhen, "2");
        await store.CommitAsync(TestPlan.Insert(parcel, other));
        await store.CommitAsync(TestPlan.Edit("他人", RowChange.Update(parcel, parcel with { Owner = "theirs" })));
        var stale = TestPlan.Edit(
            "我", RowChange.Update(other, other with { Owner = "mine" }), RowChange.Update(parcel, parcel with { Owner = "mine" }));
        var conflict = (await Refused(store, stale, "STO-CONFLICT")).Conflicts.Single();
        Assert.AreEqual(parcel, conflict.Base);
        Assert.AreEqual(("mine", 2L), (((Parcel)conflict.Mine!).Owner, conflict.Mine.Version));
        Assert.AreEqual(("theirs", 2L), (((Parcel)conflict.Theirs!).Owner, conflict.Theirs.Version));
    }

    [TestMethod]
    public async Task Refuses_to_edit_what_another_deleted_and_to_delete_what_another_edited()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var gone = TestPlan.Parcel(TestPlan.Shenzhen, "1");
        var edited = TestPlan.Parcel(TestPlan.Shenzhen, "2");
        await store.CommitAsync(TestPlan.Insert(gone, edited));
        await store.CommitAsync(TestPlan.Edit("他人", RowChange.Delete(gone), RowChange.Update(edited, edited with { Name = "新" })));

        var editsGone = (await Refused(store, TestPlan.Edit("我", RowChange.Update(gone, gone with { Name = "我" })), "STO-CONFLICT")).Conflicts.Single();
        Assert.IsNull(editsGone.Theirs);
        var deletesEdited = (await Refused(store, TestPlan.Edit("我", RowChange.Delete(edited)), "STO-CONFLICT")).Conflicts.Single();
        Assert.IsNull(deletesEdited.Mine);
        Assert.AreEqual("新", ((Parcel)deletesEdited.Theirs!).Name);
    }

    [TestMethod]
    public async Task Refuses_a_second_row_of_one_identity()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var parcel = TestPlan.Parcel(TestPlan.Shenzhen, "1");
        await store.CommitAsync(TestPlan.Insert(parcel));
        await Refused(store, TestPlan.Insert(parcel), "STO-CONFLICT");
    }

    [TestMethod]
    public async Task Refuses_what_the_rules_of_a_plan_refuse()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var mine = TestPlan.Parcel(TestPlan.Liaocheng, "1");
        await store.CommitAsync(TestPlan.Insert(mine, new SwapProposal { Id = Guid.CreateVersion7(), Name = "一", OriginGives = Basket.Of([mine.Id]) }));
        await Refused(store, TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "2") with { CityCode = "999999" }), "PLN-CITY-UNKNOWN");
        await Refused(store, TestPlan.Edit("删除", RowChange.Delete(mine)), "PLN-SWAP-GONE");
    }

    [TestMethod]
    public async Task Refuses_to_take_away_what_others_belong_to()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var rows = TestPlan.OneOfEach();
        await store.CommitAsync(TestPlan.Insert(rows));
        await Refused(store, TestPlan.Edit("删除", RowChange.Delete(rows.OfType<Scheme>().Single())), "STO-STILL-NEEDED");
        await Refused(store, TestPlan.Edit("删除", RowChange.Delete(rows.OfType<Enclave>().Single())), "STO-STILL-NEEDED");
        await Refused(store, TestPlan.Edit("改", RowChange.Update(TestPlan.Shenzhen, TestPlan.Shenzhen with { Epsg = 4526 })), "STO-STILL-NEEDED");
        var land = rows.OfType<PlanFeature>().Where(row => row.CityCode == TestPlan.Liaocheng.Code).Select(RowChange.Delete);
        RowChange[] allButTheEnclave =
        [
            RowChange.Delete(rows.OfType<ProposalSignature>().Single()), RowChange.Delete(rows.OfType<SwapProposal>().Single()),
            .. land, RowChange.Delete(TestPlan.Liaocheng),
        ];
        await Refused(store, TestPlan.Edit("删除", allButTheEnclave), "STO-STILL-NEEDED");

        RowChange[] wholeTree = [.. rows.Where(row => row is Enclave or Scheme or Plot).Select(RowChange.Delete)];
        await store.CommitAsync(TestPlan.Edit("删除", wholeTree));
    }

    [TestMethod]
    [DataRow("", DisplayName = "nothing")]
    [DataRow("a\"; DROP TABLE plan; --", DisplayName = "SQL")]
    [DataRow("深圳", DisplayName = "Chinese")]
    [DataRow("123456789012345678901", DisplayName = "21 digits")]
    [DataRow("440300\n", DisplayName = "line feed")]
    [DataRow("371500", DisplayName = "a second city's")]
    public async Task Refuses_a_city_code_that_cannot_name_a_table(string code)
    {
        await using var store = await CreateAsync(TestPlan.First());
        var renamed = RowChange.Update(TestPlan.Shenzhen, TestPlan.Shenzhen with { Code = code });
        await Refused(store, TestPlan.Edit("改", renamed), "STO-CITY-CODE");
    }

    [TestMethod]
    [DataRow(new[] { 'a', '\0', 'b' }, DisplayName = "U+0000")]
    [DataRow(new[] { '\ud83d' }, DisplayName = "half of a pair")]
    [DataRow(new[] { '\ude00', '\ud83d' }, DisplayName = "a pair the wrong way round")]
    public async Task Refuses_text_that_no_store_keeps(char[] characters)
    {
        var text = new string(characters);
        await using var store = await CreateAsync(TestPlan.First());
        var parcel = TestPlan.Parcel(TestPlan.Shenzhen, "1");
        await Refused(store, TestPlan.Insert(parcel with { Owner = text }), "STO-TEXT-UNSTORABLE");
        await Refused(store, TestPlan.Insert(parcel with { Attributes = SourceAttributes.From([new("A", text)]) }), "STO-TEXT-UNSTORABLE");
        await Refused(store, TestPlan.Insert(parcel with { Attributes = SourceAttributes.From([new(text, 1L)]) }), "STO-TEXT-UNSTORABLE");
        await Refused(store, TestPlan.Insert(parcel) with { Author = text }, "STO-TEXT-UNSTORABLE");
    }

    [TestMethod]
    public async Task Refuses_a_ChangeSet_twice_an_empty_one_and_one_without_its_head()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var edit = TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1"));
        await store.CommitAsync(edit);
        var head = (await store.ReadAsync()).Plan;
        foreach (var wrong in new[] { edit, TestPlan.Edit("空"), TestPlan.Edit("无", RowChange.Delete(head)) })
            await Assert.ThrowsExactlyAsync<ArgumentException>(() => store.CommitAsync(wrong));
        Assert.HasCount(2, (await store.HistoryAsync()).Entries);
    }

    [TestMethod]
    public async Task Says_that_a_ChangeSet_is_not_in_the_history()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.ReadChangeSetAsync(Guid.NewGuid()));
        Assert.AreEqual("STO-CHANGE-UNKNOWN", refusal.Fault.Code);
    }

    [TestMethod]
    public async Task Leaves_nothing_of_a_cancelled_ChangeSet()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var before = await store.ReadAsync();
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports(count => cancellation.Cancel());
        PlanRow[] rows = [.. Enumerable.Range(0, 3000).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + index))];
        await Assert.ThrowsAsync<OperationCanceledException>(() => store.CommitAsync(TestPlan.Insert(rows), progress: progress, cancellation: cancellation.Token));
        PlanComparison.Equal(before, await store.ReadAsync());
        Assert.HasCount(1, (await store.HistoryAsync()).Entries);
        await store.CommitAsync(TestPlan.Insert(rows));
        Assert.HasCount(3000, (await store.ReadAsync()).Parcels);
    }

    [TestMethod]
    public async Task Reports_every_row_of_a_large_ChangeSet()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var counts = new List<int>();
        PlanRow[] rows = [.. Enumerable.Range(0, 2500).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + index))];
        await store.CommitAsync(TestPlan.Insert(rows), progress: new Reports(counts.Add));
        CollectionAssert.AreEqual(new[] { 1000, 2000, 2500 }, counts);
    }

    [TestMethod]
    public async Task Refuses_work_after_it_is_closed()
    {
        var store = await CreateAsync(TestPlan.First());
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsExactlyAsync<ObjectDisposedException>(() => store.ReadAsync());
    }

    private static async Task<ConflictException> Refused(IPlanStore store, ChangeSet changeSet, string code)
    {
        var before = await store.ReadAsync();
        var history = await store.HistoryAsync();
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(changeSet));
        Assert.AreEqual(code, refusal.Fault.Code, refusal.Message);
        PlanComparison.Equal(before, await store.ReadAsync());
        Assert.HasCount(history.Entries.Length, (await store.HistoryAsync()).Entries);
        return refusal.InnerException as ConflictException ?? new ConflictException([]);
    }

    private sealed class Reports(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}

using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests;

public abstract partial class PlanStoreContract
{
    /// <summary>Not what it takes, but what shows that it hangs.</summary>
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task Follows_all_actions_in_order_while_another_commits_and_ends_on_cancel()
    {
        const int edits = 30;
        await using var store = await CreateAsync(TestPlan.First());
        using var cancellation = new CancellationTokenSource();
        var numbers = new List<long>();
        var all = new TaskCompletionSource();
        var following = Task.Run(async () =>
        {
            await foreach (var entry in store.FollowAsync(0, cancellation.Token))
            {
                numbers.Add(entry.Number);
                if (entry.Number == edits + 1)
                    all.SetResult();
            }
        });
        for (var edit = 0; edit < edits; edit++)
            await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, $"{edit}", 500_000 + (100 * edit))));
        await all.Task.WaitAsync(Hanging);
        Assert.IsFalse(following.IsCompleted, "It ended while more might come.");
        await cancellation.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => following.WaitAsync(Hanging));
        CollectionAssert.AreEqual(Enumerable.Range(1, edits + 1).Select(number => (long)number).ToList(), numbers);
    }

    [TestMethod]
    public async Task Follows_on_from_the_action_that_is_known()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var known = await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1")));
        await using var news = store.FollowAsync(known).GetAsyncEnumerator();
        var next = news.MoveNextAsync().AsTask();
        var edit = TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "2", 600_000));
        await store.CommitAsync(edit);
        Assert.IsTrue(await next.WaitAsync(Hanging));
        Assert.AreEqual((known + 1, edit.Id, 1), (news.Current.Number, news.Current.Id, news.Current.RowCount));
    }

    [TestMethod]
    public async Task Commits_a_stream_of_rows_as_it_commits_a_ChangeSet()
    {
        PlanRow[] rows = [.. TestPlan.OneOfEach(), .. Enumerable.Range(0, 2100).Select(index => TestPlan.Parcel(TestPlan.Liaocheng, $"{index}", 500_000 + index))];
        var edit = TestPlan.Insert(rows);
        var first = TestPlan.First();
        await using var whole = await CreateAsync(first);
        await using var streamed = await CreateAsync(first with { Id = Guid.CreateVersion7() });
        var drawn = 0;
        Assert.AreEqual(2, await whole.CommitAsync(edit));
        Assert.AreEqual(2, await streamed.CommitAsync(edit, edit.Changes.Select(change =>
        {
            drawn++;
            return change;
        })));
        Assert.AreEqual(rows.Length, drawn, "Each row is drawn once.");
        PlanComparison.Equal(await whole.ReadAsync(), await streamed.ReadAsync());
        CollectionAssert.AreEqual((await whole.HistoryAsync()).Entries.Skip(1).ToList(), (await streamed.HistoryAsync()).Entries.Skip(1).ToList());
        CollectionAssert.AreEquivalent((await whole.ReadChangeSetAsync(edit.Id)).Changes.ToArray(), (await streamed.ReadChangeSetAsync(edit.Id)).Changes.ToArray());
    }

    [TestMethod]
    public async Task Leaves_nothing_of_a_stream_that_breaks_off()
    {
        await using var store = await CreateAsync(TestPlan.First());
        var before = await store.ReadAsync();
        var edit = TestPlan.Insert([.. Enumerable.Range(0, 1500).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + index))]);
        var broken = edit.Changes.Concat(Enumerable.Range(0, 1).Select<int, Planning.Changes.RowChange>(_ => throw new InvalidDataException("source")));
        await Assert.ThrowsExactlyAsync<InvalidDataException>(() => store.CommitAsync(edit, broken));
        PlanComparison.Equal(before, await store.ReadAsync());
        Assert.HasCount(1, (await store.HistoryAsync()).Entries);
    }
}

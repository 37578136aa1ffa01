using System.Diagnostics;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tests.Servers;

namespace EnclavePlanner.Storage.Tests;

/// <summary>A connection that is cut, and a server that stops: what was committed is known, and nothing hangs.</summary>
[TestClass]
public sealed class CommitFateTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [TestMethod]
    [DataRow(Cut.BeforeItArrives, false, DisplayName = "cut before the request to commit arrives")]
    [DataRow(Cut.AfterItArrived, true, DisplayName = "cut before the answer arrives")]
    [DataRow(Cut.WhileItIsOnItsWay, true, DisplayName = "cut while the request is on its way")]
    public async Task Finds_out_whether_a_commit_was_done(object cut, bool isDone)
    {
        using var proxy = new CuttingProxy(TestDatabase.Shared.Port);
        var name = $"fate-{Guid.NewGuid():N}";
        await (await PlanStores.CreateAsync(TestDatabase.Shared.Plan(name), TestPlan.First())).DisposeAsync();
        await using var store = await PlanStores.OpenAsync(TestDatabase.Shared.Plan(name, proxy.Port));
        var edit = TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1"));
        proxy.AtCommit = (Cut)cut;
        var clock = Stopwatch.StartNew();
        if (isDone)
        {
            Assert.AreEqual(2, await store.CommitAsync(edit));
        }
        else
        {
            var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(edit));
            Assert.AreEqual("STO-DB-LOST", refusal.Fault.Code, refusal.Message);
        }

        Assert.IsLessThan(Longest, clock.Elapsed);
        Assert.AreEqual(1, proxy.Cuts);
        Assert.HasCount(isDone ? 2 : 1, (await store.HistoryAsync()).Entries);
        if (!isDone)
            Assert.AreEqual(2, await store.CommitAsync(edit));
        Assert.HasCount(1, (await store.ReadAsync()).Parcels);
    }

    [TestMethod]
    [DataRow(Cut.AndTheServerStaysAway)]
    [DataRow(Cut.ButLeaveItOpenAndSayNothing)]
    [DataRow(Cut.ButLeaveOnlyThatOneOpen, DisplayName = "the server answers others, but goes on waiting for the request to commit")]
    public async Task Says_that_the_fate_is_unknown_when_the_server_does_not_answer(object cut)
    {
        using var proxy = new CuttingProxy(TestDatabase.Shared.Port);
        var name = $"fate-{Guid.NewGuid():N}";
        await (await PlanStores.CreateAsync(TestDatabase.Shared.Plan(name), TestPlan.First())).DisposeAsync();
        await using var store = await PlanStores.OpenAsync(TestDatabase.Shared.Plan(name, proxy.Port));
        proxy.AtCommit = (Cut)cut;
        var clock = Stopwatch.StartNew();
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1"))));
        Assert.AreEqual("STO-DB-FATE-UNKNOWN", refusal.Fault.Code, refusal.Message);
        Assert.IsLessThan(Longest, clock.Elapsed);
    }

    [TestMethod]
    [DataRow(Cut.BeforeItArrives, false)]
    [DataRow(Cut.WhileItIsOnItsWay, true)]
    public async Task Finds_out_whether_a_plan_was_made(object cut, bool isDone)
    {
        using var proxy = new CuttingProxy(TestDatabase.Shared.Port);
        var location = TestDatabase.Shared.Plan($"made-{Guid.NewGuid():N}", proxy.Port);
        proxy.AtCommit = (Cut)cut;
        if (isDone)
        {
            await using var store = await PlanStores.CreateAsync(location, TestPlan.First());
            Assert.HasCount(1, (await store.HistoryAsync()).Entries);
        }
        else
        {
            var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => PlanStores.CreateAsync(location, TestPlan.First()));
            Assert.AreEqual("STO-DB-LOST", refusal.Fault.Code, refusal.Message);
            refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => PlanStores.OpenAsync(location));
            Assert.AreEqual("STO-PLAN-MISSING", refusal.Fault.Code);
        }
    }

    [TestMethod]
    public async Task Does_not_hang_on_a_server_that_falls_silent()
    {
        using var proxy = new CuttingProxy(TestDatabase.Shared.Port);
        var name = $"silent-{Guid.NewGuid():N}";
        await (await PlanStores.CreateAsync(TestDatabase.Shared.Plan(name), TestPlan.First())).DisposeAsync();
        await using var store = await PlanStores.OpenAsync(TestDatabase.Shared.Plan(name, proxy.Port));
        proxy.IsSilent = true;
        var clock = Stopwatch.StartNew();
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1"))));
        Assert.Contains(refusal.Fault.Code, new[] { "STO-DB-LOST", "STO-DB-UNREACHABLE" });
        Assert.IsLessThan(Longest, clock.Elapsed);
    }

    [TestMethod]
    public async Task Goes_on_after_connections_were_cut_while_they_lay_unused()
    {
        using var proxy = new CuttingProxy(TestDatabase.Shared.Port);
        var name = $"unused-{Guid.NewGuid():N}";
        await (await PlanStores.CreateAsync(TestDatabase.Shared.Plan(name), TestPlan.First())).DisposeAsync();
        await using var store = await PlanStores.OpenAsync(TestDatabase.Shared.Plan(name, proxy.Port));
        await store.ReadOverviewAsync();
        proxy.CutAll();
        await store.ReadOverviewAsync();
        proxy.CutAll();
        Assert.AreEqual(2, await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1"))));
    }

    [TestMethod]
    public async Task Follows_without_a_gap_over_dropped_connections()
    {
        const int edits = 20;
        using var proxy = new CuttingProxy(TestDatabase.Shared.Port);
        var location = TestDatabase.Shared.Plan($"followed-{Guid.NewGuid():N}");
        await using var writer = await PlanStores.CreateAsync(location, TestPlan.First());
        await using var reader = await PlanStores.OpenAsync(TestDatabase.Shared.Plan(((DatabaseLocation)location).Plan, proxy.Port));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var heard = new List<long>();
        var following = Task.Run(async () =>
        {
            await foreach (var entry in reader.FollowAsync(1, patience.Token))
            {
                heard.Add(entry.Number);
                if (entry.Number == edits + 1)
                    return;
            }
        });
        for (var edit = 0; edit < edits; edit++)
        {
            await writer.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, $"{edit}", 500_000 + (200 * edit))));
            if (edit % 5 == 2)
                proxy.CutAll();
            await Task.Delay(20);
        }

        await following;
        CollectionAssert.AreEqual(Enumerable.Range(2, edits).Select(number => (long)number).ToList(), heard);
    }

    [TestMethod]
    public async Task Hears_of_an_action_within_a_second()
    {
        var location = TestDatabase.Shared.Plan($"heard-{Guid.NewGuid():N}");
        await using var writer = await PlanStores.CreateAsync(location, TestPlan.First());
        await using var reader = await PlanStores.OpenAsync(location);
        await using var news = reader.FollowAsync(0).GetAsyncEnumerator();
        Assert.IsTrue(await news.MoveNextAsync());
        var next = news.MoveNextAsync().AsTask();
        await Task.Delay(500);
        await writer.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1")));
        Assert.IsTrue(await next.WaitAsync(TimeSpan.FromSeconds(1)));
        Assert.AreEqual(2, news.Current.Number);
    }

    [TestMethod]
    public async Task Says_that_the_server_stopped_and_goes_on_when_it_runs_again()
    {
        using var cluster = new ThrowawayCluster();
        await PlanDatabase.InitAsync(cluster.Address);
        await using var store = await PlanStores.CreateAsync(PlanLocation.Parse($"{cluster.Address}?plan=A"), TestPlan.First());
        RowChange[] rows = [.. Enumerable.Range(0, 3000).Select(index => RowChange.Insert(TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + index)))];
        var stopping = rows.Select((change, index) =>
        {
            if (index == 2500)
                cluster.Stop();
            return change;
        });
        var clock = new Stopwatch();
        var refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.CommitAsync(TestPlan.Edit("x"), stopping));
        Assert.AreEqual("STO-DB-LOST", refusal.Fault.Code, refusal.Message);
        clock.Start();
        refusal = await Assert.ThrowsExactlyAsync<FaultException>(() => store.HistoryAsync());
        Assert.AreEqual("STO-DB-UNREACHABLE", refusal.Fault.Code, refusal.Message);
        Assert.IsLessThan(Longest, clock.Elapsed);

        cluster.Start();
        Assert.HasCount(1, (await store.HistoryAsync()).Entries);
        Assert.IsEmpty((await store.ReadAsync()).Parcels);
        await store.CommitAsync(TestPlan.Edit("again", rows));
        Assert.HasCount(3000, (await store.ReadAsync()).Parcels);
        cluster.Stop();
        cluster.Start();
        Assert.AreEqual(3, await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Liaocheng, "1"))));
    }

    [TestMethod]
    public async Task Says_that_the_servers_disk_is_full_and_goes_on_when_there_is_room()
    {
        using var cluster = new ThrowawayCluster();
        cluster.Sql("CREATE EXTENSION postgis");
        cluster.StartWithSmallDisk(megabytes: 8);
        cluster.Sql("CREATE TABLE filler AS SELECT repeat('x', 1000) FROM generate_series(1, 2000)");
        await PlanDatabase.InitAsync(cluster.Address);
        await using var store = await PlanStores.CreateAsync(PlanLocation.Parse($"{cluster.Address}?plan=A"), TestPlan.First());
        var landed = 1;
        ChangeSet Next() => TestPlan.Insert(
            [.. Enumerable.Range(0, 500).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{landed}-{index}", 500_000 + (200 * index), 2_500_000 + (200 * landed)))]);
        FaultException? refusal = null;
        while (refusal is null)
        {
            try
            {
                await store.CommitAsync(Next());
                landed++;
            }
            catch (FaultException full)
            {
                refusal = full;
            }
        }

        Assert.AreEqual("STO-DB-DISK-FULL", refusal.Fault.Code, refusal.Message);
        Assert.HasCount(landed, (await store.HistoryAsync()).Entries);
        Assert.HasCount(500 * (landed - 1), (await store.ReadAsync()).Parcels);
        cluster.Sql("DROP TABLE filler");
        await store.CommitAsync(Next());
        Assert.HasCount(500 * landed, (await store.ReadAsync()).Parcels);
    }
}

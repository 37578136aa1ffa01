using System.Diagnostics;
using EnclavePlanner.Storage.Tests.OtherProcess;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Storage.Tests.Servers;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class KilledWriterTests(TestContext context) : IDisposable
{
    private const int Rows = 400;

    /// <summary>Each check reads the whole file, so many kills take many files and not one that grows.</summary>
    private const int KillsPerPlan = 5;

    private static readonly int Kills = Soak.Count("ENCLAVE_SOAK_KILLS", KillsPerPlan);

    private readonly TemporaryFolder folder = new();

    /// <summary>Kills that came after the writer had begun a commit and before it said that it was done.</summary>
    private int inCommits;

    private int committedInAll;

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public Task Writers_killed_in_their_work_leave_in_a_file_exactly_what_was_committed() =>
        KillAsync(kill => PlanLocation.Parse(folder.File($"plan-{kill}.gpkg")));

    [TestMethod]
    public Task Writers_killed_in_their_work_leave_in_a_database_exactly_what_was_committed() =>
        KillAsync(kill => TestDatabase.Shared.Plan($"killed-{kill}"));

    private async Task KillAsync(Func<int, PlanLocation> place)
    {
        var clock = Stopwatch.StartNew();
        for (var kill = 0; kill < Kills; kill += KillsPerPlan)
            await KillAtOnePlanAsync(place(kill), kill, Math.Min(Kills, kill + KillsPerPlan));
        context.WriteLine($"{Kills} kills, {inCommits} of them inside a commit; {committedInAll} commits reported, none lost, none in part; {clock.Elapsed.TotalSeconds:F0} s");
    }

    private async Task KillAtOnePlanAsync(PlanLocation plan, int first, int end)
    {
        await (await PlanStores.CreateAsync(plan, TestPlan.First())).DisposeAsync();
        var begun = new HashSet<string>();
        var committed = new HashSet<string>();
        for (var kill = first; kill < end; kill++)
        {
            using var writer = OtherProgram.Write(plan.ToString(), Rows);
            Assert.AreEqual("open", writer.ReadLine());
            var said = new List<string>();
            while (said.Count < 2 * (kill - first) + 1)
                said.Add(writer.ReadLine()!);
            // Over many kills every moment of a commit from 0 to 40 ms has its turn.
            await Task.Delay(7 * kill % 41);
            said.AddRange(writer.Kill().Split('\n', StringSplitOptions.RemoveEmptyEntries));
            begun.UnionWith(said.Where(line => line.StartsWith("begin ", StringComparison.Ordinal)).Select(line => line[6..]));
            committed.UnionWith(said.Where(line => line.StartsWith("done ", StringComparison.Ordinal)).Select(line => line[5..]));
            inCommits += said[^1].StartsWith("begin ", StringComparison.Ordinal) ? 1 : 0;

            await using var store = await PlanStores.OpenAsync(plan);
            Assert.IsFalse(store.IsReadOnly);
            var kept = (await store.HistoryAsync()).Entries.Skip(1).ToList();
            var ids = kept.Select(entry => entry.Id.ToString()).ToHashSet();
            Assert.IsTrue(committed.IsSubsetOf(ids), $"Kill {kill}: a ChangeSet that was reported as committed is gone.");
            Assert.IsTrue(ids.IsSubsetOf(begun), $"Kill {kill}: a ChangeSet appeared from nowhere.");
            Assert.HasCount(kept.Count * Rows, (await store.ReadAsync()).Parcels);
            foreach (var entry in kept)
                Assert.HasCount(Rows, (await store.ReadChangeSetAsync(entry.Id)).Changes);
        }

        committedInAll += committed.Count;
    }
}

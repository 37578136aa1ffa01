using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.OtherProcess;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests;

[TestClass]
public sealed class KilledWriterTests : IDisposable
{
    private const int Rows = 400;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task Five_writers_killed_in_their_work_leave_exactly_what_was_committed()
    {
        var path = folder.File("plan.gpkg");
        await (await GeoPackagePlanStore.CreateAsync(path, TestPlan.First())).DisposeAsync();
        var begun = new HashSet<string>();
        var committed = new HashSet<string>();
        for (var kill = 0; kill < 5; kill++)
        {
            using var writer = OtherProgram.Write(path, Rows);
            Assert.AreEqual("open", writer.ReadLine());
            var said = new List<string>();
            while (said.Count < 2 * kill + 1)
                said.Add(writer.ReadLine()!);
            await Task.Delay(7 * kill);
            said.AddRange(writer.Kill().Split('\n', StringSplitOptions.RemoveEmptyEntries));
            begun.UnionWith(said.Where(line => line.StartsWith("begin ", StringComparison.Ordinal)).Select(line => line[6..]));
            committed.UnionWith(said.Where(line => line.StartsWith("done ", StringComparison.Ordinal)).Select(line => line[5..]));

            await using var store = await GeoPackagePlanStore.OpenAsync(path);
            Assert.IsFalse(store.IsReadOnly);
            var kept = (await store.HistoryAsync()).Entries.Skip(1).ToList();
            var ids = kept.Select(entry => entry.Id.ToString()).ToHashSet();
            Assert.IsTrue(committed.IsSubsetOf(ids), "A ChangeSet that was reported as committed is gone.");
            Assert.IsTrue(ids.IsSubsetOf(begun), "A ChangeSet appeared from nowhere.");
            Assert.HasCount(kept.Count * Rows, (await store.ReadAsync()).Parcels);
            foreach (var entry in kept)
                Assert.HasCount(Rows, (await store.ReadChangeSetAsync(entry.Id)).Changes);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.OtherProcess;
using EnclavePlanner.Storage.Tests.Outside;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests;

/// <summary>
/// Programs killed (kill -9) while they import by stream, edit row by row, undo and redo, or take in what others edited:
/// the file opens, holds together, and holds exactly the committed actions.
/// </summary>
[TestClass]
public sealed class KilledFileProgramTests(TestContext context) : IDisposable
{
    private static readonly int Kills = Soak.Count("ENCLAVE_SOAK_KILLS", 3);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task An_import_is_there_whole_or_not_at_all()
    {
        var clock = Stopwatch.StartNew();
        var unfinished = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var path = folder.File($"import-{kill}.gpkg");
            await OutsideFile.CreateAsync(path);
            var said = await KillAsync(["import", path], lines: 1 + 2 * (kill % 2), milliseconds: 37 * kill % 500);
            var done = said.Count(line => line.StartsWith("done", StringComparison.Ordinal));
            unfinished += said[^1].StartsWith("begin", StringComparison.Ordinal) ? 1 : 0;

            var kept = await CheckAsync(path);
            Assert.IsTrue(kept.History == done + 1 || kept.History == done + 2, $"Kill {kill}: {done} reported, {kept.History - 1} kept.");
            Assert.HasCount((kept.History - 1) * FileProgram.Rows, kept.Contents.Parcels);
            File.Delete(path);
        }

        context.WriteLine($"{Kills} kills of imports of {FileProgram.Rows} rows, {unfinished} of them inside one; none in part; {clock.Elapsed.TotalSeconds:F0} s");
    }

    [TestMethod]
    public async Task Every_reported_edit_and_undo_is_there()
    {
        var clock = Stopwatch.StartNew();
        var path = folder.File("edit.gpkg");
        await OutsideFile.CreateAsync(path, TestPlan.OneOfEach());
        var steps = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var said = await KillAsync(["edit", path], lines: 20, milliseconds: 3 * kill % 41);
            Assert.IsGreaterThanOrEqualTo(20, said.Count, "The program ended by itself.");
            var last = int.Parse(said.Last(line => line.StartsWith("done", StringComparison.Ordinal))[5..], CultureInfo.InvariantCulture);
            var kept = await CheckAsync(path);
            Assert.IsTrue(kept.History == last || kept.History == last + 1, $"Kill {kill}: {last} reported, {kept.History} kept.");
            steps += said.Count / 2;
        }

        context.WriteLine($"{Kills} kills among {steps} edits, undos and redos of one row; none lost, none in part; {clock.Elapsed.TotalSeconds:F0} s");
    }

    [TestMethod]
    public async Task What_others_edited_is_taken_in_once()
    {
        const int rows = 1500;
        var clock = Stopwatch.StartNew();
        var beforeTheEnd = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            var path = folder.File($"outside-{kill}.gpkg");
            await OutsideFile.CreateAsync(path, [.. Enumerable.Range(0, rows).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + index))]);
            OutsideFile.Execute(path, "UPDATE parcels_440300 SET owner = 'QGIS'; INSERT INTO parcels_440300 (geom) SELECT geom FROM parcels_440300; UPDATE parcels_440300 SET attributes = '[' WHERE number = '7';");
            var said = await KillAsync(["open", path], lines: 1, milliseconds: 200 + 61 * kill % 600);
            beforeTheEnd += said.Contains("done") ? 0 : 1;

            var kept = await CheckAsync(path);
            Assert.AreEqual(3, kept.History);
            Assert.HasCount(2 * rows, kept.Contents.Parcels);
            Assert.AreEqual(rows - 1, kept.Contents.Parcels.Count(parcel => parcel.Owner == "QGIS"));
            Assert.AreEqual(1L, OutsideFile.Scalar(path, "SELECT count(*) FROM outside_refused"));
            File.Delete(path);
        }

        context.WriteLine($"{Kills} kills while {2 * rows} outside rows were taken in, {beforeTheEnd} of them before the end; each taken once; {clock.Elapsed.TotalSeconds:F0} s");
    }

    /// <summary>Kills the program so many milliseconds after it has said so many lines, and gives all it said.</summary>
    private static async Task<List<string>> KillAsync(string[] task, int lines, int milliseconds)
    {
        using var program = FileProgram.Start(task);
        var said = new List<string>();
        while (said.Count < lines && await program.StandardOutput.ReadLineAsync() is { } line)
            said.Add(line);
        await Task.Delay(milliseconds);
        program.Kill();
        said.AddRange((await program.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await program.WaitForExitAsync();
        return said;
    }

    /// <summary>Opens the plan, replays its history, and looks at the closed file.</summary>
    private static async Task<(int History, PlanContents Contents)> CheckAsync(string path)
    {
        int length;
        PlanContents contents;
        await using (var store = await GeoPackagePlanStore.OpenAsync(path))
        {
            Assert.IsFalse(store.IsReadOnly);
            contents = await store.ReadAsync();
            var entries = (await store.HistoryAsync()).Entries;
            length = entries.Length;
            PlanContents? replayed = null;
            foreach (var entry in entries)
            {
                var changeSet = await store.ReadChangeSetAsync(entry.Id);
                replayed = replayed is null ? new PlanContents(changeSet.Changes.Select(change => change.After!)) : replayed.Apply(changeSet);
            }

            PlanComparison.Equal(replayed!, contents);
        }

        OutsideFile.IsSound(path);
        return (length, contents);
    }
}

using System.Diagnostics;
using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests.OtherProcess;

/// <summary>
/// This program, started once more, at work on a plan file: it imports by stream, edits and undoes row by row, opens a file
/// that others edited, or works in a folder of a few megabytes or one that is write-protected.
/// </summary>
internal static class FileProgram
{
    public const string Marker = "--file-program";

    /// <summary>Rows of an import.</summary>
    public const int Rows = 6000;

    /// <summary>Starts a task; its lines are on its standard output.</summary>
    public static Process Start(params string[] task) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Marker, .. task]) { RedirectStandardOutput = true })!;

    /// <summary>Does a task in a folder that is a file system of its own, of so many kilobytes, which only this task sees.</summary>
    public static (int Exit, string Output) RunInSmallFolder(string folder, int kilobytes, params string[] task)
    {
        const string script = "mount -t tmpfs -o size=\"$1\"k none \"$2\" && shift 2 && exec \"$@\"";
        string[] arguments =
        [
            "--map-root-user", "--mount", "sh", "-c", script, "sh",
            kilobytes.ToString(CultureInfo.InvariantCulture), folder, Environment.ProcessPath!, Marker, .. task,
        ];
        using var process = Process.Start(new ProcessStartInfo("unshare", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    public static async Task<int> RunAsync(string[] task)
    {
        switch (task)
        {
            case ["import", var path]:
                await ImportAsync(path);
                return 0;
            case ["edit", var path]:
                await EditAsync(path);
                return 0;
            case ["open", var path]:
                Console.WriteLine("opening");
                await (await GeoPackagePlanStore.OpenAsync(path)).DisposeAsync();
                Console.WriteLine("done");
                return 0;
            case ["fill", var path]:
                await FillAsync(path);
                return 0;
            case ["protected", var path]:
                await UseProtectedAsync(path);
                return 0;
            default:
                return 2;
        }
    }

    /// <summary>Parcels one by one, as an import gives them.</summary>
    public static IEnumerable<RowChange> Parcels(string name) => Enumerable.Range(0, Rows)
        .Select(index => RowChange.Insert(TestPlan.Parcel(TestPlan.Shenzhen, $"{name}-{index}", 500_000 + index)));

    private static async Task ImportAsync(string path)
    {
        await using var store = await GeoPackagePlanStore.OpenAsync(path);
        for (var number = 0; ; number++)
        {
            Console.WriteLine($"begin {number}");
            await store.CommitAsync(ChangeSetHead.Of("王工", TimeProvider.System.GetLocalNow(), "导入"), Parcels($"{number}"));
            Console.WriteLine($"done {number}");
        }
    }

    /// <summary>Says the length of the history before and after each step.</summary>
    private static async Task EditAsync(string path)
    {
        await using var store = await GeoPackagePlanStore.OpenAsync(path);
        var length = (await store.HistoryAsync()).Entries.Length;
        for (var step = 0; ; step++)
        {
            Console.WriteLine($"begin {length}");
            var parcels = (await store.ReadAsync()).Parcels;
            if (step % 5 == 3)
                await store.UndoAsync("王工", TimeProvider.System);
            else if (step % 5 == 4)
                await store.RedoAsync("王工", TimeProvider.System);
            else if (step % 5 == 2)
                await store.CommitAsync(TestPlan.Edit("删", RowChange.Delete(parcels.First(parcel => parcel.Number.StartsWith('n')))));
            else if (step % 5 == 1)
                await store.CommitAsync(TestPlan.Edit("改", RowChange.Update(parcels[0], parcels[0] with { Owner = $"{step}" })));
            else
                await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, $"n{length}", 500_000 + step)));
            Console.WriteLine($"done {++length}");
        }
    }

    /// <summary>Edits until the disk is full, and says what the plan holds then: by its history, and when it is opened again.</summary>
    private static async Task FillAsync(string path)
    {
        var committed = 0;
        await using (var store = await GeoPackagePlanStore.CreateAsync(path, TestPlan.First()))
        {
            try
            {
                while (true)
                {
                    Parcel[] rows = [.. Enumerable.Range(0, 500).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{committed}-{index}", 500_000 + index))];
                    await store.CommitAsync(TestPlan.Insert(rows));
                    committed++;
                }
            }
            catch (FaultException refusal)
            {
                Console.WriteLine(refusal.Fault.Code);
            }

            try
            {
                await store.CommitAsync(ChangeSetHead.Of("王工", TimeProvider.System.GetLocalNow(), "导入"), Parcels("x").Concat(Parcels("y")));
            }
            catch (FaultException refusal)
            {
                Console.WriteLine(refusal.Fault.Code);
            }

            try
            {
                await PlanStores.BackupAsync(PlanLocation.Parse(path), path + ".copy.gpkg");
            }
            catch (FaultException refusal)
            {
                Console.WriteLine(refusal.Fault.Code);
            }

            Console.WriteLine((await store.ReadAsync()).Parcels.Length == committed * 500 && committed > 0 ? "whole" : "in part");
        }

        await using var again = await GeoPackagePlanStore.OpenAsync(path);
        Console.WriteLine((await again.ReadAsync()).Parcels.Length == committed * 500 && (await again.HistoryAsync()).Entries.Length == committed + 1 ? "whole" : "in part");
        Console.WriteLine(string.Join(' ', Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
    }

    /// <summary>Opens a plan in a folder that is write-protected, and tries to edit it.</summary>
    private static async Task UseProtectedAsync(string path)
    {
        await (await GeoPackagePlanStore.CreateAsync(path, TestPlan.First())).DisposeAsync();
        using (var mount = Process.Start("mount", ["-o", "remount,ro", Path.GetDirectoryName(path)!])!)
            await mount.WaitForExitAsync();
        await using var store = await GeoPackagePlanStore.OpenAsync(path);
        Console.WriteLine(store.ReadOnlyBecause?.Code);
        Console.WriteLine((await store.ReadAsync()).Cities.Length);
        foreach (var attempt in new Func<Task>[]
        {
            () => store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1"))),
            () => PlanStores.BackupAsync(PlanLocation.Parse(path), path + ".copy.gpkg"),
            () => GeoPackagePlanStore.CreateAsync(path + ".new.gpkg", TestPlan.First()),
        })
        {
            try
            {
                await attempt();
                Console.WriteLine("done");
            }
            catch (FaultException refusal)
            {
                Console.WriteLine(refusal.Fault.Code);
            }
        }
    }
}

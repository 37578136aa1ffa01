using System.Diagnostics;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tests.Plans;

namespace EnclavePlanner.Storage.Tests.OtherProcess;

/// <summary>This program, started once more as a process of its own: it opens a plan, does its task, and is killed.</summary>
internal sealed class OtherProgram : IDisposable
{
    public const string Marker = "--other-program";

    private readonly Process process;

    private OtherProgram(Process process) => this.process = process;

    /// <summary>Opens the plan for editing and keeps it open.</summary>
    public static OtherProgram Hold(string path) => Start("hold", path);

    /// <summary>Commits ChangeSets of <paramref name="rows"/> parcels, one after the other.</summary>
    public static OtherProgram Write(string path, int rows) => Start("write", path, rows.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static async Task<int> RunAsync(string[] task)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(task[1]));
        Console.WriteLine(store.IsReadOnly ? "read only" : "open");
        if (task[0] == "hold")
            await Task.Delay(Timeout.Infinite);
        for (var number = 0; ; number++)
        {
            PlanRow[] rows = [.. Enumerable.Range(0, int.Parse(task[2], System.Globalization.CultureInfo.InvariantCulture))
                .Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{number}-{index}", 500_000 + index))];
            var edit = TestPlan.Insert(rows);
            Console.WriteLine($"begin {edit.Id}");
            await store.CommitAsync(edit);
            Console.WriteLine($"done {edit.Id}");
        }
    }

    public string? ReadLine() => process.StandardOutput.ReadLine();

    /// <summary>Kills it as kill -9 does, and gives the lines that it still said.</summary>
    public string Kill()
    {
        process.Kill();
        var rest = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return rest;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private static OtherProgram Start(params string[] task) => new(Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, [Marker, .. task]) { RedirectStandardOutput = true })!);
}

using System.Diagnostics;

namespace EnclavePlanner.Benchmarks.Inputs;

/// <summary>A program in a process of its own, timed from its start to its end.</summary>
internal static class OtherProcess
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    internal static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    internal static async Task<TimeSpan> TimeAsync(string program, params string[] arguments) => (await RunAsync(program, arguments)).Time;

    /// <summary>What it says on its standard output.</summary>
    internal static async Task<string> AskAsync(string program, params string[] arguments) => (await RunAsync(program, arguments)).Output.Trim();

    /// <summary>How long it took, and the largest working set that it was seen with, bytes.</summary>
    internal static async Task<(TimeSpan Time, long Peak)> WatchAsync(string program, params string[] arguments)
    {
        var peak = 0L;
        var run = await RunAsync(program, arguments, process =>
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64);
            }
            catch (InvalidOperationException)
            {
                // It has just ended.
            }
        });
        return (run.Time, peak);
    }

    private static async Task<(TimeSpan Time, string Output)> RunAsync(string program, string[] arguments, Action<Process>? look = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var end = process.WaitForExitAsync();
        while (look is not null && await Task.WhenAny(end, Task.Delay(Interval)) != end)
            look(process);
        await end;
        clock.Stop();
        return process.ExitCode == 0
            ? (clock.Elapsed, await output)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await output}{await errors}");
    }
}

using System.Globalization;
using EnclavePlanner.Benchmarks.Inputs;

namespace EnclavePlanner.Benchmarks.Plans;

/// <summary>Does each piece of <see cref="PlanWork"/> in a process of its own, and keeps how large it grew.</summary>
/// <param name="whose">What its peaks are told under.</param>
internal sealed class PlanProcesses(string whose)
{
    private readonly Dictionary<string, long> peaks = [];

    /// <summary>The time that the process measured; its start does not count.</summary>
    internal async Task<TimeSpan> RunAsync(string step, string location)
    {
        var said = await OtherProcess.AskAsync(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "EnclavePlanner.Benchmarks.dll"), "plan-work", step, location);
        var words = said.Split(' ');
        peaks[step] = Math.Max(peaks.GetValueOrDefault(step), long.Parse(words[1], CultureInfo.InvariantCulture));
        return TimeSpan.FromMilliseconds(double.Parse(words[0], CultureInfo.InvariantCulture));
    }

    /// <summary>Says on stderr the largest working set of each step.</summary>
    internal async Task TellPeaksAsync()
    {
        foreach (var (step, bytes) in peaks)
            await Console.Error.WriteLineAsync($"{whose}, {step}: peak working set {bytes >> 20} MiB");
    }
}

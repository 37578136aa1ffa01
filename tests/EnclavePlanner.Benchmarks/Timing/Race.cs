namespace EnclavePlanner.Benchmarks.Timing;

/// <summary>
/// Times the contenders of a step in turns, so that whatever else the machine does falls on all of them alike. The first
/// rounds warm up caches and the compiler and do not count.
/// </summary>
internal static class Race
{
    internal static async Task RunAsync(string scenario, string step, int warmUps, int runs, params IReadOnlyList<Contender> contenders)
    {
        var times = contenders.Select(_ => new List<double>()).ToList();
        for (var round = -warmUps; round < runs; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                var time = await contenders[i].RunAsync();
                if (round >= 0)
                    times[i].Add(time.TotalSeconds);
            }
        }

        var ours = Median(times[0]);
        for (var i = 0; i < contenders.Count; i++)
        {
            Console.WriteLine(new Figure
            {
                Scenario = scenario,
                Step = step,
                Peer = contenders[i].Peer,
                Seconds = Rounded(Median(times[i])),
                Minimum = Rounded(times[i].Min()),
                Runs = runs,
                Ratio = i == 0 ? null : Math.Round(Median(times[i]) / ours, 2),
                RatioOfMinima = i == 0 ? null : Math.Round(times[i].Min() / times[0].Min(), 2),
            });
        }
    }

    /// <summary>To a tenth of a millisecond, and of what is quicker, a microsecond.</summary>
    private static double Rounded(double seconds) => Math.Round(seconds, seconds < 0.01 ? 6 : 4);

    private static double Median(List<double> times)
    {
        var sorted = times.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

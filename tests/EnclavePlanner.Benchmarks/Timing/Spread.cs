using System.Text.Json;

namespace EnclavePlanner.Benchmarks.Timing;

/// <summary>One line of the answer where the slow ones among many matter: the median and the 95th percentile.</summary>
internal sealed record Spread
{
    private static readonly JsonSerializerOptions OneLine = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public required string Scenario { get; init; }

    public required string Step { get; init; }

    /// <summary>ms.</summary>
    public required double Median { get; init; }

    /// <summary>ms; one in twenty took longer.</summary>
    public required double NinetyFifth { get; init; }

    /// <summary>How many were measured.</summary>
    public required int Runs { get; init; }

    /// <summary>The spread of some times in ms.</summary>
    internal static Spread Of(string scenario, string step, IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return new Spread
        {
            Scenario = scenario,
            Step = step,
            Median = Math.Round(At(0.5), 1),
            NinetyFifth = Math.Round(At(0.95), 1),
            Runs = sorted.Count,
        };

        double At(double share) => sorted[Math.Min((int)Math.Ceiling(share * sorted.Count) - 1, sorted.Count - 1)];
    }

    public override string ToString() => JsonSerializer.Serialize(this, OneLine);
}

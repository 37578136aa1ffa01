using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnclavePlanner.Benchmarks.Timing;

/// <summary>One line of the answer: what one peer needed for one step of a scenario.</summary>
internal sealed record Figure
{
    private static readonly JsonSerializerOptions OneLine = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required string Scenario { get; init; }

    public required string Step { get; init; }

    public required string Peer { get; init; }

    /// <summary>The median over the runs, s.</summary>
    public required double Seconds { get; init; }

    /// <summary>The quickest run, s.</summary>
    public required double Minimum { get; init; }

    /// <summary>Runs that count, after the warm-up.</summary>
    public required int Runs { get; init; }

    /// <summary>This median over that of the step's first peer, which is ours: above one, the peer is slower. Null for the first itself.</summary>
    public double? Ratio { get; init; }

    /// <summary>The same of the quickest runs, which other work on the machine disturbs least.</summary>
    public double? RatioOfMinima { get; init; }

    public override string ToString() => JsonSerializer.Serialize(this, OneLine);
}

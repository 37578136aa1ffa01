using System.Text.Json;

namespace EnclavePlanner.Benchmarks.Memory;

/// <summary>One line of the answer: what one kind of bulk work took of the machine's memory, in a process of its own. MiB.</summary>
internal sealed record MemoryFigure
{
    private static readonly JsonSerializerOptions OneLine = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public required string Scenario { get; init; }

    public required string Step { get; init; }

    /// <summary>The largest working set of the process from its start to its end.</summary>
    public required double PeakMiB { get; init; }

    /// <summary>x and y of all vertices, 16 bytes each.</summary>
    public required double CoordinatesMiB { get; init; }

    /// <summary>The peak less the coordinates: what the limit is about.</summary>
    public required double BesideCoordinatesMiB { get; init; }

    /// <summary>The same program's peak when it does nothing: the runtime. Part of what is beside the coordinates.</summary>
    public required double BareRuntimeMiB { get; init; }

    /// <summary>Where rings and polygons start, and an area for each. Part of what is beside the coordinates.</summary>
    public required double OffsetsAndAreasMiB { get; init; }

    /// <summary>What is left: the library's code and tables, and whatever the work itself takes.</summary>
    public double RestMiB => Math.Round(BesideCoordinatesMiB - BareRuntimeMiB - OffsetsAndAreasMiB, 1);

    public override string ToString() => JsonSerializer.Serialize(this, OneLine);
}

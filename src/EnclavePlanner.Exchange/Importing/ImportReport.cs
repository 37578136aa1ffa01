using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>What an import takes, what it refuses and why, and how it read the file.</summary>
public sealed record ImportReport
{
    /// <summary>So many records are told of one by one; beyond them only their number would grow.</summary>
    public const int MostRows = 100_000;

    /// <summary>Name of the file, without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>Records that come into the plan; 0 where a refused one keeps all out.</summary>
    public required int Taken { get; init; }

    /// <summary>Records that are fit to come in, whether or not they do.</summary>
    public required int Good { get; init; }

    /// <summary>How many are not.</summary>
    public required int RefusedCount { get; init; }

    /// <summary>The first <see cref="MostRows"/> of these, in the order of the file.</summary>
    public required ImmutableArray<RefusedRow> Refused { get; init; }

    /// <summary>How many were repaired on request.</summary>
    public required int RepairedCount { get; init; }

    /// <summary>The first <see cref="MostRows"/> of these, in the order of the file.</summary>
    public required ImmutableArray<RepairedRow> Repaired { get; init; }

    /// <summary>How well the good records tile their ground; null for a layer that need not, or that is too large to be counted on the way.</summary>
    public required LayerTopology? Topology { get; init; }

    /// <summary>The land-use codes that several classes of the guide share, and that nobody has decided yet; their records are refused.</summary>
    public required ImmutableArray<UndecidedCode> Undecided { get; init; }

    /// <summary>What the user should know: the CRS and encoding found and why, what was left out, what was taken for granted.</summary>
    public required ImmutableArray<LocalizedText> Notices { get; init; }

    /// <summary>The CRS the file was read in.</summary>
    public required Crs Crs { get; init; }

    /// <summary>Name of the character encoding the file was read in.</summary>
    public required string Encoding { get; init; }

    /// <summary>Which of our fields (key) was filled from which field of the file (value).</summary>
    public required ImmutableSortedDictionary<string, string> Fields { get; init; }
}

using System.Collections.Immutable;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tables;

/// <summary>What is taken of a table, what is refused and why, and how it was read.</summary>
public sealed record TableReport
{
    /// <summary>Name of the file, without its folder.</summary>
    public required string FileName { get; init; }

    /// <summary>Rows that come into the plan; 0 where a refused one keeps all out.</summary>
    public required int Taken { get; init; }

    /// <summary>Rows that are fit to come in, whether or not they do.</summary>
    public required int Good { get; init; }

    /// <summary>Rows that are not, in the order of the table, by the numbers that spreadsheets show.</summary>
    public required ImmutableArray<RefusedRow> Refused { get; init; }

    /// <summary>What the user should know.</summary>
    public required ImmutableArray<LocalizedText> Notices { get; init; }
}

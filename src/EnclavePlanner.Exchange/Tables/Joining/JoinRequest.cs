using System.Collections.Immutable;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tables.Joining;

/// <summary>Which table to join to which features, and what the user says of it.</summary>
public sealed record JoinRequest
{
    /// <summary>The table: .csv or .xlsx.</summary>
    public required string Path { get; init; }

    /// <summary>The sheet of a workbook; null for the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>The layer whose features the rows are of.</summary>
    public required PlanLayer Layer { get; init; }

    /// <summary>The city whose features they are.</summary>
    public required string CityCode { get; init; }

    /// <summary>The column of the features' numbers; null for one of a well-known name.</summary>
    public string? Key { get; init; }

    /// <summary>The character encoding of a .csv where the user names it.</summary>
    public string? Encoding { get; init; }

    /// <summary>Which column fills which of our fields.</summary>
    public FieldMap Fields { get; init; } = FieldMap.WellKnown;

    /// <summary>The system of the table's land-use codes where the user names it; null for the guide of 2023, or what the column holds.</summary>
    public LandUseSystem? LandUseCodes { get; init; }

    /// <summary>The class of the guide by a code of the table that several classes share, as the user decides.</summary>
    public ImmutableDictionary<string, string> LandUseDecisions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the good rows are joined although others are refused. Without it one refused row keeps all out.</summary>
    public bool SkipRefused { get; init; }
}

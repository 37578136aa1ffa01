using EnclavePlanner.Exchange.Fields;
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

    /// <summary>Whether the good rows are joined although others are refused. Without it one refused row keeps all out.</summary>
    public bool SkipRefused { get; init; }
}

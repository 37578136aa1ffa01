using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Storage.Tables;

/// <summary>Which features of a layer a table shows, and in which order.</summary>
/// <param name="Layer">Parcels or plots, of all cities.</param>
public sealed record TableQuery(PlanLayer Layer)
{
    /// <summary>
    /// Found anywhere in a feature's number, name or owner, or at the beginning of its land-use code; capital and small Latin
    /// letters are alike. Empty: every feature.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>Land-use codes that are found too, because their classes' names hold the text.</summary>
    public ImmutableArray<string> Codes { get; init; } = [];

    /// <summary>By what they are ordered. Among equals: by city, number, identity.</summary>
    public TableField SortBy { get; init; } = TableField.City;

    /// <summary>Whether the last comes first. What has no value is last either way.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Whose alphabet names and owners are ordered by.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;
}

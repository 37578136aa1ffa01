using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Planning.Parameters;

/// <summary>
/// 参数: a number that a method or a rule goes by, with the day from which it holds and where it was taken from. What no
/// official text confirms is marked unsure, and stays so in every result that uses it.
/// </summary>
public sealed record Parameter : PlanRow
{
    /// <summary>What it is, as methods and rules name it, such as quota-price/construction-land.</summary>
    public required string Key { get; init; }

    /// <summary>The <see cref="City.Code"/> of the city it holds for; null for the whole plan.</summary>
    public string? CityCode { get; init; }

    /// <summary>The number, in <see cref="Unit"/>; finite.</summary>
    public required double Value { get; init; }

    /// <summary>The unit, such as 万元/亩; empty for a plain number.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The first day on which it holds; null when it always did.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Document, number and clause it was taken from; empty when nobody said.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether it still needs to be confirmed.</summary>
    public bool IsUnsure { get; init; }
}

using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>What the values of a column are.</summary>
internal enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole numbers of 64 bits.</summary>
    Integer,

    /// <summary>Real numbers.</summary>
    Real,

    /// <summary>Yes or no.</summary>
    Boolean,
}

/// <summary>One column of an exported layer.</summary>
/// <param name="Name">Its name; unique in the layer, whatever the case of its letters.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="ValueOf">The value of a feature: string, long, double or bool by <paramref name="Kind"/>, or null.</param>
/// <param name="Measure">What all its values come to.</param>
/// <param name="Attribute">The attribute of the source that it is; null for what is ours.</param>
internal sealed record ExportColumn(
    string Name, ColumnKind Kind, Func<PlanFeature, object?> ValueOf, ColumnMeasure Measure, string? Attribute = null);

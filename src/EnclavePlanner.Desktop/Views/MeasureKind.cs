namespace EnclavePlanner.Desktop.Views;

/// <summary>What is measured on a map.</summary>
public enum MeasureKind
{
    /// <summary>The length of a line.</summary>
    Length,

    /// <summary>An area and its boundary.</summary>
    Area,
}

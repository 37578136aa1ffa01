namespace EnclavePlanner.Desktop.Styling;

/// <summary>What is written into parcels and plots where there is room.</summary>
public enum ParcelLabels
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Their number.</summary>
    Number,

    /// <summary>Their number and official area.</summary>
    NumberAndArea,
}

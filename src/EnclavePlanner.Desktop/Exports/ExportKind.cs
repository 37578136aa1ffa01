namespace EnclavePlanner.Desktop.Exports;

/// <summary>What is made for download.</summary>
public enum ExportKind
{
    /// <summary>The approval workbook, .xlsx.</summary>
    Workbook,

    /// <summary>A copy of the plan, .gpkg.</summary>
    Plan,
}

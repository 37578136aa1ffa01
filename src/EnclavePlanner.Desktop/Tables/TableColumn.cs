using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Tables;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>A column of a table of land.</summary>
/// <param name="Key">What it is called among the window's texts, after "column.".</param>
/// <param name="IsText">Whether it holds text rather than figures.</param>
/// <param name="UnitKey">The text of its unit; null where it has none, or has it in its name.</param>
/// <param name="SortBy">What the store sorts by for it; null where it cannot.</param>
/// <param name="IsEditable">Whether its cells can be changed by hand.</param>
/// <param name="IsShownAtFirst">Whether it is there before the user chose his columns.</param>
public sealed record TableColumn(
    string Key, bool IsText, string? UnitKey, TableField? SortBy, bool IsEditable = false, bool IsShownAtFirst = true)
{
    /// <summary>The column of land-use codes, by which classes are changed.</summary>
    public const string Code = "code";

    /// <summary>The column of numbers, by which rows are found.</summary>
    public const string Number = "number";

    /// <summary>The column of cities.</summary>
    public const string City = "city";

    /// <summary>The columns of a layer's table, in their order.</summary>
    public static IReadOnlyList<TableColumn> Of(PlanLayer layer) => layer == PlanLayer.Plots
        ? [.. Head, .. Named, .. Figures]
        : [.. Head, .. Named, Owner, .. Figures, Side];

    private static TableColumn[] Head { get; } = [new(City, true, null, TableField.City)];

    private static TableColumn[] Named { get; } =
    [
        new(Number, true, null, TableField.Number, IsEditable: true),
        new("name", true, null, TableField.Name, IsEditable: true, IsShownAtFirst: false),
        new(Code, true, null, TableField.LandUse, IsEditable: true),
        new("class", true, null, TableField.LandUse),
    ];

    private static TableColumn Owner { get; } = new("owner", true, null, TableField.Owner, IsEditable: true);

    private static TableColumn[] Figures { get; } =
    [
        new("area", false, "unit.square-metre", TableField.Area), new("hectares", false, null, TableField.Area), new("mu", false, null, TableField.Area),
    ];

    private static TableColumn Side { get; } = new("side", true, null, null);
}

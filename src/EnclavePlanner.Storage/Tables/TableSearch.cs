using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Storage.Tables;

/// <summary>A table's filter in SQL. The text travels as a parameter, its own wildcards escaped.</summary>
internal static class TableSearch
{
    /// <summary>The column that a field is kept in; an area is kept in none.</summary>
    internal static string ColumnOf(TableField field, RowKind kind) => field switch
    {
        TableField.City => "city",
        TableField.Name => "name",
        TableField.LandUse => "land_use_code",
        TableField.Owner when kind == RowKind.Parcel => "owner",
        _ => "number",
    };

    /// <summary>The columns that the text is found in.</summary>
    internal static IReadOnlyList<string> TextColumns(RowKind kind) => kind == RowKind.Parcel ? ["number", "name", "owner"] : ["number", "name"];

    /// <summary>A pattern for LIKE … ESCAPE '\' that finds the text anywhere.</summary>
    internal static string Anywhere(string text) => $"%{Escaped(text)}%";

    /// <summary>A pattern that finds it at the beginning.</summary>
    internal static string AtBeginning(string text) => $"{Escaped(text)}%";

    /// <summary>The same filter of a feature at hand.</summary>
    internal static bool Finds(TableQuery query, PlanFeature feature) => query.Text.Length == 0
        || new[] { TableField.Number, TableField.Name, TableField.Owner }.Any(field => FieldOf(field, feature)?.Contains(query.Text, StringComparison.OrdinalIgnoreCase) ?? false)
        || (FieldOf(TableField.LandUse, feature) is { } code && (code.StartsWith(query.Text, StringComparison.Ordinal) || query.Codes.Contains(code)));

    /// <summary>A field of a feature at hand; null for none, and for its area.</summary>
    internal static string? FieldOf(TableField field, PlanFeature feature) => field switch
    {
        TableField.City => feature.CityCode,
        TableField.Number => feature.Number,
        TableField.Name => feature.Name,
        TableField.LandUse => (feature as Parcel)?.LandUseCode ?? (feature as Plot)?.LandUseCode,
        TableField.Owner => (feature as Parcel)?.Owner,
        _ => null,
    };

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}

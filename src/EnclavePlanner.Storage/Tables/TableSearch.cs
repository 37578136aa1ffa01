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

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}

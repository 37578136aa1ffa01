namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>Keeps the number of features where GDAL looks for it (gpkg_ogr_contents), by the triggers that GDAL itself makes.</summary>
internal static class FeatureCount
{
    internal static string Sql(string table) => Trigger(table, "INSERT", "insert", "+") + Trigger(table, "DELETE", "delete", "-");

    /// <summary>Takes the triggers away.</summary>
    internal static string DropSql(string table) => Drop(table, "insert") + Drop(table, "delete");

    private static string Drop(string table, string name) => $"DROP TRIGGER IF EXISTS {TableNames.Quote($"trigger_{name}_feature_count_{table}")};\n";

    private static string Trigger(string table, string when, string name, string sign) =>
        $"""
        CREATE TRIGGER {TableNames.Quote($"trigger_{name}_feature_count_{table}")} AFTER {when} ON {TableNames.Quote(table)}
        BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count {sign} 1 WHERE lower(table_name) = lower('{table}'); END;

        """;
}

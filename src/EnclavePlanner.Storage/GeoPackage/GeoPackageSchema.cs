using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.GeoPackage.Outside;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>The tables of a plan file: a GeoPackage 1.3 (OGC 12-128r17) with the R-tree extension, and our own tables as attributes.</summary>
internal static class GeoPackageSchema
{
    /// <summary>The version of our tables that this program reads and writes.</summary>
    internal const int PlanFormat = 2;

    /// <summary>Makes the tables of a plan without cities.</summary>
    internal static void Create(SqliteConnection connection)
    {
        connection.Run($"PRAGMA application_id = {GeoPackageStandard.ApplicationId}; PRAGMA user_version = {GeoPackageStandard.Version};");
        connection.Run(GeoPackageStandard.Tables);
        AddReferenceSystem(connection, -1, "Undefined cartesian SRS", "NONE", -1, "undefined", "undefined cartesian coordinate reference system");
        AddReferenceSystem(connection, 0, "Undefined geographic SRS", "NONE", 0, "undefined", "undefined geographic coordinate reference system");
        AddReferenceSystem(connection, CrsRegistry.Get(4326));
        AddAttributes(connection, "plan_format", "version INTEGER NOT NULL");
        AddAttributes(connection, "change_set", """
            number INTEGER NOT NULL UNIQUE, id TEXT NOT NULL UNIQUE, author TEXT NOT NULL, time TEXT NOT NULL, title TEXT NOT NULL,
            reverts TEXT REFERENCES change_set (id), row_count INTEGER NOT NULL, superseded_count INTEGER NOT NULL DEFAULT 0
            """);
        AddAttributes(connection, "descent", "change_set INTEGER NOT NULL, ancestor TEXT NOT NULL, descendant TEXT NOT NULL");
        connection.Run(OwnTables);
        foreach (var table in new[] { "plan_commit", "plan_outside" })
            AddExtension(connection, table);
        AddAttributes(connection, RefusedRows.Table, RefusedRows.Columns);
        foreach (var kind in RowKinds.Landless)
        {
            AddAttributes(connection, TableNames.Of(kind), ColumnsSql(kind, cityCode: null));
            AddEditions(connection, kind, TableNames.Of(kind));
        }

        connection.Run("INSERT INTO plan_format (version) VALUES ($version);", ("$version", PlanFormat));
    }

    /// <summary>Makes the empty feature tables of a city, in its CRS.</summary>
    internal static void AddCity(SqliteConnection connection, City city)
    {
        AddReferenceSystem(connection, city.Crs);
        foreach (var kind in RowKinds.OnLand)
        {
            var table = TableNames.Of(kind, city.Code);
            AddFeatures(connection, kind, table, city);
            AddEditions(connection, kind, table);
        }
    }

    /// <summary>
    /// Removes the feature tables of a city; they are empty. The past editions stay: the history still needs them, and a
    /// city that comes back finds them.
    /// </summary>
    internal static void RemoveCity(SqliteConnection connection, City city)
    {
        foreach (var kind in RowKinds.OnLand)
        {
            var table = TableNames.Of(kind, city.Code);
            foreach (var registry in new[] { "gpkg_extensions", "gpkg_geometry_columns", "gpkg_ogr_contents", "gpkg_contents" })
                connection.Run($"DELETE FROM {registry} WHERE table_name = $table;", ("$table", table));
            connection.Run($"DROP TABLE {TableNames.Quote("rtree_" + table + "_geom")}; DROP TABLE {TableNames.Quote(table)};");
        }
    }

    private static void AddFeatures(SqliteConnection connection, RowKind kind, string table, City city)
    {
        connection.Run($"CREATE TABLE {TableNames.Quote(table)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {ColumnsSql(kind, city.Code)});");
        connection.Run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ($table, 'features', $table, $srs);",
            ("$table", table),
            ("$srs", city.Epsg));
        connection.Run(
            "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ($table, 'geom', $type, $srs, 0, 0);",
            ("$table", table),
            ("$type", RowColumns.GeometryType(kind)),
            ("$srs", city.Epsg));
        connection.Run(
            """
            INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
            VALUES ($table, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
            """,
            ("$table", table));
        connection.Run(SpatialIndex.Sql(table) + SpatialIndex.TriggerSql(table));
        connection.Run("INSERT INTO gpkg_ogr_contents (table_name, feature_count) VALUES ($table, 0);", ("$table", table));
        connection.Run(FeatureCount.Sql(table));
    }

    private static void AddAttributes(SqliteConnection connection, string table, string columns)
    {
        connection.Run($"CREATE TABLE {TableNames.Quote(table)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {columns});");
        connection.Run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ($table, 'attributes', $table, 0);",
            ("$table", table));
    }

    /// <summary>The table of past editions of a row table, and the triggers that fill it.</summary>
    private static void AddEditions(SqliteConnection connection, RowKind kind, string table)
    {
        connection.Run(Editions.TableSql(table, kind) + Editions.TriggerSql(table, kind));
        AddExtension(connection, TableNames.Past(table));
    }

    private static void AddExtension(SqliteConnection connection, string table) => connection.Run(
        """
        INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
        SELECT $table, NULL, 'enclaveplanner_history', 'EnclavePlanner docs/decisions/0003-history-in-the-stores.md', 'read-write'
        WHERE NOT EXISTS (SELECT 1 FROM gpkg_extensions WHERE table_name = $table);
        """,
        ("$table", table));

    private static string ColumnsSql(RowKind kind, string? cityCode) =>
        string.Join(", ", RowColumns.Of(kind).Select(column => $"{TableNames.Quote(column.Name)} {column.Type}{Default(column.Name, cityCode)}"))
        + $", {RowColumns.ChangeSet} INTEGER";

    /// <summary>What a feature drawn in another program begins with.</summary>
    private static string Default(string column, string? cityCode) => column switch
    {
        "geom" => " NOT NULL",
        "city" when cityCode is not null => $" DEFAULT '{cityCode}'",
        "number" => " DEFAULT ''",
        "attributes" => " DEFAULT '{}'",
        _ => "",
    };

    private static void AddReferenceSystem(SqliteConnection connection, Crs crs) =>
        AddReferenceSystem(connection, crs.Epsg!.Value, crs.Name, "EPSG", crs.Epsg.Value, crs.Wkt, crs.ToString());

    private static void AddReferenceSystem(
        SqliteConnection connection, int id, string name, string organization, int organizationId, string definition, string description) =>
        connection.Run(
            """
            INSERT OR IGNORE INTO gpkg_spatial_ref_sys
                (srs_name, srs_id, organization, organization_coordsys_id, definition, description)
            VALUES ($name, $id, $organization, $organizationId, $definition, $description);
            """,
            ("$name", name),
            ("$id", id),
            ("$organization", organization),
            ("$organizationId", organizationId),
            ("$definition", definition),
            ("$description", description));

    /// <summary>
    /// plan_commit holds one row, the number of the action that this program is just writing, and none otherwise: so the
    /// triggers know its writing from that of any other program, which leaves its rows named in plan_outside.
    /// </summary>
    private const string OwnTables = """
        CREATE TABLE plan_commit (number INTEGER NOT NULL);
        CREATE TABLE plan_outside (table_name TEXT NOT NULL, fid INTEGER NOT NULL, is_new INTEGER NOT NULL, PRIMARY KEY (table_name, fid)) WITHOUT ROWID;
        """;
}

using System.Globalization;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>The tables of a plan file: a GeoPackage 1.3 (OGC 12-128r17) with the R-tree extension, and our own tables as attributes.</summary>
internal static class GeoPackageSchema
{
    /// <summary>The version of our tables that this program reads and writes.</summary>
    internal const int PlanFormat = 1;

    /// <summary>'GPKG', in the header of the file.</summary>
    internal const int ApplicationId = 0x47504B47;

    private const int GeoPackageVersion = 10300;

    /// <summary>Makes the tables of a plan without cities.</summary>
    internal static void Create(SqliteConnection connection)
    {
        connection.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {GeoPackageVersion};");
        connection.Run(GeoPackageTables);
        AddReferenceSystem(connection, -1, "Undefined cartesian SRS", "NONE", -1, "undefined", "undefined cartesian coordinate reference system");
        AddReferenceSystem(connection, 0, "Undefined geographic SRS", "NONE", 0, "undefined", "undefined geographic coordinate reference system");
        AddReferenceSystem(connection, CrsRegistry.Get(4326));
        foreach (var kind in RowKinds.Landless)
            AddAttributes(connection, TableNames.Of(kind), ColumnsSql(kind));
        AddAttributes(connection, "plan_format", "version INTEGER NOT NULL");
        AddAttributes(connection, "change_set", """
            id TEXT NOT NULL UNIQUE, author TEXT NOT NULL, time TEXT NOT NULL, title TEXT NOT NULL,
            reverts TEXT REFERENCES change_set (id), row_count INTEGER NOT NULL
            """);
        AddAttributes(connection, "row_change", """
            change_set INTEGER NOT NULL REFERENCES change_set (fid), row_before TEXT, row_after TEXT
            """);
        connection.Run("CREATE INDEX row_change_of_change_set ON row_change (change_set);");
        connection.Run("INSERT INTO plan_format (version) VALUES ($version);", ("$version", PlanFormat));
    }

    /// <summary>Makes the empty feature tables of a city, in its CRS.</summary>
    internal static void AddCity(SqliteConnection connection, City city)
    {
        AddReferenceSystem(connection, city.Crs);
        foreach (var kind in RowKinds.OnLand)
            AddFeatures(connection, kind, TableNames.Of(kind, city.Code), city.Epsg);
    }

    /// <summary>Removes the feature tables of a city; they are empty.</summary>
    internal static void RemoveCity(SqliteConnection connection, City city)
    {
        foreach (var kind in RowKinds.OnLand)
        {
            var table = TableNames.Of(kind, city.Code);
            connection.Run("DELETE FROM gpkg_extensions WHERE table_name = $table;", ("$table", table));
            connection.Run("DELETE FROM gpkg_geometry_columns WHERE table_name = $table;", ("$table", table));
            connection.Run("DELETE FROM gpkg_contents WHERE table_name = $table;", ("$table", table));
            connection.Run($"DROP TABLE {TableNames.Quote("rtree_" + table + "_geom")}; DROP TABLE {TableNames.Quote(table)};");
        }
    }

    private static void AddFeatures(SqliteConnection connection, RowKind kind, string table, int epsg)
    {
        connection.Run($"CREATE TABLE {TableNames.Quote(table)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {ColumnsSql(kind)});");
        connection.Run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ($table, 'features', $table, $srs);",
            ("$table", table),
            ("$srs", epsg));
        connection.Run(
            "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ($table, 'geom', $type, $srs, 0, 0);",
            ("$table", table),
            ("$type", RowColumns.GeometryType(kind)),
            ("$srs", epsg));
        connection.Run(
            """
            INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
            VALUES ($table, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
            """,
            ("$table", table));
        connection.Run(RTreeSql(table));
    }

    private static void AddAttributes(SqliteConnection connection, string table, string columns)
    {
        connection.Run($"CREATE TABLE {TableNames.Quote(table)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, {columns});");
        connection.Run(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ($table, 'attributes', $table, 0);",
            ("$table", table));
    }

    private static string ColumnsSql(RowKind kind) =>
        string.Join(", ", RowColumns.Of(kind).Select(column => $"{TableNames.Quote(column.Name)} {column.Declaration}"));

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

    /// <summary>The virtual table and the triggers of F.3, as the standard words them.</summary>
    private static string RTreeSql(string table)
    {
        var features = TableNames.Quote(table);
        var tree = TableNames.Quote($"rtree_{table}_geom");
        const string box = "NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";
        const string hasGeometry = "NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)";
        const string lacksGeometry = "NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)";
        string Trigger(string name, string when, string then) => string.Create(
            CultureInfo.InvariantCulture,
            $"CREATE TRIGGER {TableNames.Quote($"rtree_{table}_geom_{name}")} {when} BEGIN {then} END;\n");
        return $"CREATE VIRTUAL TABLE {tree} USING rtree(id, minx, maxx, miny, maxy);\n"
            + Trigger("insert", $"AFTER INSERT ON {features} WHEN ({hasGeometry})", $"INSERT OR REPLACE INTO {tree} VALUES ({box});")
            + Trigger("update1", $"AFTER UPDATE OF geom ON {features} WHEN OLD.fid = NEW.fid AND ({hasGeometry})", $"INSERT OR REPLACE INTO {tree} VALUES ({box});")
            + Trigger("update2", $"AFTER UPDATE OF geom ON {features} WHEN OLD.fid = NEW.fid AND ({lacksGeometry})", $"DELETE FROM {tree} WHERE id = OLD.fid;")
            + Trigger("update3", $"AFTER UPDATE ON {features} WHEN OLD.fid != NEW.fid AND ({hasGeometry})", $"DELETE FROM {tree} WHERE id = OLD.fid; INSERT OR REPLACE INTO {tree} VALUES ({box});")
            + Trigger("update4", $"AFTER UPDATE ON {features} WHEN OLD.fid != NEW.fid AND ({lacksGeometry})", $"DELETE FROM {tree} WHERE id IN (OLD.fid, NEW.fid);")
            + Trigger("delete", $"AFTER DELETE ON {features} WHEN OLD.geom NOT NULL", $"DELETE FROM {tree} WHERE id = OLD.fid;");
    }

    private const string GeoPackageTables = """
        CREATE TABLE gpkg_spatial_ref_sys (
            srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
            organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        CREATE TABLE gpkg_contents (
            table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
            last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
            min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
            CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_geometry_columns (
            table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
            z TINYINT NOT NULL, m TINYINT NOT NULL,
            CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
            CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
            CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (
            table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
            CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        """;
}

using System.Buffers.Binary;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EnclavePlanner.Exchange.GeoPackages;

/// <summary>Writes a layer as a GeoPackage 1.3 (OGC 12-128r17) of one feature table with its R-tree.</summary>
internal static class GeoPackageWriting
{
    private static readonly string[] Bounds = ["$id", "$minx", "$maxx", "$miny", "$maxy"];

    /// <summary>Columns of the table's own.</summary>
    private static readonly string[] Reserved = ["fid", "geom", "id"];

    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    internal static IEnumerable<LocalizedText> Write(ExportLayer layer, string path, Steps steps, CancellationToken cancellation)
    {
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()))
        {
            connection.Open();
            // The file is nobody's until it is whole: nothing is gained by making each step last.
            Run(connection, $"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA application_id = {GeoPackageStandard.ApplicationId}; PRAGMA user_version = {GeoPackageStandard.Version};");
            using var transaction = connection.BeginTransaction();
            Run(connection, GeoPackageStandard.Tables);
            AddReferenceSystems(connection, layer.Crs);
            AddFeatureTable(connection, layer);
            var extent = AddRows(connection, layer, steps, cancellation);
            Register(connection, layer, extent);
            transaction.Commit();
        }

        return [];
    }

    private static void AddFeatureTable(SqliteConnection connection, ExportLayer layer) => Run(
        connection,
        $"""
        CREATE TABLE {Quote(layer.Name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {TypeOf(layer.Geometry)} NOT NULL,
        id TEXT NOT NULL UNIQUE{string.Concat(layer.Columns.Select(column => $", {Quote(ColumnName(column))} {TypeOf(column.Kind)}"))});
        CREATE VIRTUAL TABLE {Quote($"rtree_{layer.Name}_geom")} USING rtree(id, minx, maxx, miny, maxy);
        """);

    private static Envelope AddRows(SqliteConnection connection, ExportLayer layer, Steps steps, CancellationToken cancellation)
    {
        using var insert = connection.CreateCommand();
        var values = Enumerable.Range(0, layer.Columns.Length + 3).Select(place => insert.Parameters.Add($"$p{place}", SqliteType.Text)).ToArray();
        insert.CommandText = $"INSERT INTO {Quote(layer.Name)} VALUES ({string.Join(", ", values.Select(value => value.ParameterName))})";
        using var index = connection.CreateCommand();
        var box = Bounds.Select(name => index.Parameters.Add(name, SqliteType.Real)).ToArray();
        index.CommandText = $"INSERT INTO {Quote($"rtree_{layer.Name}_geom")} VALUES ({string.Join(", ", box.Select(value => value.ParameterName))})";
        var writer = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false);
        var extent = new Envelope();
        var row = 0L;
        foreach (var feature in layer.Features)
        {
            cancellation.ThrowIfCancellationRequested();
            row++;
            var geometry = InParts(layer.Placed(feature));
            var envelope = geometry.EnvelopeInternal;
            values[0].Value = row;
            values[1].Value = Blob(geometry, layer.Crs, writer);
            values[2].Value = feature.Id.ToString();
            for (var place = 0; place < layer.Columns.Length; place++)
                values[place + 3].Value = Stored(layer.Columns[place].ValueOf(feature));
            insert.ExecuteNonQuery();
            (box[0].Value, box[1].Value, box[2].Value, box[3].Value, box[4].Value) =
                (row, envelope.MinX, envelope.MaxX, envelope.MinY, envelope.MaxY);
            index.ExecuteNonQuery();
            extent.ExpandToInclude(envelope);
            steps.Next();
        }

        return extent;
    }

    private static void Register(SqliteConnection connection, ExportLayer layer, Envelope extent)
    {
        Run(
            connection,
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, min_x, min_y, max_x, max_y, srs_id) VALUES ($table, 'features', $table, $minx, $miny, $maxx, $maxy, $srs)",
            ("$table", layer.Name), ("$minx", extent.MinX), ("$miny", extent.MinY), ("$maxx", extent.MaxX), ("$maxy", extent.MaxY), ("$srs", layer.Crs.Epsg!.Value));
        Run(
            connection,
            "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ($table, 'geom', $type, $srs, 0, 0)",
            ("$table", layer.Name), ("$type", TypeOf(layer.Geometry)), ("$srs", layer.Crs.Epsg!.Value));
        Run(
            connection,
            "INSERT INTO gpkg_extensions VALUES ($table, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            ("$table", layer.Name));
        Run(connection, "INSERT INTO gpkg_ogr_contents VALUES ($table, $count)", ("$table", layer.Name), ("$count", layer.Count));
        Run(connection, RTreeTriggers(layer.Name));
    }

    private static void AddReferenceSystems(SqliteConnection connection, Crs crs)
    {
        const string insert = "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES ($name, $id, $organization, $code, $definition, NULL)";
        Run(connection, insert, ("$name", "Undefined cartesian SRS"), ("$id", -1), ("$organization", "NONE"), ("$code", -1), ("$definition", "undefined"));
        Run(connection, insert, ("$name", "Undefined geographic SRS"), ("$id", 0), ("$organization", "NONE"), ("$code", 0), ("$definition", "undefined"));
        foreach (var known in new[] { CrsRegistry.Get(4326), crs })
            Run(connection, insert, ("$name", known.Name), ("$id", known.Epsg!.Value), ("$organization", "EPSG"), ("$code", known.Epsg!.Value), ("$definition", known.Wkt));
    }

    /// <summary>The header of clause 2.1.3 with the envelope (a point has none: it is its own), then WKB.</summary>
    private static byte[] Blob(Geometry geometry, Crs crs, WKBWriter writer)
    {
        var wkb = writer.Write(geometry);
        var hasEnvelope = geometry is not Point;
        var blob = new byte[(hasEnvelope ? 40 : 8) + wkb.Length];
        (blob[0], blob[1], blob[2], blob[3]) = ((byte)'G', (byte)'P', 0, (byte)(hasEnvelope ? 0b0011 : 0b0001));
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), crs.Epsg!.Value);
        if (hasEnvelope)
        {
            var envelope = geometry.EnvelopeInternal;
            double[] bounds = [envelope.MinX, envelope.MaxX, envelope.MinY, envelope.MaxY];
            for (var i = 0; i < bounds.Length; i++)
                BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8 + (8 * i)), bounds[i]);
        }

        wkb.CopyTo(blob, blob.Length - wkb.Length);
        return blob;
    }

    /// <summary>A table has one type of geometry, and land comes single and in parts.</summary>
    private static Geometry InParts(Geometry geometry) => geometry switch
    {
        Polygon polygon => polygon.Factory.CreateMultiPolygon([polygon]),
        LineString line => line.Factory.CreateMultiLineString([line]),
        _ => geometry,
    };

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        bool yes => yes ? 1L : 0L,
        double number when !double.IsFinite(number) => DBNull.Value,
        _ => value,
    };

    /// <summary>A field of the source that is called as one of the table's own gets a tail.</summary>
    private static string ColumnName(ExportColumn column) =>
        Reserved.Contains(column.Name, StringComparer.OrdinalIgnoreCase) ? column.Name + "_" : column.Name;

    private static string TypeOf(PlanGeometry geometry) => geometry switch
    {
        PlanGeometry.Point => "POINT",
        PlanGeometry.Line => "MULTILINESTRING",
        _ => "MULTIPOLYGON",
    };

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "INTEGER",
        ColumnKind.Real => "REAL",
        ColumnKind.Boolean => "BOOLEAN",
        _ => "TEXT",
    };

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static void Run(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are quoted; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    /// <summary>The triggers of the R-tree extension (F.3), for whoever edits the file.</summary>
    private static string RTreeTriggers(string table)
    {
        var features = Quote(table);
        var tree = Quote($"rtree_{table}_geom");
        const string box = "NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";
        const string has = "(NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))";
        const string lacks = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))";
        string Trigger(string name, string when, string then) => $"CREATE TRIGGER {Quote($"rtree_{table}_geom_{name}")} {when} BEGIN {then} END;\n";
        return Trigger("insert", $"AFTER INSERT ON {features} WHEN {has}", $"INSERT OR REPLACE INTO {tree} VALUES ({box});")
            + Trigger("update1", $"AFTER UPDATE OF geom ON {features} WHEN OLD.fid = NEW.fid AND {has}", $"INSERT OR REPLACE INTO {tree} VALUES ({box});")
            + Trigger("update2", $"AFTER UPDATE OF geom ON {features} WHEN OLD.fid = NEW.fid AND {lacks}", $"DELETE FROM {tree} WHERE id = OLD.fid;")
            + Trigger("update3", $"AFTER UPDATE ON {features} WHEN OLD.fid != NEW.fid AND {has}", $"DELETE FROM {tree} WHERE id = OLD.fid; INSERT OR REPLACE INTO {tree} VALUES ({box});")
            + Trigger("update4", $"AFTER UPDATE ON {features} WHEN OLD.fid != NEW.fid AND {lacks}", $"DELETE FROM {tree} WHERE id IN (OLD.fid, NEW.fid);")
            + Trigger("delete", $"AFTER DELETE ON {features} WHEN OLD.geom NOT NULL", $"DELETE FROM {tree} WHERE id = OLD.fid;");
    }
}

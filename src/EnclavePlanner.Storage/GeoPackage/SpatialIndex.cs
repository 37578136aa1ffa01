using System.Globalization;

namespace EnclavePlanner.Storage.GeoPackage;

/// <summary>The R-tree extension of a feature table (OGC 12-128r17, F.3).</summary>
internal static class SpatialIndex
{
    private static readonly string[] Triggers = ["insert", "update1", "update2", "update3", "update4", "delete"];

    /// <summary>The name of the table's R-tree.</summary>
    internal static string Of(string table) => $"rtree_{table}_geom";

    /// <summary>The virtual table of F.3.</summary>
    internal static string Sql(string table) => $"CREATE VIRTUAL TABLE {TableNames.Quote(Of(table))} USING rtree(id, minx, maxx, miny, maxy);\n";

    /// <summary>Takes the triggers away.</summary>
    internal static string DropTriggerSql(string table) => string.Concat(
        Triggers.Select(name => $"DROP TRIGGER IF EXISTS {TableNames.Quote($"{Of(table)}_{name}")};\n"));

    /// <summary>The triggers of F.3, as the standard words them.</summary>
    internal static string TriggerSql(string table)
    {
        var features = TableNames.Quote(table);
        var tree = TableNames.Quote(Of(table));
        const string box = "NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)";
        const string hasGeometry = "NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)";
        const string lacksGeometry = "NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)";
        string Trigger(string name, string when, string then) => string.Create(
            CultureInfo.InvariantCulture,
            $"CREATE TRIGGER {TableNames.Quote($"{Of(table)}_{name}")} {when} BEGIN {then} END;\n");
        return Trigger("insert", $"AFTER INSERT ON {features} WHEN ({hasGeometry})", $"INSERT OR REPLACE INTO {tree} VALUES ({box});")
            + Trigger("update1", $"AFTER UPDATE OF geom ON {features} WHEN OLD.fid = NEW.fid AND ({hasGeometry})", $"INSERT OR REPLACE INTO {tree} VALUES ({box});")
            + Trigger("update2", $"AFTER UPDATE OF geom ON {features} WHEN OLD.fid = NEW.fid AND ({lacksGeometry})", $"DELETE FROM {tree} WHERE id = OLD.fid;")
            + Trigger("update3", $"AFTER UPDATE ON {features} WHEN OLD.fid != NEW.fid AND ({hasGeometry})", $"DELETE FROM {tree} WHERE id = OLD.fid; INSERT OR REPLACE INTO {tree} VALUES ({box});")
            + Trigger("update4", $"AFTER UPDATE ON {features} WHEN OLD.fid != NEW.fid AND ({lacksGeometry})", $"DELETE FROM {tree} WHERE id IN (OLD.fid, NEW.fid);")
            + Trigger("delete", $"AFTER DELETE ON {features} WHEN OLD.geom NOT NULL", $"DELETE FROM {tree} WHERE id = OLD.fid;");
    }
}

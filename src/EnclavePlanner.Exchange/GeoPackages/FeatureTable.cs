using System.Collections.Immutable;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Exchange.GeoPackages;

/// <summary>A feature table of a GeoPackage: where its geometry is, and which columns it has beside it.</summary>
internal sealed class FeatureTable
{
    private readonly string name;
    private readonly string geometry;
    private readonly long srsId;

    private FeatureTable(string name, string geometry, long srsId, long count, IReadOnlyList<(string, bool)> fields, IReadOnlyList<string> leftOut) =>
        (this.name, this.geometry, this.srsId, Count, Fields, LeftOut) = (name, geometry, srsId, count, fields, leftOut);

    /// <summary>How many rows it has, as far as the file says; for progress.</summary>
    internal long Count { get; }

    /// <summary>The columns that hold single values.</summary>
    internal IReadOnlyList<(string Name, bool IsBoolean)> Fields { get; }

    /// <summary>The columns that hold anything else.</summary>
    internal IReadOnlyList<string> LeftOut { get; }

    /// <summary>Reads the geometry and the fields, in this order.</summary>
    internal string Select => $"SELECT {string.Join(", ", Fields.Select(column => column.Name).Prepend(geometry).Select(Quote))} FROM {Quote(name)}";

    /// <summary>The names of all feature tables.</summary>
    internal static ImmutableArray<string> Names(SqliteConnection connection) => [.. Registered(connection).Select(table => table.Name)];

    /// <exception cref="FaultException">EXC-GPKG-NONE, EXC-GPKG-SEVERAL, EXC-GPKG-TABLE, EXC-GPKG-VIEW.</exception>
    internal static FeatureTable Find(SqliteConnection connection, SourceFile file, string? wanted)
    {
        var tables = Registered(connection);
        var names = string.Join(", ", tables.Select(table => table.Name));
        if (tables.Count == 0)
            throw ExchangeTexts.Refusal("EXC-GPKG-NONE", file.Name);
        if (wanted is null && tables.Count > 1)
            throw ExchangeTexts.Refusal("EXC-GPKG-SEVERAL", file.Name, names);
        var (name, geometry, srsId) = tables.Find(table => wanted is null || table.Name == wanted);
        if (name is null)
            throw ExchangeTexts.Refusal("EXC-GPKG-TABLE", file.Name, wanted, names);
        RequireTable(connection, file, name);
        var fields = new List<(string, bool)>();
        var leftOut = new List<string>();
        foreach (var (column, type, isKey) in Columns(connection, name))
        {
            if (isKey || column.Equals(geometry, StringComparison.OrdinalIgnoreCase))
                continue;
            if (type.StartsWith("BLOB", StringComparison.OrdinalIgnoreCase))
                leftOut.Add(column);
            else
                fields.Add((column, type.StartsWith("BOOL", StringComparison.OrdinalIgnoreCase)));
        }

        return new FeatureTable(name, geometry, srsId, CountOf(connection, name), fields, leftOut);
    }

    /// <summary>The CRS by the user's word, or by the file's.</summary>
    /// <exception cref="FaultException">EXC-CRS, EXC-GPKG-NO-CRS.</exception>
    internal CrsEvidence CrsOf(SqliteConnection connection, SourceFile file, CrsStatement said)
    {
        if (said.Evidence(file) is { } named)
            return srsId <= 0 ? named : said.Beside(named, file.Name, () => Stated(connection, file, takesUnshifted: said.Epsg is not null));
        if (srsId <= 0)
            throw ExchangeTexts.Refusal("EXC-GPKG-NO-CRS", file.Name, name);
        try
        {
            var crs = Stated(connection, file, said.IsShifted);
            return new CrsEvidence(crs, ExchangeTexts.Say("NoticeCrsGeoPackage", crs.ToString(), name));
        }
        catch (FaultException unknown) when (unknown.Fault.Code.StartsWith("GEO-", StringComparison.Ordinal))
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-CRS", file.Name, unknown.Fault.Text), unknown);
        }
    }

    private static List<(string Name, string Geometry, long SrsId)> Registered(SqliteConnection connection)
    {
        var tables = new List<(string Name, string Geometry, long SrsId)>();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT g.table_name, g.column_name, g.srs_id FROM gpkg_geometry_columns g JOIN gpkg_contents c ON c.table_name = g.table_name
            WHERE c.data_type = 'features' ORDER BY g.table_name LIMIT 1000
            """;
        using var rows = command.ExecuteReader();
        while (rows.Read())
            tables.Add((rows.GetString(0), rows.GetString(1), rows.GetInt64(2)));
        return tables;
    }

    private Crs Stated(SqliteConnection connection, SourceFile file, bool takesUnshifted)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = $id";
        command.Parameters.AddWithValue("$id", srsId);
        using var row = command.ExecuteReader();
        if (!row.Read())
            throw ExchangeTexts.Refusal("EXC-GPKG-NO-CRS", file.Name, name);
        if (row.GetString(0).Equals("EPSG", StringComparison.OrdinalIgnoreCase) && row.GetInt64(1) is > 0 and <= int.MaxValue and var code)
            return CrsEvidence.Known(file, (int)code, takesUnshifted);
        var definition = row.GetString(2);
        return takesUnshifted ? CrsRegistry.FromWktUnshifted(definition) : CrsRegistry.FromWkt(definition);
    }

    /// <summary>A view, or a table that a module of SQLite makes up, runs what its author wrote: such is not read.</summary>
    private static void RequireTable(SqliteConnection connection, SourceFile file, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE name = $name AND type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
        command.Parameters.AddWithValue("$name", name);
        if (command.ExecuteScalar() is null)
            throw ExchangeTexts.Refusal("EXC-GPKG-VIEW", file.Name, name);
    }

    private static List<(string Name, string Type, bool IsKey)> Columns(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        // Columns that are computed (hidden 2 and 3) run an expression of the file's author.
        command.CommandText = "SELECT name, type, pk FROM pragma_table_xinfo($table) WHERE hidden = 0";
        command.Parameters.AddWithValue("$table", name);
        using var rows = command.ExecuteReader();
        var columns = new List<(string, string, bool)>();
        while (rows.Read())
            columns.Add((rows.GetString(0), rows.GetString(1), rows.GetInt64(2) > 0));
        return columns;
    }

    private static long CountOf(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A table of the file, quoted.
        command.CommandText = $"SELECT count(*) FROM {Quote(name)}";
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    private static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}

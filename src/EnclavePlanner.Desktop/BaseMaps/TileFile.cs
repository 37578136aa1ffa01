using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>
/// Tiles in a file: a GeoPackage (OGC 12-128r19, tiles) or an MBTiles file (1.3, raster). It is opened only to read, for each question
/// anew, so that nobody is kept from replacing it.
/// </summary>
internal sealed class TileFile
{
    private const int DeepestZoom = 30;

    /// <summary>SQLite's SQLITE_LIMIT_LENGTH: no value of the file may be longer.</summary>
    private const int LimitLength = 0;
    private const int LargestTile = 8 * 1024 * 1024;

    private readonly string path;
    private readonly string sql;
    private readonly bool countsFromSouth;
    private readonly string? table;

    private TileFile(string path, string sql, bool countsFromSouth, string? table, BaseMapGrid grid) =>
        (this.path, this.sql, this.countsFromSouth, this.table, Grid) = (path, sql, countsFromSouth, table, grid);

    /// <summary>The grid of its tiles.</summary>
    internal BaseMapGrid Grid { get; }

    /// <summary>Reads what a file holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layer">The table of tiles in a GeoPackage; null or empty for its first.</param>
    /// <exception cref="FaultException">WIN-BASE-FILE: it is not there, or no such file; with what is wrong. WIN-BASE-VECTOR: its tiles
    /// are no pictures. WIN-BASE-TABLE: it has no such table. WIN-BASE-GRID: a grid that cannot be drawn. WIN-BASE-CRS: an unknown
    /// reference system.</exception>
    internal static TileFile Open(string path, string? layer) => Guarded(path, connection =>
    {
        if (HasTable(connection, "gpkg_tile_matrix_set"))
            return OfGeoPackage(path, connection, layer);
        if (HasTable(connection, "tiles") && HasTable(connection, "metadata"))
            return OfMbTiles(path, connection);
        throw Refused("WIN-BASE-FILE", path, "gpkg_tile_matrix_set, tiles");
    });

    /// <summary>A tile; null where there is none.</summary>
    /// <exception cref="FaultException">WIN-BASE-FILE.</exception>
    internal byte[]? Read(int level, long column, long row) => Guarded(path, connection =>
    {
        using var command = connection.CreateCommand();
        // The name of the table is the file's own, quoted when the question was made up.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        var at = Grid.Levels[level];
        command.Parameters.AddWithValue("$zoom", long.Parse(at.Id, CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$column", column);
        command.Parameters.AddWithValue("$row", countsFromSouth ? at.Rows - 1 - row : row);
        return command.ExecuteScalar() as byte[];
    });

    private static TileFile OfMbTiles(string path, SqliteConnection connection)
    {
        var said = Rows(connection, "SELECT name, value FROM metadata LIMIT 1000", row => (Name: Text(row, 0), Value: Text(row, 1)))
            .GroupBy(entry => entry.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Value, StringComparer.Ordinal);
        if (said.GetValueOrDefault("format") is { } format && format.StartsWith("pbf", StringComparison.OrdinalIgnoreCase))
            throw Refused("WIN-BASE-VECTOR", path);
        var zooms = Rows(connection, "SELECT min(zoom_level), max(zoom_level) FROM tiles", row => row.IsDBNull(0) ? ((long, long)?)null : (row.GetInt64(0), row.GetInt64(1))).Single();
        if (zooms is not var (least, deepest) || least < 0 || deepest > DeepestZoom)
            throw Refused("WIN-BASE-GRID", path);
        var grid = BaseMapGrid.WebMercator((int)deepest);
        return new TileFile(
            path, "SELECT tile_data FROM tiles WHERE zoom_level = $zoom AND tile_column = $column AND tile_row = $row", countsFromSouth: true, table: null,
            grid with { Levels = [.. grid.Levels.Skip((int)least)] });
    }

    private static TileFile OfGeoPackage(string path, SqliteConnection connection, string? layer)
    {
        var sets = Rows(
            connection,
            """
            SELECT m.table_name, m.min_x, m.max_y, s.organization, s.organization_coordsys_id
            FROM gpkg_tile_matrix_set m JOIN gpkg_spatial_ref_sys s ON s.srs_id = m.srs_id ORDER BY m.table_name LIMIT 1000
            """,
            row => (Table: Text(row, 0), West: row.GetDouble(1), North: row.GetDouble(2), Authority: Text(row, 3), Code: row.GetInt64(4)));
        var set = sets.FirstOrDefault(set => string.IsNullOrWhiteSpace(layer) || set.Table == layer);
        if (set.Table is null)
            throw Refused("WIN-BASE-TABLE", path, layer, string.Join(", ", sets.Select(known => known.Table)));
        if (!set.Authority.Equals("EPSG", StringComparison.OrdinalIgnoreCase) || set.Code is < 1 or > int.MaxValue || !IsKnown((int)set.Code))
            throw Refused("WIN-BASE-CRS", $"{set.Authority}:{set.Code}");
        var levels = Rows(
            connection,
            """
            SELECT zoom_level, pixel_x_size, pixel_y_size, tile_width, tile_height, matrix_width, matrix_height
            FROM gpkg_tile_matrix WHERE table_name = $table ORDER BY pixel_x_size DESC LIMIT 100
            """,
            row => (Level: new BaseMapLevel(
                    row.GetInt64(0).ToString(CultureInfo.InvariantCulture), row.GetDouble(1), set.West, set.North, row.GetInt32(3), row.GetInt32(4), row.GetInt64(5), row.GetInt64(6)),
                PixelHeight: row.GetDouble(2)),
            set.Table);
        if (levels.Count is 0 or > BaseMapGrid.MostLevels
            || levels.Any(entry => !entry.Level.IsSound || !(Math.Abs(entry.PixelHeight - entry.Level.Resolution) <= 1e-6 * entry.Level.Resolution))
            || levels.Zip(levels.Skip(1)).Any(pair => pair.First.Level.Resolution <= pair.Second.Level.Resolution))
            throw Refused("WIN-BASE-GRID", path);
        return new TileFile(
            path, $"SELECT tile_data FROM \"{set.Table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" WHERE zoom_level = $zoom AND tile_column = $column AND tile_row = $row",
            countsFromSouth: false, set.Table, new BaseMapGrid((int)set.Code, [.. levels.Select(entry => entry.Level)]));
    }

    /// <summary>Whether the program, and so the map, can draw in a CRS.</summary>
    internal static bool IsKnown(int epsg)
    {
        try
        {
            return CrsRegistry.Get(epsg).Proj4.Length > 0;
        }
        catch (FaultException)
        {
            return false;
        }
    }

    private static bool HasTable(SqliteConnection connection, string name) =>
        Rows(connection, "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = $table", _ => true, name).Count > 0;

    private static List<TRow> Rows<TRow>(SqliteConnection connection, string sql, Func<SqliteDataReader, TRow> read, string? table = null)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        if (table is not null)
            command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var rows = new List<TRow>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static string Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column);

    private static TResult Guarded<TResult>(string path, Func<SqliteConnection, TResult> work)
    {
        try
        {
            if (!File.Exists(path))
                throw new FileNotFoundException(null, path);
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            SQLitePCL.raw.sqlite3_limit(connection.Handle, LimitLength, LargestTile);
            using (var command = connection.CreateCommand())
            {
                command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;";
                command.ExecuteNonQuery();
            }

            return work(connection);
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException or InvalidCastException or InvalidOperationException or OverflowException or FormatException)
        {
            throw Refused("WIN-BASE-FILE", problem, path, problem is FileNotFoundException ? "—" : problem.Message);
        }
    }

    private static FaultException Refused(string code, params IReadOnlyList<object?> arguments) => new(new Fault(WindowTexts.Resources, code, arguments));

    private static FaultException Refused(string code, Exception inner, params IReadOnlyList<object?> arguments) => new(new Fault(WindowTexts.Resources, code, arguments), inner);
}

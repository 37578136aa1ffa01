using EnclavePlanner.Desktop.BaseMaps;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Desktop.Tests.BaseMaps;

/// <summary>Files as others make them, and files that are none.</summary>
[TestClass]
public sealed class TileFileTests
{
    [TestMethod]
    [DataRow("text", "WIN-BASE-FILE")]
    [DataRow("empty", "WIN-BASE-FILE")]
    [DataRow("CREATE TABLE a (b)", "WIN-BASE-FILE")]
    [DataRow("CREATE TABLE tiles (a); CREATE TABLE metadata (name, value)", "WIN-BASE-FILE")]
    [DataRow("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); CREATE TABLE metadata (name, value)", "WIN-BASE-GRID")]
    [DataRow("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); CREATE TABLE metadata (name, value); INSERT INTO tiles VALUES (-3, 0, 0, x'00')", "WIN-BASE-GRID")]
    [DataRow("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); CREATE TABLE metadata (name, value); INSERT INTO tiles VALUES (9000000000, 0, 0, x'00')", "WIN-BASE-GRID")]
    [DataRow("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); CREATE TABLE metadata (name, value); INSERT INTO metadata VALUES ('format', 'pbf'); INSERT INTO tiles VALUES (1, 0, 0, x'00')", "WIN-BASE-VECTOR")]
    [DataRow(Package, "WIN-BASE-TABLE")]
    [DataRow(Package + "INSERT INTO gpkg_spatial_ref_sys VALUES ('moon', 30100, 'IAU', 30100, '', ''); INSERT INTO gpkg_tile_matrix_set VALUES ('t', 30100, 0, 0, 1, 1);", "WIN-BASE-CRS")]
    [DataRow(Package + "INSERT INTO gpkg_spatial_ref_sys VALUES ('m', 3857, 'EPSG', 3857, '', ''); INSERT INTO gpkg_tile_matrix_set VALUES ('t', 3857, 0, 0, 1, 1);", "WIN-BASE-GRID")]
    [DataRow(Package + "INSERT INTO gpkg_spatial_ref_sys VALUES ('m', 3857, 'EPSG', 3857, '', ''); INSERT INTO gpkg_tile_matrix_set VALUES ('t', 3857, 0, 0, 1, 1); INSERT INTO gpkg_tile_matrix VALUES ('t', 0, 1, 1, 256, 256, 1, 2);", "WIN-BASE-GRID")]
    [DataRow(Package + "INSERT INTO gpkg_spatial_ref_sys VALUES ('m', 3857, 'EPSG', 3857, '', ''); INSERT INTO gpkg_tile_matrix_set VALUES ('t', 3857, 0, 0, 1, 1); INSERT INTO gpkg_tile_matrix VALUES ('t', 0, 1, 1, 9999999, 256, 1, 1);", "WIN-BASE-GRID")]
    public void What_is_no_file_of_tiles_is_refused_with_the_reason(string content, string code)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.gpkg");
        switch (content)
        {
            case "text":
                File.WriteAllText(path, "no database");
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            default:
                ExternalTool.Run("sqlite3", "sqlite3", path, content);
                break;
        }

        var problem = Assert.ThrowsExactly<FaultException>(() => TileFile.Open(path, null));
        Assert.AreEqual(code, problem.Fault.Code);
    }

    [TestMethod]
    public void A_tile_that_is_no_picture_or_not_there_is_none()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.mbtiles");
        ExternalTool.Run("sqlite3", "sqlite3", path, "CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data); CREATE TABLE metadata (name, value); INSERT INTO tiles VALUES (1, 0, 1, x'3C7363726970743E'), (1, 1, 1, 'text'), (2, 0, 0, NULL);");
        var file = TileFile.Open(path, null);
        Assert.HasCount(2, file.Grid.Levels);
        // Rows count from the south there.
        Assert.IsNull(TileImage.TypeOf(file.Read(0, 0, 0)));
        Assert.IsNull(file.Read(0, 1, 0));
        Assert.IsNull(file.Read(1, 0, 3));
        Assert.IsNull(file.Read(1, 3, 3));
    }

    /// <summary>The names of tables are the file's own: one that would be SQL stays a name.</summary>
    [TestMethod]
    public void The_name_of_a_table_is_a_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.gpkg");
        const string name = "t\"; DROP TABLE gpkg_tile_matrix; --";
        var quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
        ExternalTool.Run(
            "sqlite3", "sqlite3", path,
            $"{Package} INSERT INTO gpkg_spatial_ref_sys VALUES ('m', 3857, 'EPSG', 3857, '', ''); INSERT INTO gpkg_tile_matrix_set VALUES ('{name}', 3857, -100, 0, 0, 100); INSERT INTO gpkg_tile_matrix VALUES ('{name}', 5, 1, 1, 256, 256, 0.5, 0.5); CREATE TABLE \"{quoted}\" (zoom_level, tile_column, tile_row, tile_data); INSERT INTO \"{quoted}\" VALUES (5, 0, 0, x'FFD8FF00');");
        var file = TileFile.Open(path, null);
        Assert.AreEqual("image/jpeg", TileImage.TypeOf(file.Read(0, 0, 0)));
        Assert.AreEqual((-100.0, -28.0, 28.0, 100.0), file.Grid.BoundsOf(0, 0, 0));
    }

    private const string Package =
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition, description);"
        + "CREATE TABLE gpkg_tile_matrix_set (table_name, srs_id, min_x, min_y, max_x, max_y);"
        + "CREATE TABLE gpkg_tile_matrix (table_name, zoom_level, matrix_width, matrix_height, tile_width, tile_height, pixel_x_size, pixel_y_size);";
}

using System.Diagnostics;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Tests.Exporting;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using Microsoft.Data.Sqlite;

namespace EnclavePlanner.Exchange.Tests.GeoPackages;

/// <summary>GeoPackages that are broken, lie, or would run what their author wrote: each ends soon in a fault or a report.</summary>
[TestClass]
public sealed class BrokenGeoPackageTests : IDisposable
{
    private const string Table = "parcels_440300";

    private static readonly PlanContents Plan = PlansForTests.Between(4548, 4547);

    private readonly ScratchFolder folder = new();

    public BrokenGeoPackageTests() =>
        ExportingForTests.Sample.Export(folder["a.gpkg"], ExportFormat.GeoPackage, PlanLayer.Parcels, PlansForTests.Host);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("DELETE FROM gpkg_geometry_columns", "EXC-GPKG-NONE")]
    [DataRow("DELETE FROM gpkg_contents", "EXC-GPKG-NONE")]
    [DataRow("UPDATE gpkg_contents SET data_type = 'attributes'", "EXC-GPKG-NONE")]
    [DataRow("DROP TABLE gpkg_geometry_columns", "EXC-GPKG-FORM")]
    [DataRow("DROP TABLE gpkg_contents", "EXC-GPKG-FORM")]
    [DataRow("DROP TABLE gpkg_spatial_ref_sys", "EXC-GPKG-FORM")]
    [DataRow("ALTER TABLE gpkg_geometry_columns RENAME COLUMN srs_id TO x", "EXC-GPKG-FORM")]
    [DataRow("UPDATE gpkg_geometry_columns SET column_name = 'none'", "EXC-GPKG-FORM")]
    [DataRow("UPDATE gpkg_geometry_columns SET column_name = 'geom\" FROM sqlite_master; --'", "EXC-GPKG-FORM")]
    [DataRow("UPDATE gpkg_geometry_columns SET column_name = 'YDYHFLDM'", "rows")]
    [DataRow("UPDATE gpkg_geometry_columns SET table_name = 'none'; UPDATE gpkg_contents SET table_name = 'none'", "EXC-GPKG-VIEW")]
    [DataRow("UPDATE gpkg_geometry_columns SET table_name = 'gpkg_contents'; UPDATE gpkg_contents SET table_name = 'gpkg_contents'", "EXC-GPKG-FORM")]
    [DataRow("UPDATE gpkg_geometry_columns SET table_name = 'rtree_parcels_440300_geom'; UPDATE gpkg_contents SET table_name = 'rtree_parcels_440300_geom'", "EXC-GPKG-VIEW")]
    [DataRow("UPDATE gpkg_geometry_columns SET srs_id = 0", "EXC-GPKG-NO-CRS")]
    [DataRow("UPDATE gpkg_geometry_columns SET srs_id = -1", "EXC-GPKG-NO-CRS")]
    [DataRow("UPDATE gpkg_geometry_columns SET srs_id = 99999", "EXC-GPKG-NO-CRS")]
    [DataRow("UPDATE gpkg_geometry_columns SET srs_id = 'x'", "EXC-GPKG-NO-CRS")]
    [DataRow("UPDATE gpkg_spatial_ref_sys SET organization = 'x', definition = 'PROJCS[' WHERE srs_id = 4547", "EXC-CRS")]
    [DataRow("UPDATE gpkg_spatial_ref_sys SET organization = 'x', definition = zeroblob(100000) WHERE srs_id = 4547", "EXC-CRS")]
    [DataRow("UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 999999 WHERE srs_id = 4547", "EXC-CRS")]
    [DataRow("UPDATE gpkg_spatial_ref_sys SET organization_coordsys_id = 4326 WHERE srs_id = 4547", "EXC-FILE-PLACE")]
    [DataRow("UPDATE parcels_440300 SET geom = 'text'", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = x''", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = x'4750'", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = x'4750000100000000'", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = x'4750000F00000000' || substr(geom, 9)", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = CAST(substr(geom, 1, length(geom) - 1) AS BLOB)", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = CAST(geom || x'00' AS BLOB)", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = CAST(substr(geom, 1, 45) || x'FFFFFFFF' || substr(geom, 50) AS BLOB)", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = x'475000010000000001' || x'06000000FFFFFFFF'", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = x'475000010000000001' || x'03000000FFFFFFFF'", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = x'475000010000000001' || x'02000000FFFFFF7F'", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = x'475000010000000001' || x'0F000000'", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = x'475000010000000001' || x'0100000000000000000000000000000000000000'", "rows")]
    [DataRow("UPDATE parcels_440300 SET geom = CAST(x'475000010000000001' || x'010000000000000000F87F000000000000F87F' AS BLOB)", "rows")]
    [DataRow("UPDATE parcels_440300 SET YDYHFLDM = 'ZZ'", "rows")]
    [DataRow("UPDATE parcels_440300 SET YDYHFLDM = zeroblob(10)", "rows")]
    [DataRow("UPDATE parcels_440300 SET TBBH = zeroblob(150000000) WHERE fid = 1", "EXC-GPKG-DAMAGED")]
    [DataRow("UPDATE parcels_440300 SET TBBH = 1e400", "taken")]
    [DataRow("DELETE FROM parcels_440300", "taken")]
    [DataRow("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE parcels_440300 (' WHERE name = 'parcels_440300'", "EXC-GPKG-DAMAGED")]
    [DataRow("PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'parcels_440300'", "EXC-GPKG-DAMAGED")]
    [DataRow("PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 1 WHERE name = 'parcels_440300'", "")]
    [DataRow(
        "ALTER TABLE parcels_440300 RENAME TO t; CREATE VIEW parcels_440300 AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS fid, x'00' AS geom FROM r",
        "EXC-GPKG-VIEW")]
    [DataRow("ALTER TABLE parcels_440300 ADD COLUMN slow TEXT AS (hex(zeroblob(1000000)) || hex(zeroblob(1000000)))", "taken")]
    public void A_table_that_is_not_what_it_should_be(string sql, string outcome)
    {
        using (var connection = new SqliteConnection($"Data Source={folder["a.gpkg"]};Pooling=False"))
        {
            connection.Open();
            // The triggers of the spatial index ask for functions that only GIS programs bring.
            foreach (var name in new[] { "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY" })
                connection.CreateFunction(name, (byte[] _) => 0.0);
            connection.CreateFunction("ST_IsEmpty", (byte[]? _) => true);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA foreign_keys = OFF; PRAGMA trusted_schema = ON;" + sql;
            command.ExecuteNonQuery();
        }

        Ends(outcome);
    }

    [TestMethod]
    public void A_file_cut_off_anywhere()
    {
        var whole = File.ReadAllBytes(folder["a.gpkg"]);
        for (var step = 1; step < 40; step++)
        {
            folder.Write("a.gpkg", whole[..(whole.Length * step / 40)]);
            Ends("");
        }
    }

    [TestMethod]
    [DataRow("SQLite format 3\0")]
    [DataRow("GPKG")]
    [DataRow("{\"type\": \"FeatureCollection\", \"features\": []}")]
    public void A_file_that_is_something_else(string text)
    {
        folder.Write("a.gpkg", text.PadRight(5000));
        Ends("EXC-GPKG-FORM");
    }

    private void Ends(string outcome)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var report = Plan.Import(folder["a.gpkg"], PlanLayer.Parcels, PlansForTests.Host, request => request with { Table = outcome == "" ? Table : null }).Report;
            if (outcome.Length > 0)
                Assert.AreEqual(outcome, report.Refused.Length > 0 ? "rows" : "taken", string.Join('\n', report.Refused.Take(2).Select(row => row.Fault.In(System.Globalization.CultureInfo.InvariantCulture))));
        }
        catch (FaultException refusal)
        {
            Assert.IsGreaterThan(0, refusal.Fault.In(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")).Length);
            if (outcome.Length > 0)
                Assert.AreEqual(outcome, refusal.Fault.Code, refusal.Message);
        }

        Assert.IsLessThan(BrokenImports.Longest, clock.Elapsed);
    }
}

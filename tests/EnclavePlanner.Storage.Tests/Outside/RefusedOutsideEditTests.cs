using System.Globalization;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.Oracles;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests.Outside;

/// <summary>What another program writes and the plan cannot take is put back row by row; all else lands.</summary>
[TestClass]
public sealed class RefusedOutsideEditTests : IDisposable
{
    private const string Good = "UPDATE places_440300 SET name = '新口岸';";

    private readonly TemporaryFolder folder = new();

    private string Plan => folder.File("plan.gpkg");

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("UPDATE parcels_440300 SET geom = x'00'", "STO-OUTSIDE-FIELD", DisplayName = "no geometry")]
    [DataRow("UPDATE parcels_440300 SET geom = 'POINT (1 2)'", "STO-OUTSIDE-FIELD", DisplayName = "geometry as text")]
    [DataRow("UPDATE parcels_440300 SET geom = substr(geom, 1, length(geom) - 8)", "STO-OUTSIDE-FIELD", DisplayName = "geometry cut off")]
    [DataRow("UPDATE parcels_440300 SET geom = x'47500001C3110000010300000000000080'", "STO-OUTSIDE-FIELD", DisplayName = "geometry of a billion rings")]
    [DataRow("UPDATE parcels_440300 SET geom = x'47500001FFFFFFFF0101000000000000000000F03F000000000000F03F'", "STO-OUTSIDE-FIELD", DisplayName = "geometry in an unknown CRS")]
    [DataRow("UPDATE parcels_440300 SET geom = (SELECT geom FROM parcels_371500)", "PLN-GEOMETRY-CRS", DisplayName = "geometry in another CRS")]
    [DataRow("UPDATE parcels_440300 SET geom = (SELECT geom FROM places_440300)", "PLN-GEOMETRY-KIND", DisplayName = "geometry of another kind")]
    [DataRow("UPDATE parcels_440300 SET attributes = '{'", "STO-OUTSIDE-FIELD", DisplayName = "attributes cut off")]
    [DataRow("UPDATE parcels_440300 SET attributes = '[1]'", "STO-OUTSIDE-FIELD", DisplayName = "attributes of another shape")]
    [DataRow("UPDATE parcels_440300 SET attributes = '{\"a\": 99999999999999999999}'", "STO-OUTSIDE-FIELD", DisplayName = "an integer too large")]
    [DataRow("UPDATE parcels_440300 SET city = 'Atlantis'", "PLN-CITY-UNKNOWN", DisplayName = "a city that is none")]
    [DataRow("UPDATE parcels_440300 SET owner = x'00'", "STO-OUTSIDE-FIELD", DisplayName = "bytes for text")]
    [DataRow("UPDATE parcels_440300 SET owner = 'a' || char(0) || 'b'", "STO-TEXT-UNSTORABLE", DisplayName = "a text with a NUL")]
    [DataRow("DELETE FROM parcels_440300", "PLN-SWAP-GONE", DisplayName = "a parcel that a proposal gives")]
    [DataRow("DELETE FROM boundary_440300", "STO-STILL-NEEDED", DisplayName = "an enclave that has a scheme")]
    [DataRow("DELETE FROM scheme", "STO-STILL-NEEDED", DisplayName = "a scheme that has plots")]
    [DataRow("UPDATE plots_440300 SET scheme_id = NULL", "STO-OUTSIDE-FIELD", DisplayName = "a plot of no scheme")]
    [DataRow("UPDATE plots_440300 SET scheme_id = '00000000-0000-0000-0000-000000000001'", "PLN-PLOT-SCHEME", DisplayName = "a plot of a scheme that is none")]
    [DataRow("INSERT INTO control_lines_440300 (geom) SELECT geom FROM plots_440300", "STO-OUTSIDE-FIELD", DisplayName = "a control line of no kind")]
    [DataRow("DELETE FROM plan", "STO-OUTSIDE-HEAD", DisplayName = "the head row gone")]
    [DataRow("INSERT INTO plan (title, official_area, swap_tolerance) VALUES ('二', 'planar', 0.1)", "STO-OUTSIDE-HEAD", DisplayName = "a second head row")]
    [DataRow("UPDATE plan SET official_area = 'guess'", "STO-OUTSIDE-ROW", DisplayName = "an unknown area method")]
    [DataRow("UPDATE plan SET swap_tolerance = 7", "PLN-TOLERANCE", DisplayName = "a tolerance beyond one")]
    [DataRow("UPDATE city SET epsg = 99999999999 WHERE code = '440300'", "STO-OUTSIDE-ROW", DisplayName = "no EPSG code")]
    [DataRow("UPDATE city SET epsg = 4549 WHERE code = '440300'", "STO-OUTSIDE-CITY", DisplayName = "another CRS")]
    [DataRow("UPDATE city SET code = 'x\"y' WHERE code = '440300'", "STO-OUTSIDE-CITY", DisplayName = "no city code")]
    [DataRow("DELETE FROM city WHERE code = '440300'", "STO-OUTSIDE-CITY", DisplayName = "a city gone")]
    [DataRow("UPDATE swap_proposal SET host_gives = '[1]'", "STO-OUTSIDE-FIELD", DisplayName = "no basket")]
    [DataRow("UPDATE swap_proposal SET name = '改'", "PLN-SIGNED", DisplayName = "a signed proposal")]
    [DataRow("UPDATE proposal_signature SET signer = '改'", "PLN-SIGNATURE-FIXED", DisplayName = "a signature")]
    [DataRow("UPDATE parameter SET value = NULL WHERE key = 'discount-rate'", "STO-OUTSIDE-FIELD", DisplayName = "a parameter without value")]
    public async Task A_row_that_breaks_a_rule_is_put_back_and_kept_and_told(string sql, string code)
    {
        var before = await OutsideFile.CreateAsync(Plan, TestPlan.OneOfEach());
        OutsideFile.Execute(Plan, Good + sql);
        var wrong = OutsideFile.Scalar(Plan, "SELECT geom FROM parcels_440300");
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            var after = await store.ReadAsync();
            Assert.AreEqual("新口岸", after.Places[0].Name);
            Assert.AreEqual(1, (await store.HistoryAsync()).Entries[^1].RowCount);
            CollectionAssert.AreEqual(
                new[] { "STO-OUTSIDE-TAKEN", "STO-OUTSIDE-REFUSED" }, store.Notices.Select(notice => notice.Key).ToArray());
            foreach (var language in new[] { "en", "zh-CN" })
                StringAssert.Contains(store.Notices[1].In(CultureInfo.GetCultureInfo(language)), code);
            await store.UndoAsync("王工", TimeProvider.System);
            PlanComparison.SayTheSame(before, await store.ReadAsync());
        }

        Assert.AreEqual(1L, OutsideFile.Scalar(Plan, "SELECT count(*) FROM outside_refused"));
        Assert.AreEqual(code, OutsideFile.Scalar(Plan, "SELECT code FROM outside_refused"));
        if (sql.StartsWith("UPDATE parcels_440300 SET geom = x", StringComparison.Ordinal))
            CollectionAssert.AreEqual((byte[])wrong!, (byte[])OutsideFile.Scalar(Plan, "SELECT geom FROM outside_refused")!);
        OutsideFile.IsClean(Plan);
    }

    [TestMethod]
    public async Task A_polygon_that_crosses_itself_is_put_back()
    {
        var before = await OutsideFile.CreateAsync(Plan, TestPlan.Parcel(TestPlan.Shenzhen, "T-1"));
        Gdal.Edit(Plan, """
            f = first('parcels_440300'); f.SetGeometry(ogr.CreateGeometryFromWkt('POLYGON ((0 0,10 10,10 0,0 10,0 0))')); layer('parcels_440300').SetFeature(f)
            """);
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            PlanComparison.Equal(before, await store.ReadAsync());
            Assert.HasCount(2, (await store.HistoryAsync()).Entries);
            StringAssert.Contains(store.Notices.Single().In(CultureInfo.InvariantCulture), "STO-OUTSIDE-INVALID");
        }

        StringAssert.Contains((string)OutsideFile.Scalar(Plan, "SELECT fields FROM outside_refused")!, "\"number\":\"T-1\"");
        OutsideFile.IsClean(Plan);
    }

    [TestMethod]
    public async Task Rows_that_need_each_other_land_together_though_others_are_refused()
    {
        var before = await OutsideFile.CreateAsync(Plan, TestPlan.OneOfEach());
        var enclave = before.Enclaves[0].Id;
        OutsideFile.Execute(Plan, $"""
            {Good}
            INSERT INTO scheme (id, enclave_id, name) VALUES ('0190c0de-0000-7000-8000-000000000001', '{enclave}', '方案 B');
            INSERT INTO plots_440300 (geom, scheme_id, number) SELECT geom, '0190c0de-0000-7000-8000-000000000001', 'B-01' FROM plots_440300;
            INSERT INTO plots_440300 (geom, scheme_id, number) SELECT geom, '0190c0de-0000-7000-8000-000000000002', 'C-01' FROM plots_440300 WHERE number = 'B-01';
            DELETE FROM parcels_440300;
            """);
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            var after = await store.ReadAsync();
            var scheme = after.Schemes.Single(scheme => scheme.Name == "方案 B");
            Assert.AreEqual(scheme.Id, after.Plots.Single(plot => plot.Number == "B-01").SchemeId);
            Assert.HasCount(2, after.Plots);
            Assert.HasCount(2, after.Parcels);
            Assert.HasCount(3, store.Notices);
            Assert.HasCount(3, (await OutsideFile.LastAsync(store)).Changes);
        }

        OutsideFile.IsClean(Plan);
    }

    [TestMethod]
    public async Task A_scheme_goes_with_its_plots_and_an_enclave_with_its_schemes()
    {
        await OutsideFile.CreateAsync(Plan, TestPlan.OneOfEach());
        OutsideFile.Execute(Plan, "DELETE FROM boundary_440300; DELETE FROM scheme; DELETE FROM plots_440300;");
        await using var store = await GeoPackagePlanStore.OpenAsync(Plan);
        var after = await store.ReadAsync();
        Assert.IsEmpty(after.Rows.Where(row => row is Enclave or Scheme or Plot));
        Assert.HasCount(1, store.Notices);
    }

    [TestMethod]
    public async Task Very_many_refused_rows_are_told_of_briefly_and_all_kept()
    {
        await OutsideFile.CreateAsync(Plan, [.. Enumerable.Range(0, 3000).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + index))]);
        OutsideFile.Execute(Plan, "UPDATE parcels_440300 SET attributes = 'x' WHERE fid % 2 = 0; UPDATE parcels_440300 SET owner = 'y' WHERE fid % 2 = 1;");
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            Assert.HasCount(22, store.Notices);
            Assert.AreEqual(1500, (await store.HistoryAsync()).Entries[^1].RowCount);
        }

        Assert.AreEqual(1500L, OutsideFile.Scalar(Plan, "SELECT count(*) FROM outside_refused"));
    }
}

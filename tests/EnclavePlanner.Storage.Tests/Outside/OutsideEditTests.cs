using System.Globalization;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.Oracles;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests.Outside;

/// <summary>GDAL edits the file, through the same calls as QGIS does, and the plan takes it in.</summary>
[TestClass]
public sealed class OutsideEditTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Plan => folder.File("plan.gpkg");

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task A_changed_attribute_and_a_moved_geometry_become_one_action()
    {
        var before = await OutsideFile.CreateAsync(Plan, TestPlan.OneOfEach());
        Gdal.Edit(Plan, """
            f = first('parcels_440300'); f['owner'] = '外部'; layer('parcels_440300').SetFeature(f)
            f = first('parcels_440300'); f['land_use_code'] = '0701'; layer('parcels_440300').SetFeature(f)
            f = first('plots_440300'); f.SetGeometry(square(500200.12344, 2500000, 50)); layer('plots_440300').SetFeature(f)
            """);
        await using var store = await GeoPackagePlanStore.OpenAsync(Plan);
        var after = await store.ReadAsync();
        var parcel = before.Parcels.Single(parcel => parcel.CityCode == "440300");
        Assert.AreEqual(parcel with { Owner = "外部", LandUseCode = "0701", Version = 2 }, after.Find(parcel.Id));
        PlanComparison.BitForBit(parcel.Geometry, ((Parcel)after.Find(parcel.Id)!).Geometry);
        Assert.AreEqual((500200.1234, 2L), (after.Plots[0].Geometry.EnvelopeInternal.MinX, after.Plots[0].Version));

        var action = await OutsideFile.LastAsync(store);
        Assert.HasCount(2, action.Changes);
        Assert.IsTrue(action.Title is "Changed in another program" or "外部修改");
        Assert.HasCount(3, (await store.HistoryAsync()).Entries);
        StringAssert.Contains(store.Notices.Single().In(CultureInfo.GetCultureInfo("en")), "2");

        Assert.IsNotNull(await store.UndoAsync("王工", TimeProvider.System));
        PlanComparison.SayTheSame(before, await store.ReadAsync());
        await store.DisposeAsync();
        OutsideFile.IsClean(Plan);
    }

    [TestMethod]
    public async Task A_feature_that_is_drawn_gets_identity_and_defaults_and_a_copy_an_identity_of_its_own()
    {
        var before = await OutsideFile.CreateAsync(Plan, TestPlan.OneOfEach());
        Gdal.Edit(Plan, """
            l = layer('parcels_440300')
            f = ogr.Feature(l.GetLayerDefn()); f.SetGeometry(square(600000, 2500000, 10)); l.CreateFeature(f)
            c = first('parcels_440300').Clone(); c.SetFID(-1); l.CreateFeature(c)
            """);
        await using var store = await GeoPackagePlanStore.OpenAsync(Plan);
        var after = await store.ReadAsync();
        var known = before.Parcels.Select(parcel => parcel.Id).ToHashSet();
        var added = after.Parcels.Where(parcel => !known.Contains(parcel.Id)).ToList();
        Assert.HasCount(2, added);
        var drawn = added.Single(parcel => parcel.Number.Length == 0);
        Assert.AreEqual((1L, "440300", SourceAttributes.None, null), (drawn.Version, drawn.CityCode, drawn.Attributes, drawn.Owner));
        PlanComparison.BitForBit(TestPlan.Square(TestPlan.Shenzhen, 600_000, 2_500_000, 10).Normalized(), drawn.Geometry.Normalized());
        var original = before.Parcels.Single(parcel => parcel.CityCode == "440300");
        var copy = added.Single(parcel => parcel != drawn);
        Assert.AreEqual(original with { Id = copy.Id, Geometry = SurveyGrid.Snap(original.Geometry) }, copy);
        Assert.AreEqual(original, after.Find(original.Id));

        await store.UndoAsync("王工", TimeProvider.System);
        PlanComparison.SayTheSame(before, await store.ReadAsync());
        await store.RedoAsync("王工", TimeProvider.System);
        PlanComparison.SayTheSame(after, await store.ReadAsync());
        await store.DisposeAsync();
        OutsideFile.IsClean(Plan);
    }

    [TestMethod]
    public async Task A_deleted_feature_goes_and_one_that_was_drawn_and_deleted_leaves_no_trace()
    {
        var land = TestPlan.Parcel(TestPlan.Shenzhen, "free");
        var before = await OutsideFile.CreateAsync(Plan, [.. TestPlan.OneOfEach(), land]);
        Gdal.Edit(Plan, """
            l = layer('parcels_440300')
            f = ogr.Feature(l.GetLayerDefn()); f.SetGeometry(square(600000, 2500000, 10)); l.CreateFeature(f)
            f['number'] = 'x'; l.SetFeature(f); l.DeleteFeature(f.GetFID())
            l.SetAttributeFilter("number = 'free'"); f = l.GetNextFeature(); f['owner'] = 'y'; l.SetFeature(f); l.DeleteFeature(f.GetFID())
            """);
        await using var store = await GeoPackagePlanStore.OpenAsync(Plan);
        var after = await store.ReadAsync();
        Assert.IsNull(after.Find(land.Id));
        Assert.HasCount(before.Rows.Count() - 1, after.Rows);
        Assert.AreEqual(RowChange.Delete(land), (await OutsideFile.LastAsync(store)).Changes.Single());
        await store.UndoAsync("王工", TimeProvider.System);
        PlanComparison.SayTheSame(before, await store.ReadAsync());
        await store.DisposeAsync();
        OutsideFile.IsClean(Plan);
    }

    [TestMethod]
    [DataRow("UPDATE parcels_440300 SET fid = 77")]
    [DataRow("INSERT OR REPLACE INTO parcels_440300 (fid, geom, id, number) SELECT fid, geom, id, 'r' FROM parcels_440300")]
    [DataRow("UPDATE parcels_440300 SET owner = owner")]
    [DataRow("UPDATE parcels_440300 SET id = NULL, version = NULL, change_set = 99, city = NULL")]
    [DataRow("INSERT OR IGNORE INTO parcels_440300 (fid, geom) SELECT fid, geom FROM parcels_440300")]
    public async Task Plain_SQL_that_no_user_meant_loses_nothing(string sql)
    {
        var before = await OutsideFile.CreateAsync(Plan, TestPlan.Parcel(TestPlan.Shenzhen, "T-1"));
        OutsideFile.Execute(Plan, sql);
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            Assert.HasCount(1, (await store.ReadAsync()).Parcels);
            while ((await store.HistoryAsync()).Entries.Length > 2 && await store.UndoAsync("王工", TimeProvider.System) is not null
                && (await store.HistoryAsync()).Entries.Length < 4)
            {
            }

            var parcel = (await store.ReadAsync()).Parcels.Single();
            Assert.IsTrue(before.Parcels.Single().SaysTheSameAs(parcel));
        }

        OutsideFile.IsClean(Plan);
    }

    [TestMethod]
    public async Task Ogr2ogr_and_ogrinfo_edit_the_plan_too()
    {
        var source = folder.File("source.gpkg");
        await OutsideFile.CreateAsync(source, TestPlan.Parcel(TestPlan.Shenzhen, "S-1", 700_000), TestPlan.Parcel(TestPlan.Shenzhen, "S-2", 701_000));
        await OutsideFile.CreateAsync(Plan, TestPlan.Parcel(TestPlan.Shenzhen, "T-1"), TestPlan.Parcel(TestPlan.Shenzhen, "T-2"));
        ExternalTool.Run("ogr2ogr", "gdal-bin", "-append", Plan, source, "parcels_440300");
        Gdal.OgrInfo(Plan, "-sql", "UPDATE parcels_440300 SET owner = '甲' WHERE number = 'T-1'");
        Gdal.OgrInfo(Plan, "-sql", "DELETE FROM parcels_440300 WHERE number = 'T-2'");
        Gdal.OgrInfo(Plan, "-sql", "INSERT INTO parcels_440300 (geom, number) SELECT geom, 'T-3' FROM parcels_440300 WHERE number = 'T-1'");
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            var parcels = (await store.ReadAsync()).Parcels;
            CollectionAssert.AreEqual(new[] { "S-1", "S-2", "T-1", "T-3" }, parcels.Select(parcel => parcel.Number).ToArray());
            Assert.AreEqual("甲", parcels[2].Owner);
            Assert.AreEqual(5, (await store.HistoryAsync()).Entries[^1].RowCount);
        }

        OutsideFile.IsClean(Plan);
        var (output, warnings) = Gdal.OgrInfo("-al", "-so", Plan, "parcels_440300");
        Assert.AreEqual("", warnings);
        StringAssert.Contains(output, "Feature Count: 4\n");
    }

    [TestMethod]
    public async Task What_is_edited_while_the_plan_is_open_lands_before_the_next_edit()
    {
        await OutsideFile.CreateAsync(Plan, TestPlan.Parcel(TestPlan.Shenzhen, "T-1"));
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            var before = await store.ReadAsync();
            Gdal.Edit(Plan, """
                f = first('parcels_440300'); f['owner'] = '外部'; f.SetGeometry(square(900000, 2500000, 10)); layer('parcels_440300').SetFeature(f)
                """);
            PlanComparison.Equal(before, await store.ReadAsync());
            Assert.HasCount(1, await store.ReadWindowAsync(PlanLayer.Parcels, "440300", before.Parcels[0].Geometry.EnvelopeInternal));
            Assert.AreEqual(before.Parcels[0], await store.FindAsync(before.Parcels[0].Id));
            Assert.IsTrue(store.Notices.IsEmpty);

            await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "T-2")));
            var entries = (await store.HistoryAsync()).Entries;
            Assert.HasCount(4, entries);
            Assert.AreEqual(1, entries[2].RowCount);
            Assert.AreEqual("外部", (await store.ReadAsync()).Parcels[0].Owner);
            Assert.HasCount(1, store.Notices);

            var stale = await Assert.ThrowsExactlyAsync<Geodesy.Faults.FaultException>(
                () => store.CommitAsync(TestPlan.Edit("改", RowChange.Update(before.Parcels[0], before.Parcels[0] with { Owner = "我" }))));
            Assert.AreEqual("STO-CONFLICT", stale.Fault.Code);
        }

        OutsideFile.IsClean(Plan);
    }

    [TestMethod]
    public async Task A_plan_opened_for_reading_shows_what_was_committed_and_says_that_changes_wait()
    {
        var before = await OutsideFile.CreateAsync(Plan, TestPlan.Parcel(TestPlan.Shenzhen, "T-1"), TestPlan.Parcel(TestPlan.Shenzhen, "T-2"));
        await using var writer = await GeoPackagePlanStore.OpenAsync(Plan);
        Gdal.Edit(Plan, """
            l = layer('parcels_440300')
            f = first('parcels_440300'); f['owner'] = '外部'; l.SetFeature(f); l.DeleteFeature(f.GetFID() + 1)
            f = ogr.Feature(l.GetLayerDefn()); f.SetGeometry(square(600000, 2500000, 10)); l.CreateFeature(f)
            """);
        await using var reader = await GeoPackagePlanStore.OpenAsync(Plan);
        Assert.IsTrue(reader.IsReadOnly);
        Assert.AreEqual("STO-OUTSIDE-WAITS", reader.Notices.Single().Key);
        PlanComparison.Equal(before, await reader.ReadAsync());
        PlanComparison.Equal(before, await reader.ReadAsync(asOf: 2));
        Assert.AreEqual(2, (await reader.ReadOverviewAsync()).Layers.Single(layer => (layer.CityCode, layer.Layer) == ("440300", PlanLayer.Parcels)).Count);
        Assert.HasCount(1, (await reader.LineageAsync(before.Parcels[0].Id)).Events);
    }

    [TestMethod]
    public async Task The_action_has_the_time_at_which_the_other_program_wrote()
    {
        await OutsideFile.CreateAsync(Plan, TestPlan.Parcel(TestPlan.Shenzhen, "T-1"));
        OutsideFile.Execute(Plan, """
            UPDATE parcels_440300 SET owner = 'a';
            UPDATE gpkg_contents SET last_change = '2026-09-01T01:02:03.004Z' WHERE table_name = 'parcels_440300';
            """);
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
            Assert.AreEqual(new DateTimeOffset(2026, 9, 1, 1, 2, 3, 4, TimeSpan.Zero), (await store.HistoryAsync()).Entries[^1].Time.ToUniversalTime());
        OutsideFile.Execute(Plan, """
            UPDATE parcels_440300 SET owner = 'b';
            UPDATE gpkg_contents SET last_change = 'yesterday' WHERE table_name = 'parcels_440300';
            """);
        var now = TimeProvider.System.GetLocalNow();
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
            Assert.IsLessThan(TimeSpan.FromMinutes(10), ((await store.HistoryAsync()).Entries[^1].Time - now).Duration());
    }

    [TestMethod]
    public async Task A_column_that_someone_added_stays_and_its_values_become_attributes_of_new_rows()
    {
        await OutsideFile.CreateAsync(Plan, TestPlan.Parcel(TestPlan.Shenzhen, "T-1"));
        Gdal.Edit(Plan, """
            l = layer('parcels_440300'); l.CreateField(ogr.FieldDefn('备注', ogr.OFTString))
            f = first('parcels_440300'); f['备注'] = '老'; f['owner'] = '乙'; l.SetFeature(f)
            f = ogr.Feature(l.GetLayerDefn()); f['备注'] = '新'; f['number'] = 'N'; f.SetGeometry(square(600000, 2500000, 10)); l.CreateFeature(f)
            """);
        await using (var store = await GeoPackagePlanStore.OpenAsync(Plan))
        {
            var parcels = (await store.ReadAsync()).Parcels;
            Assert.AreEqual("新", parcels.Single(parcel => parcel.Number == "N").Attributes["备注"]);
            Assert.AreEqual("乙", parcels.Single(parcel => parcel.Number == "T-1").Owner);
        }

        Assert.AreEqual("老", OutsideFile.Scalar(Plan, "SELECT \"备注\" FROM parcels_440300 WHERE number = 'T-1'"));
        OutsideFile.IsClean(Plan);
    }
}

using System.Globalization;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.GeoPackage;
using EnclavePlanner.Storage.Tests.Oracles;
using EnclavePlanner.Storage.Tests.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests;

/// <summary>Expected values: what GDAL 3 reads from the files, and its validator of OGC 12-128.</summary>
[TestClass]
public sealed class GeoPackageFormatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public async Task Is_a_valid_GeoPackage_by_the_validator_of_GDAL()
    {
        var (output, warnings) = Gdal.Validate(await PlanOfEverything());
        Assert.AreEqual("", warnings);
        Assert.AreEqual("", output);
    }

    [TestMethod]
    public async Task Shows_its_features_and_CRS_to_GDAL_without_a_warning()
    {
        var path = await PlanOfEverything();
        var (output, warnings) = Gdal.OgrInfo("-al", "-so", path);
        Assert.AreEqual("", warnings);
        var parcels = Layer(output, "parcels_440300");
        StringAssert.Contains(parcels, "Feature Count: 1\n");
        StringAssert.Contains(parcels, "ID[\"EPSG\",4547]]");
        StringAssert.Contains(parcels, "Extent: (500000.123400, 2500000.567800) - (500100.100000, 2500100.100000)");
        StringAssert.Contains(parcels, "land_use_code: String");
        StringAssert.Contains(Layer(output, "parcels_371500"), "ID[\"EPSG\",4548]]");
        StringAssert.Contains(Layer(output, "places_440300"), "Geometry: Point\nFeature Count: 1\n");
        StringAssert.Contains(Layer(output, "roads_371500"), "Feature Count: 0\n");
    }

    [TestMethod]
    public async Task Gives_GDAL_the_attributes_and_the_whole_geometry()
    {
        var (output, _) = Gdal.OgrInfo("-al", await PlanOfEverything(), "parcels_440300");
        StringAssert.Contains(output, "number (String) = T-1");
        StringAssert.Contains(output, "name (String) = 南山");
        StringAssert.Contains(output, "MULTIPOLYGON (((500000.1234 2500000.5678,500000.1234 2500010.6678,");
    }

    [TestMethod]
    public async Task Keeps_the_spatial_index_and_the_extent_through_edits()
    {
        var path = folder.File("plan.gpkg");
        await using (var store = await GeoPackagePlanStore.CreateAsync(path, TestPlan.First()))
        {
            Parcel[] parcels = [.. Enumerable.Range(0, 20).Select(index => TestPlan.Parcel(TestPlan.Shenzhen, $"{index}", 500_000 + 1000 * index))];
            await store.CommitAsync(TestPlan.Insert(parcels));
            await store.CommitAsync(TestPlan.Edit("删除", RowChange.Delete(parcels[19])));
            await store.CommitAsync(TestPlan.Edit("移动", RowChange.Update(
                parcels[0], parcels[0] with { Geometry = TestPlan.Square(TestPlan.Shenzhen, 505_500, 2_499_000, 10) })));
        }

        var (output, _) = Gdal.OgrInfo("-al", "-so", path, "parcels_440300");
        StringAssert.Contains(output, "Feature Count: 19\n");
        StringAssert.Contains(output, "Extent: (501000.000000, 2499000.000000) - (518100.000000, 2500100.000000)");

        // 5 km from the west: the parcels 5 and 6 touch the window's corners, parcel 0 has moved into it.
        var (window, _) = Gdal.OgrInfo("-al", "-so", "-spat", "505050", "2498000", "506050", "2500050", path, "parcels_440300");
        StringAssert.Contains(window, "Feature Count: 3\n");
    }

    [TestMethod]
    public async Task Is_one_file_when_closed()
    {
        var path = await PlanOfEverything();
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFiles(folder.Path));
        var (journal, _) = Gdal.OgrInfo("-q", path, "-sql", "PRAGMA journal_mode");
        StringAssert.Contains(journal, "journal_mode (String) = delete");
    }

    [TestMethod]
    public async Task Can_be_read_by_GDAL_while_it_is_open()
    {
        var path = folder.File("plan.gpkg");
        await using var store = await GeoPackagePlanStore.CreateAsync(path, TestPlan.First());
        await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "1")));
        var (output, _) = Gdal.OgrInfo("-ro", "-al", "-so", path, "parcels_440300");
        StringAssert.Contains(output, string.Create(CultureInfo.InvariantCulture, $"Feature Count: {1}\n"));
        await store.CommitAsync(TestPlan.Insert(TestPlan.Parcel(TestPlan.Shenzhen, "2")));
    }

    private async Task<string> PlanOfEverything()
    {
        var path = folder.File("plan.gpkg");
        await using var store = await GeoPackagePlanStore.CreateAsync(path, TestPlan.First());
        await store.CommitAsync(TestPlan.Insert(TestPlan.OneOfEach()));
        return path;
    }

    private static string Layer(string output, string name) =>
        output.Split("Layer name: ").Single(part => part.StartsWith(name + "\n", StringComparison.Ordinal));
}

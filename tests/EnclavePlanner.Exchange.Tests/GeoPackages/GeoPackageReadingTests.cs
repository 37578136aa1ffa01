using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Tests.Exporting;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Exchange.Tests.GeoPackages;

/// <summary>GeoPackages that GDAL made come in as the same land in other formats does.</summary>
[TestClass]
public sealed class GeoPackageReadingTests : IDisposable
{
    private static readonly PlanContents Plan = PlansForTests.Between(4548, 4547);

    private readonly ScratchFolder folder = new();

    public GeoPackageReadingTests() =>
        ExportingForTests.Sample.Export(folder["a.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host);

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("-t_srs EPSG:4547")]
    [DataRow("-t_srs EPSG:4526")]
    [DataRow("-t_srs EPSG:4490")]
    [DataRow("-t_srs EPSG:4547 -nlt MULTIPOLYGON")]
    [DataRow("-t_srs EPSG:4547 -dim XYZ")]
    [DataRow("-t_srs EPSG:4547 -dim XYZM")]
    [DataRow("-t_srs EPSG:4547 -dsco VERSION=1.0")]
    [DataRow("-t_srs EPSG:4547 -lco GEOMETRY_NAME=几何 -lco FID=OGC_FID -lco SPATIAL_INDEX=NO")]
    public void Every_parcel_is_the_one_of_the_shapefile(string options)
    {
        ToGeoPackage(options);
        var expected = Parcels(Plan.Import(folder["a.shp"], PlanLayer.Parcels, PlansForTests.Host));
        var outcome = Plan.Import(folder["a.gpkg"], PlanLayer.Parcels, PlansForTests.Host);
        var actual = Parcels(outcome);
        Assert.HasCount(expected.Count, actual);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.IsTrue(expected[i].Geometry.Normalized().EqualsExact(actual[i].Geometry.Normalized(), 0.000_15), $"{i}: {expected[i].Geometry}\n{actual[i].Geometry}");
            Assert.AreEqual((expected[i].Number, expected[i].Name, expected[i].LandUseCode, expected[i].Owner), (actual[i].Number, actual[i].Name, actual[i].LandUseCode, actual[i].Owner));
            Assert.AreEqual(expected[i].Attributes["MJ"], actual[i].Attributes["MJ"]);
        }

        Assert.AreEqual(options.Contains("-dim", StringComparison.Ordinal), Notices(outcome).Contains("Heights", StringComparison.OrdinalIgnoreCase));
    }

    [TestMethod]
    public void One_of_several_tables_is_named()
    {
        ToGeoPackage("-nln first");
        ToGeoPackage("-update -nln second");
        var refusal = Assert.ThrowsExactly<FaultException>(() => Plan.Import(folder["a.gpkg"], PlanLayer.Parcels, PlansForTests.Host));
        Assert.AreEqual("EXC-GPKG-SEVERAL", refusal.Fault.Code);
        StringAssert.Contains(refusal.Message, "first, second");
        Assert.AreEqual(375, Plan.Import(folder["a.gpkg"], PlanLayer.Parcels, PlansForTests.Host, request => request with { Table = "second" }).Report.Taken);
        refusal = Assert.ThrowsExactly<FaultException>(() => Plan.Import(folder["a.gpkg"], PlanLayer.Parcels, PlansForTests.Host, request => request with { Table = "third" }));
        Assert.AreEqual("EXC-GPKG-TABLE", refusal.Fault.Code);
    }

    [TestMethod]
    public void A_plan_file_is_a_GeoPackage_whose_tables_come_in_by_name()
    {
        // What this program itself wrote for QGIS, taken by a colleague as a source.
        ToGeoPackage("-nln parcels_440300");
        Assert.AreEqual(375, Plan.Import(folder["a.gpkg"], PlanLayer.Parcels, PlansForTests.Host, request => request with { Table = "parcels_440300" }).Report.Taken);
    }

    private static List<Parcel> Parcels(ImportOutcome outcome) => [.. outcome.Changes.Select(change => (Parcel)change.After!)];

    private static string Notices(ImportOutcome outcome) =>
        string.Join('\n', outcome.Report.Notices.Select(notice => notice.In(System.Globalization.CultureInfo.GetCultureInfo("en"))));

    private void ToGeoPackage(string options) =>
        ExternalTool.Run("ogr2ogr", "gdal-bin", ["-f", "GPKG", .. options.Split(' '), folder["a.gpkg"], folder["a.shp"]]);
}

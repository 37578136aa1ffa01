using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EnclavePlanner.Exchange.Tests.Exporting;

/// <summary>What is written is opened by GDAL, feature by feature the same.</summary>
[TestClass]
public sealed class GdalReadsTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow(ExportFormat.GeoJson, PlanLayer.Parcels, PlansForTests.Origin)]
    [DataRow(ExportFormat.GeoJson, PlanLayer.Roads, PlansForTests.Host)]
    [DataRow(ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Origin)]
    [DataRow(ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Host)]
    [DataRow(ExportFormat.Shapefile, PlanLayer.ControlLines, PlansForTests.Host)]
    [DataRow(ExportFormat.Shapefile, PlanLayer.Plots, PlansForTests.Host)]
    [DataRow(ExportFormat.Shapefile, PlanLayer.Roads, PlansForTests.Host)]
    [DataRow(ExportFormat.Shapefile, PlanLayer.Places, PlansForTests.Origin)]
    [DataRow(ExportFormat.GeoPackage, PlanLayer.Parcels, PlansForTests.Host)]
    [DataRow(ExportFormat.GeoPackage, PlanLayer.Boundary, PlansForTests.Host)]
    [DataRow(ExportFormat.GeoPackage, PlanLayer.Roads, PlansForTests.Host)]
    [DataRow(ExportFormat.GeoPackage, PlanLayer.Places, PlansForTests.Origin)]
    public void Every_feature_has_its_geometry_and_number(ExportFormat format, PlanLayer layer, string city)
    {
        var plan = ExportingForTests.Sample;
        var ours = plan.Of(layer, city);
        Assert.IsNotEmpty(ours);
        var path = folder["out" + ExportFormats.EndingOf(format)];
        // In the city's own system, so that nothing but the format lies between.
        var report = plan.Export(path, format, layer, city, request => request with { Epsg = plan.City(city).Epsg });
        Assert.AreEqual(ours.Count, report.Rows);
        var theirs = AsCsv(path, layer);
        Assert.HasCount(ours.Count, theirs);
        for (var row = 0; row < ours.Count; row++)
        {
            var read = new WKTReader(new NetTopologySuite.NtsGeometryServices(new PrecisionModel(), 0)) { IsOldNtsCoordinateSyntaxAllowed = false }.Read(theirs[row].Wkt);
            Assert.AreEqual(0, new NetTopologySuite.Algorithm.Distance.DiscreteHausdorffDistance(Single(read), ours[row].Geometry).Distance(), 1e-6);
            Assert.AreEqual(ours[row].Geometry.NumPoints, read.NumPoints);
            Assert.AreEqual(ours[row].Number, theirs[row].Number);
        }
    }

    [TestMethod]
    public void Texts_and_numbers_are_what_they_were()
    {
        var plan = ExportingForTests.Sample;
        var parcels = plan.Of(PlanLayer.Parcels, PlansForTests.Origin).Cast<Parcel>().ToList();
        var areas = PlanAreas.Measure(plan, parcels, plan.Plan.OfficialArea);
        plan.Export(folder["out.shp"], ExportFormat.Shapefile, PlanLayer.Parcels, PlansForTests.Origin);
        var rows = Csv(folder["out.shp"], "SELECT TBBH, YDYHFLDM, YDYHFLMC, QSDWMC, MJ_JS FROM out");
        for (var i = 0; i < parcels.Count; i++)
        {
            LandUseGuide.TryGet(parcels[i].LandUseCode, out var landUse);
            CollectionAssert.AreEqual(
                new[] { parcels[i].Number, parcels[i].LandUseCode ?? "", landUse?.ChineseName ?? "", parcels[i].Owner ?? "" }, rows[i][..4]);
            Assert.AreEqual(areas[parcels[i]].Value, double.Parse(rows[i][4], System.Globalization.CultureInfo.InvariantCulture), 1e-9);
        }
    }

    [TestMethod]
    public void The_GeoPackage_is_valid()
    {
        ExportingForTests.Sample.Export(folder["out.gpkg"], ExportFormat.GeoPackage, PlanLayer.Parcels, PlansForTests.Host);
        ExternalTool.Run("python3", "python3-gdal", ["/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py", folder["out.gpkg"]]);
        // Whoever edits it keeps the spatial index by its triggers.
        ExternalTool.Run("ogrinfo", "gdal-bin", [folder["out.gpkg"], "-sql", "DELETE FROM parcels_440300 WHERE fid = 1"]);
        ExternalTool.Run("python3", "python3-gdal", ["/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py", folder["out.gpkg"]]);
    }

    private static Geometry Single(Geometry geometry) => geometry.NumGeometries == 1 ? geometry.GetGeometryN(0) : geometry;

    private List<(string Wkt, string Number)> AsCsv(string path, PlanLayer layer)
    {
        var number = layer == PlanLayer.Parcels ? "TBBH" : "DKBH";
        var name = path.EndsWith(".shp", StringComparison.Ordinal) ? "out" : null;
        ExternalTool.Run("ogr2ogr", "gdal-bin", ["-f", "CSV", folder["out.csv"], path, .. name is null ? Array.Empty<string>() : [name], "-select", number, "-lco", "GEOMETRY=AS_WKT", "-lco", "SEPARATOR=SEMICOLON"]);
        return [.. File.ReadLines(folder["out.csv"]).Skip(1).Select(line => line.Split(';')).Select(cells => (cells[0].Trim('"'), cells[^1].Trim('"')))];
    }

    private List<string[]> Csv(string path, string sql)
    {
        ExternalTool.Run("ogr2ogr", "gdal-bin", ["-f", "CSV", folder["out.csv"], path, "-sql", sql, "-lco", "SEPARATOR=SEMICOLON"]);
        return [.. File.ReadLines(folder["out.csv"]).Skip(1).Select(line => line.Split(';').Select(cell => cell.Trim('"')).ToArray())];
    }
}

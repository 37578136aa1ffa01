using System.Globalization;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Exchange.Tests;

/// <summary>The same files read by GDAL's ogr2ogr, record for record.</summary>
[TestClass]
public sealed class GdalOracleTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void Every_county_of_the_GBK_shapefile_has_GDALs_names_and_envelope()
    {
        const string name = "anhui_chinese_encoding_gbk";
        foreach (var part in new[] { ".shp", ".shx", ".dbf" })
            File.Copy(SharedData.File("encodings/" + name + part), folder["a" + part]);
        folder.Write("a.prj", CrsRegistry.Get(4547).EsriWkt);
        var names = Csv("-sql", "SELECT NAME99, xs FROM a", folder["a.shp"]).Select(cells => (cells[0], cells[1])).ToList();
        folder.Write("a.prj", CrsRegistry.Get(4326).EsriWkt);
        var ours = PlansForTests.Between(4548, 4547).Import(folder["a.shp"], PlanLayer.Parcels, PlansForTests.Host).Changes
            .Select(change => ((PlanFeature)change.After!).Attributes)
            .Select(attributes => (attributes["NAME99"] as string ?? "", attributes["xs"] as string ?? ""))
            .ToList();
        CollectionAssert.AreEqual(names, ours);
    }

    [TestMethod]
    public void The_science_park_has_GDALs_vertices()
    {
        var path = SharedData.File("zoning/tw_park_J0302.geojson");
        var theirs = Csv("-dialect", "SQLITE", "-sql", "SELECT OBJECTID, ST_NPoints(geometry), MbrMinX(geometry), MbrMaxY(geometry) FROM \"tw_park_J0302\"", path)
            .ToDictionary(cells => long.Parse(cells[0], CultureInfo.InvariantCulture), cells => cells[1..].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray());
        var ours = PlansForTests.Between(3826, 4547).Import(path, PlanLayer.Parcels, PlansForTests.Origin, request => request with { SkipRefused = true });
        Assert.HasCount(142, theirs);
        foreach (var feature in ours.Changes.Select(change => (PlanFeature)change.After!))
        {
            var expected = theirs[(long)feature.Attributes["OBJECTID"]!];
            Assert.AreEqual((int)expected[0], feature.Geometry.NumPoints);
            Assert.AreEqual(expected[1], feature.Geometry.EnvelopeInternal.MinX, 0.000_051);
            Assert.AreEqual(expected[2], feature.Geometry.EnvelopeInternal.MaxY, 0.000_051);
        }
    }

    private List<string[]> Csv(params string[] arguments)
    {
        ExternalTool.Run("ogr2ogr", "gdal-bin", ["-f", "CSV", folder["out.csv"], .. arguments]);
        var rows = File.ReadLines(folder["out.csv"]).Skip(1).Select(line => line.Split(',').Select(cell => cell.Trim('"')).ToArray()).ToList();
        File.Delete(folder["out.csv"]);
        return rows;
    }
}

using System.Text.Json;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Tests;

[TestClass]
public sealed class EnclaveTest
{
    private static Polygon Boundary => SampleFolder.Points("enclave-boundary.txt").Single();

    [TestMethod]
    public void The_plots_tile_the_boundary_exactly()
    {
        Geometry[] plots = [.. SampleFolder.Points("enclave-plots.txt")];
        Assert.IsTrue(new CoverageValidator(plots) { GapWidth = 1 }.Validate().All(fault => fault is null));
        Assert.IsTrue(Boundary.EqualsTopologically(CoverageUnion.Union(plots)));
        Assert.AreEqual(1, plots.Count(plot => ((Polygon)plot).NumInteriorRings > 0));
    }

    [TestMethod]
    public void The_point_file_and_the_GeoJSON_hold_the_same_plots()
    {
        var points = SampleFolder.Points("enclave-plots.txt");
        var features = SampleFolder.Areas(SampleFolder.Features("enclave-plots.geojson"));
        Assert.HasCount(points.Count, features);
        for (var i = 0; i < points.Count; i++)
            Assert.IsTrue(points[i].Normalized().EqualsExact(features[i].Normalized()), $"Plot {i + 1} differs.");
    }

    [TestMethod]
    public void The_boundary_runs_along_existing_parcels_vertex_to_vertex()
    {
        var parcels = SampleFolder.Areas(SampleFolder.Shapefile("shenzhen-parcels.shp"));
        var vertices = parcels.SelectMany(parcel => parcel.Coordinates).ToHashSet();
        Assert.IsTrue(Boundary.Coordinates.All(vertices.Contains));
        Assert.IsTrue(Boundary.EqualsTopologically(CoverageUnion.Union([.. parcels.Where(parcel => Boundary.Contains(parcel.InteriorPoint))])));
    }

    [TestMethod]
    public void The_enclave_lies_inside_the_growth_boundary_and_clear_of_the_red_lines()
    {
        var lines = SampleFolder.Shapefile("shenzhen-control-lines.shp");
        foreach (var line in lines)
        {
            var touches = Boundary.Intersects(line.Geometry);
            Assert.AreEqual("CZKFBJ".Equals(line.Attributes["KIND"]), touches, (string)line.Attributes["NAME"]);
            if (touches)
                Assert.IsTrue(line.Geometry.Covers(Boundary));
        }
    }

    [TestMethod]
    public void The_ready_swap_is_near_balance_but_not_in_it()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(SampleFolder.In("plan.json")));
        var swap = manifest.RootElement.GetProperty("swaps")[0];
        var origin = AreaOf(swap.GetProperty("origin"), "liaocheng-parcels.shp", 6);
        var host = AreaOf(swap.GetProperty("host"), "shenzhen-parcels.shp", 4);
        Assert.AreEqual(0.03, Math.Abs((origin / host) - 1), 0.02);
    }

    [TestMethod]
    public void Every_file_of_the_manifest_is_there()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(SampleFolder.In("plan.json")));
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
            Assert.IsTrue(File.Exists(SampleFolder.In(file.GetProperty("path").GetString()!)));
    }

    private static double AreaOf(JsonElement numbers, string file, int count)
    {
        var wanted = numbers.EnumerateArray().Select(number => number.GetString()).ToHashSet();
        var found = SampleFolder.Shapefile(file).Where(parcel => wanted.Contains((string)parcel.Attributes["TBBH"])).ToList();
        Assert.HasCount(count, found);
        return found.Sum(parcel => (double)parcel.Attributes["MJ"]);
    }
}

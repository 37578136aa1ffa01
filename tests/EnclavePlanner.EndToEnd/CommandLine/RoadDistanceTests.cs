using System.Text.Json;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;

namespace EnclavePlanner.EndToEnd.CommandLine;

/// <summary>Distances along imported roads, from the files to the answer.</summary>
[TestClass]
public sealed class RoadDistanceTests
{
    /// <summary>About 206 m a road: 0.002° of longitude on the parallel 22.54°.</summary>
    private const string Roads = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"number":"R1","oneway":"yes"},"geometry":{"type":"LineString","coordinates":[[114.050,22.54],[114.052,22.54]]}},
        {"type":"Feature","properties":{"number":"R2"},"geometry":{"type":"LineString","coordinates":[[114.052,22.54],[114.054,22.54]]}},
        {"type":"Feature","properties":{"number":"R3"},"geometry":{"type":"LineString","coordinates":[[114.060,22.54],[114.062,22.54]]}}]}
        """;

    private const string Places = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"number":"A"},"geometry":{"type":"Point","coordinates":[114.051,22.5401]}},
        {"type":"Feature","properties":{"number":"B"},"geometry":{"type":"Point","coordinates":[114.053,22.5402]}},
        {"type":"Feature","properties":{"number":"C"},"geometry":{"type":"Point","coordinates":[114.061,22.5401]}}]}
        """;

    [TestMethod]
    public async Task Runs_along_roads_and_says_what_was_snapped()
    {
        using var folder = new TemporaryFolder();
        var plan = await PlanAsync(folder);
        using var answer = JsonDocument.Parse(await Enclave.MustAsync("distance", plan, "--from", "A", "--to", "B", "--along", "road", "--json"));
        var way = answer.RootElement;
        Assert.AreEqual("road", way.GetProperty("along").GetString());
        // Half of each road; 102,900 m a degree here by the ellipsoid's normal, 6,381,270 m × cos 22.54°.
        Assert.AreEqual(0.002 * Math.PI / 180 * 6_381_270 * Math.Cos(22.54 * Math.PI / 180), way.GetProperty("length").GetDouble(), 0.01);
        Assert.AreEqual(11.07, way.GetProperty("snapFrom").GetDouble(), 0.02);
        Assert.AreEqual(22.15, way.GetProperty("snapTo").GetDouble(), 0.02);
        Assert.AreEqual(114.051, way.GetProperty("nearest")[0][0].GetDouble(), 1e-6);
        Assert.AreEqual(22.54, way.GetProperty("nearest")[1][1].GetDouble(), 1e-6);
        CollectionAssert.AreEqual(new[] { "R1", "R2" }, way.GetProperty("roads").EnumerateArray().Select(step => step.GetProperty("road").GetString()).ToArray());
        Assert.AreEqual(3, way.GetProperty("path").GetArrayLength());
        StringAssert.Contains(await Enclave.MustAsync("distance", plan, "--from", "A", "--to", "B", "--along", "road"), "along roads");
    }

    [TestMethod]
    public async Task Where_there_is_no_way_it_is_1_with_the_reason()
    {
        using var folder = new TemporaryFolder();
        var plan = await PlanAsync(folder);
        (string From, string To, string Code)[] refused =
        [
            ("A", "C", "CLI-ROAD-UNJOINED"),
            ("B", "A", "CLI-ROAD-ONEWAY"),
            ("A", "371500:L", "PLN-ROADS-ZONES"),
            ("371500:L", "371500:L", "PLN-ROADS-NONE"),
        ];
        foreach (var (from, to, code) in refused)
        {
            var (exit, output, errors) = await Enclave.RunAsync("distance", plan, "--from", from, "--to", to, "--along", "road", "--json");
            Assert.AreEqual(1, exit);
            Assert.AreEqual("", output);
            StringAssert.Contains(errors, code);
        }
    }

    private static async Task<string> PlanAsync(TemporaryFolder folder)
    {
        var plan = folder.File("plan.gpkg");
        await Enclave.MustAsync("new", plan, "--title", "T", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");
        await ImportAsync("roads", Roads, "440300");
        await ImportAsync("places", Places, "440300");
        await ImportAsync("places", """{"type":"Feature","properties":{"number":"L"},"geometry":{"type":"Point","coordinates":[115.98,36.45]}}""", "371500");
        return plan;

        async Task ImportAsync(string layer, string text, string city)
        {
            var file = folder.File($"{layer}-{city}.geojson");
            await File.WriteAllTextAsync(file, text);
            await Enclave.MustAsync("import", plan, file, "--city", city, "--layer", layer, "--map", "number=number");
        }
    }
}

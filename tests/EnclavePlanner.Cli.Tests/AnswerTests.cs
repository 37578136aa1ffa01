using System.Text.Json;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Cli.Tests;

/// <summary>The shapes that programs read with --json, as the design states them.</summary>
[TestClass]
public sealed class AnswerTests
{
    private static async Task<string> SampleAsync(TemporaryFolder folder)
    {
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        return plan;
    }

    [TestMethod]
    [DataRow("parcels", 753)]
    [DataRow("control-lines", 9)]
    [DataRow("places", 14)]
    [DataRow("roads", 153)]
    [DataRow("plots", 51)]
    [DataRow("boundary", 1)]
    public async Task Area_lists_every_feature_of_a_layer(string layer, int count)
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        using var answer = JsonDocument.Parse(await Enclave.MustAsync("area", plan, "--layer", layer, "--json"));
        var features = answer.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.HasCount(count, features);
        foreach (var name in new[] { "id", "number", "city", "area" })
            Assert.IsTrue(features[0].TryGetProperty(name, out _), name);
        Assert.AreEqual(features.Sum(feature => feature.GetProperty("area").GetDouble()), answer.RootElement.GetProperty("total").GetDouble(), 1e-6);
    }

    /// <summary>In a zone of scale one or more the ellipsoid's area is never larger than the plane's.</summary>
    [TestMethod]
    public async Task The_three_methods_differ_as_the_zone_says()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        async Task<double> TotalAsync(string method)
        {
            using var answer = JsonDocument.Parse(await Enclave.MustAsync("area", plan, "--layer", "parcels", "--city", "371500", "--method", method, "--json"));
            Assert.AreEqual(method, answer.RootElement.GetProperty("method").GetString());
            return answer.RootElement.GetProperty("total").GetDouble();
        }

        var (planar, ellipsoidal, geodesic) = (await TotalAsync("planar"), await TotalAsync("ellipsoidal"), await TotalAsync("geodesic"));
        Assert.IsLessThan(planar, ellipsoidal);
        // About 85 km from the meridian the area scale is 1.8e-4.
        Assert.AreEqual(1.8e-4, (planar / ellipsoidal) - 1, 0.3e-4);
        Assert.AreEqual(1, geodesic / ellipsoidal, 1e-7);
    }

    [TestMethod]
    public async Task Import_answers_with_what_it_took()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("plan.gpkg");
        await Enclave.MustAsync("new", plan, "--title", "T", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");
        var file = Path.Combine(Repository.Root, "sample-data", "liaocheng-shenzhen", "enclave-boundary.txt");
        using var answer = JsonDocument.Parse(await Enclave.MustAsync("import", plan, file, "--city", "440300", "--layer", "boundary", "--json"));
        Assert.AreEqual(1, answer.RootElement.GetProperty("taken").GetInt32());
        Assert.AreEqual(0, answer.RootElement.GetProperty("refused").GetInt32());
        Assert.AreEqual(0, answer.RootElement.GetProperty("rows").GetArrayLength());
    }

    [TestMethod]
    public async Task Help_names_every_verb()
    {
        var help = await Enclave.MustAsync("--help");
        foreach (var verb in new[] { "new", "import", "area", "distance", "swap", "export", "sample", "open", "copy", "db" })
            StringAssert.Contains(help, $"  {verb} ");
    }
}

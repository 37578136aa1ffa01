using System.Text.Json;
using ClosedXML.Excel;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.EndToEnd.Window;
using EnclavePlanner.Tests;

namespace EnclavePlanner.EndToEnd.CommandLine;

/// <summary>The main job without a window: new, import, area, swap, export; the figures agree with each other.</summary>
[TestClass]
public sealed class CommandLineJourneyTests
{
    private static string Source(string name) => Path.Combine(Repository.Root, "sample-data", "liaocheng-shenzhen", name);

    [TestMethod]
    public async Task From_two_cities_files_to_the_workbook()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("plan.gpkg");
        await Enclave.MustAsync("new", plan, "--title", "聊城—深圳", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");
        using var imported = JsonDocument.Parse(await Enclave.MustAsync("import", plan, Source("liaocheng-parcels.shp"), "--city", "371500", "--layer", "parcels", "--json"));
        Assert.AreEqual(0, imported.RootElement.GetProperty("refused").GetInt32());
        await Enclave.MustAsync("import", plan, Source("shenzhen-parcels.shp"), "--city", "440300", "--layer", "parcels");

        using var areas = JsonDocument.Parse(await Enclave.MustAsync("area", plan, "--layer", "parcels", "--city", "371500", "--json"));
        var features = areas.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.HasCount(imported.RootElement.GetProperty("taken").GetInt32(), features);
        Assert.AreEqual("ellipsoidal", areas.RootElement.GetProperty("method").GetString());
        var total = areas.RootElement.GetProperty("total").GetDouble();
        Assert.AreEqual(features.Sum(feature => feature.GetProperty("area").GetDouble()), total, 1e-6);

        var book = folder.File("book.xlsx");
        await Enclave.MustAsync("export", "excel", plan, "-o", book);
        using var workbook = new XLWorkbook(book);
        var sheet = workbook.Worksheet("Parcels 聊城市");
        for (var i = 0; i < features.Count; i++)
        {
            Assert.AreEqual(features[i].GetProperty("number").GetString(), sheet.Cell(6 + i, "B").GetString());
            Assert.AreEqual(features[i].GetProperty("area").GetDouble(), sheet.Cell(6 + i, "G").GetDouble(), 1e-9);
        }

        Assert.AreEqual(total, sheet.Cell(6 + features.Count, "G").CachedNumber(), 1e-6);
    }

    [TestMethod]
    public async Task The_sample_swap_is_the_same_in_the_assessment_and_in_the_book()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        using var answer = JsonDocument.Parse(await Enclave.MustAsync("swap", "assess", plan, "--json"));
        var proposal = answer.RootElement.GetProperty("proposals")[0];
        var method = proposal.GetProperty("methods")[0];
        Assert.AreEqual("area", method.GetProperty("method").GetString());
        double Value(string name) => method.GetProperty(name).GetDouble();
        Assert.AreEqual(Value("origin") - Value("host"), Value("difference"), 1e-6);
        Assert.AreEqual(Value("origin") / Value("host"), Value("ratio"), 1e-12);
        Assert.AreEqual(JsonValueKind.Null, method.GetProperty("payment").ValueKind);

        var book = folder.File("book.xlsx");
        await Enclave.MustAsync("export", "excel", plan, "-o", book);
        using var workbook = new XLWorkbook(book);
        var row = workbook.Worksheet("Swap comparison").Row(8);
        Assert.AreEqual(proposal.GetProperty("name").GetString(), row.Cell("B").GetString());
        Assert.AreEqual(Value("origin"), row.Cell("E").CachedNumber(), 1e-6);
        Assert.AreEqual(Value("host"), row.Cell("F").CachedNumber(), 1e-6);
        Assert.AreEqual(Value("difference"), row.Cell("G").CachedNumber(), 1e-6);
        Assert.AreEqual(Value("ratio"), row.Cell("I").CachedNumber(), 1e-12);
        Assert.AreEqual(Value("deviation"), row.Cell("J").CachedNumber(), 1e-12);
    }

    /// <summary>Liaocheng to Shenzhen is about 1,550 km as the crow flies; the order of the two does not matter.</summary>
    [TestMethod]
    public async Task Distances_run_between_features_of_different_zones()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        async Task<double> LengthAsync(string from, string to)
        {
            using var answer = JsonDocument.Parse(await Enclave.MustAsync("distance", plan, "--from", from, "--to", to, "--json"));
            Assert.AreEqual(2, answer.RootElement.GetProperty("nearest").GetArrayLength());
            return answer.RootElement.GetProperty("length").GetDouble();
        }

        var there = await LengthAsync("371500:0139", "440300:0132");
        Assert.AreEqual(1_527_000, there, 30_000);
        Assert.AreEqual(there, await LengthAsync("440300:0132", "371500:0139"), 1e-6);
        Assert.AreEqual(0, await LengthAsync("371500:0139", "371500:0139"));
    }
}

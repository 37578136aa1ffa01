using System.Globalization;
using System.Text.Json;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;
using Plot = EnclavePlanner.Planning.Enclaves.Plot;
using Scheme = EnclavePlanner.Planning.Enclaves.Scheme;

namespace EnclavePlanner.Cli.Tests;

/// <summary>Drafting without a window, on two plots side by side: A of 100 m and B of 120 m by 100 m to the east of it.</summary>
[TestClass]
public sealed class DraftTests
{
    private const double East = 493_000;
    private const double North = 2_518_300;

    [TestMethod]
    public async Task A_plot_is_split_and_merged_again_and_undone()
    {
        using var folder = new TemporaryFolder();
        var plan = await PlanAsync(folder);
        using (var answer = await DraftAsync("split", plan, "--feature", "A", "--line", $"{Place(50, -10)} {Place(50, 110)}"))
        {
            CollectionAssert.AreEquivalent(new[] { "A-1", "A-2" }, Born(answer));
            Assert.AreEqual("A", answer.RootElement.GetProperty("gone")[0].GetProperty("number").GetString());
        }

        using (var answer = await DraftAsync("merge", plan, "--feature", "A-1", "--feature", "A-2", "--number", "A"))
            Assert.AreEqual(10_000, answer.RootElement.GetProperty("features")[0].GetProperty("area").GetDouble(), 3);
        await Enclave.MustAsync("undo", plan);
        await Enclave.MustAsync("undo", plan);
        StringAssert.Contains(await Enclave.MustAsync("history", plan), "Split A");
        Assert.HasCount(2, (await PlotsAsync(plan)).ToList());
    }

    [TestMethod]
    public async Task Areas_in_mu_and_equal_parts_come_out_to_a_hundredth_of_a_square_metre()
    {
        using var folder = new TemporaryFolder();
        var plan = await PlanAsync(folder);
        using (var answer = await DraftAsync("cut", plan, "--feature", "A", "--edge", Place(50, 0), "--areas", "5,3.5", "--unit", "mu"))
        {
            var areas = answer.RootElement.GetProperty("features").EnumerateArray()
                .ToDictionary(feature => feature.GetProperty("number").GetString()!, feature => feature.GetProperty("area").GetDouble());
            Assert.AreEqual(10_000 / 3.0, areas["A-1"], 0.005);
            Assert.AreEqual(7_000 / 3.0, areas["A-2"], 0.005);
        }

        using var equal = await DraftAsync("cut", plan, "--feature", "B", "--edge", Place(160, 0), "--parts", "3");
        var parts = equal.RootElement.GetProperty("features").EnumerateArray()
            .Where(feature => feature.GetProperty("number").GetString()!.StartsWith("B-", StringComparison.Ordinal))
            .Select(feature => feature.GetProperty("area").GetDouble())
            .ToList();
        Assert.HasCount(3, parts);
        Assert.AreEqual(parts.Min(), parts.Max(), 0.01);
    }

    [TestMethod]
    public async Task Edges_that_are_shared_change_on_both_sides()
    {
        using var folder = new TemporaryFolder();
        var plan = await PlanAsync(folder);
        using (var answer = await DraftAsync("reshape", plan, "--feature", "A", "--line", $"{Place(100, 20)} {Place(120, 50)} {Place(100, 80)}"))
            CollectionAssert.AreEquivalent(new[] { "A", "B" }, Born(answer));
        using (var answer = await DraftAsync("move", plan, "--feature", "B", "--by", "0,10"))
            CollectionAssert.AreEquivalent(new[] { "A", "B" }, Born(answer));
        using (var answer = await DraftAsync("round", plan, "--feature", "B", "--corner", Place(230, 100), "--radius", "10"))
            CollectionAssert.AreEquivalent(new[] { "B" }, Born(answer));
        using (var answer = await DraftAsync("copy", plan, "--feature", "B", "--by", "300,0", "--number", "C"))
            CollectionAssert.AreEquivalent(new[] { "C" }, Born(answer));
        using (var answer = await DraftAsync("setback", plan, "--feature", "C", "--metres", "5"))
            CollectionAssert.AreEquivalent(new[] { "C-1", "C-2" }, Born(answer));
        using (var answer = await DraftAsync("delete", plan, "--feature", "C-1", "--feature", "C-2"))
            Assert.AreEqual(2, answer.RootElement.GetProperty("gone").GetArrayLength());
        var two = (await PlotsAsync(plan)).ToDictionary(plot => plot.Number, plot => plot.Geometry);
        Assert.AreEqual(0, two["A"].Intersection(two["B"]).Area);
        Assert.AreEqual("Setback of C", (await TitlesAsync(plan))[1]);
    }

    [TestMethod]
    [DataRow("CLI-SCHEME-NONE", "delete", "--feature", "A", "--scheme", "nowhere")]
    [DataRow("CLI-FEATURE-NONE", "delete", "--feature", "Z")]
    [DataRow("PLN-SWAP-GONE", "delete", "--feature", "371500:0119")]
    [DataRow("CLI-FEATURE-ONE", "explode", "--feature", "A", "--feature", "B")]
    [DataRow("PLN-PARTS-ONE", "explode", "--feature", "A")]
    [DataRow("CLI-PLACES", "split", "--feature", "A", "--line", "1,2")]
    [DataRow("CLI-PLACES", "split", "--feature", "A", "--line", "1,2 3,NaN")]
    [DataRow("PLN-CUT-LINE", "split", "--feature", "A", "--line", "1,2 3,4")]
    [DataRow("CLI-NUMBERS", "cut", "--feature", "A", "--edge", "2518300,493050", "--areas", "five")]
    [DataRow("PLN-CUT-AREA", "cut", "--feature", "A", "--edge", "2518300,493050", "--areas", "1e9")]
    public async Task What_cannot_be_is_refused_and_changes_nothing(string code, string verb, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var plan = await PlanAsync(folder);
        var before = await TitlesAsync(plan);
        var (exit, _, errors) = await Enclave.RunAsync(["draft", verb, plan, .. options]);
        Assert.AreEqual(1, exit);
        StringAssert.StartsWith(errors, code);
        CollectionAssert.AreEqual(before, await TitlesAsync(plan));
    }

    [TestMethod]
    public async Task Areas_and_parts_at_once_are_wrong_usage()
    {
        var (exit, _, errors) = await Enclave.RunAsync("draft", "cut", "plan.gpkg", "--feature", "A", "--edge", "0,0", "--areas", "5", "--parts", "2");
        Assert.AreEqual(2, exit);
        StringAssert.Contains(errors, "--parts");
    }

    private static async Task<JsonDocument> DraftAsync(string verb, string plan, params string[] options) =>
        JsonDocument.Parse(await Enclave.MustAsync(["draft", verb, plan, .. options, "--scheme", "Test", "--json"]));

    private static string[] Born(JsonDocument answer) =>
        [.. answer.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("number").GetString()!)];

    private static string Place(double east, double north) => string.Create(CultureInfo.InvariantCulture, $"{North + north},{East + east}");

    private static async Task<List<string>> TitlesAsync(string plan)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        return [.. (await store.HistoryAsync()).Entries.Reverse().Select(entry => entry.Title)];
    }

    private static async Task<IEnumerable<Plot>> PlotsAsync(string plan)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        var contents = await store.ReadAsync();
        var scheme = contents.Schemes.Single(candidate => candidate.Name == "Test");
        return contents.Plots.Where(plot => plot.SchemeId == scheme.Id);
    }

    private static async Task<string> PlanAsync(TemporaryFolder folder)
    {
        var plan = folder.File("plan.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        var contents = await store.ReadAsync();
        var park = contents.Enclaves.Single();
        var scheme = new Scheme { Id = Guid.CreateVersion7(), EnclaveId = park.Id, Name = "Test" };
        PlanRow[] rows = [scheme, Plot("A", 0, 100), Plot("B", 100, 220)];
        await store.CommitAsync(ChangeSet.Of("test", TimeProvider.System.GetLocalNow(), "Two plots", [.. rows.Select(RowChange.Insert)]));
        return plan;

        Plot Plot(string number, double west, double east) => new()
        {
            Id = Guid.CreateVersion7(),
            CityCode = park.CityCode,
            SchemeId = scheme.Id,
            Number = number,
            Geometry = park.Geometry.Factory.ToGeometry(new Envelope(East + west, East + east, North, North + 100)),
        };
    }
}

using System.Text.Json;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Cli.Tests;

/// <summary>History, undo, earlier states, lineage and signatures from the command line.</summary>
[TestClass]
public sealed class HistoryTests
{
    private const string Sample = "liaocheng-shenzhen";

    [TestMethod]
    public async Task History_lists_the_last_action_first_and_filters_it()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        var all = await ChangesAsync(plan);
        CollectionAssert.AreEqual(Enumerable.Range(1, all.Count).Reverse().ToArray(), all.Select(change => change.GetProperty("number").GetInt32()).ToArray());
        foreach (var name in new[] { "id", "author", "time", "title", "rows", "reverts", "stands" })
            Assert.IsTrue(all[0].TryGetProperty(name, out _), name);

        Assert.HasCount(2, await ChangesAsync(plan, "--text", "PARCELS"));
        Assert.HasCount(all.Count, await ChangesAsync(plan, "--author", Environment.UserName));
        Assert.IsEmpty(await ChangesAsync(plan, "--author", "nobody at all"));
        Assert.IsEmpty(await ChangesAsync(plan, "--until", "2020-01-01"));
        Assert.IsEmpty(await ChangesAsync(plan, "--since", "2999-01-01T08:00+08:00"));
        Assert.HasCount(all.Count, await ChangesAsync(plan, "--since", "2020-01-01"));
        Assert.HasCount(1, await ChangesAsync(plan, "--feature", "371500:0139"));
        StringAssert.Contains(await Enclave.MustAsync("history", plan), $"{all.Count} of {all.Count} actions");
    }

    [TestMethod]
    public async Task History_shows_rows_before_and_after()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        await RenameAsync(plan, "村东");
        var number = (await ChangesAsync(plan))[0].GetProperty("number").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var shown = JsonDocument.Parse(await Enclave.MustAsync("history", "show", plan, number, "--json"));
        var row = shown.RootElement.GetProperty("rows").EnumerateArray().Single();
        Assert.AreEqual("parcel", row.GetProperty("kind").GetString());
        Assert.AreNotEqual("村东", row.GetProperty("before").GetProperty("name").GetString());
        Assert.AreEqual("村东", row.GetProperty("after").GetProperty("name").GetString());
        StringAssert.Contains(row.GetProperty("after").GetProperty("geom").GetString(), "POLYGON");
        var text = await Enclave.MustAsync("history", "show", plan, number);
        StringAssert.Contains(text, "371500:0139");
        StringAssert.Contains(text, "→ 村东");
        Assert.DoesNotContain("POLYGON", text);
    }

    [TestMethod]
    public async Task Undo_and_redo_go_to_the_end_and_say_so()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("plan.gpkg");
        await Enclave.MustAsync("new", plan, "--title", "T", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");
        await Refused("CLI-UNDO-NONE", "undo", plan);
        await Refused("CLI-REDO-NONE", "redo", plan);
        await Enclave.MustAsync("import", plan, Source("liaocheng-parcels.shp"), "--city", "371500", "--layer", "parcels");
        StringAssert.Contains(await Enclave.MustAsync("undo", plan), "Undo: Import liaocheng-parcels.shp");
        Assert.AreEqual(0, await CountAsync(plan));
        Assert.AreEqual(JsonValueKind.False, (await ChangesAsync(plan, "--text", "Import liaocheng"))[^1].GetProperty("stands").ValueKind);
        await Refused("CLI-UNDO-NONE", "undo", plan);
        await Enclave.MustAsync("redo", plan, "--json");
        Assert.IsGreaterThan(0, await CountAsync(plan));
    }

    [TestMethod]
    public async Task Reading_verbs_read_the_plan_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        var last = (await ChangesAsync(plan)).Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var before = await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json");
        var swap = await Enclave.MustAsync("swap", "assess", plan, "--json");
        using (var contents = new Edit(plan))
            await contents.DeleteFreeParcelAsync();
        Assert.AreNotEqual(before, await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json"));
        Assert.AreEqual(before, await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json", "--as-of", last));
        Assert.AreEqual(swap, await Enclave.MustAsync("swap", "assess", plan, "--json", "--as-of", last));
        Assert.AreEqual(
            await Enclave.MustAsync("distance", plan, "--from", "371500:0139", "--to", "440300:0139"),
            await Enclave.MustAsync("distance", plan, "--from", "371500:0139", "--to", "440300:0139", "--as-of", last));
        await Enclave.MustAsync("export", "excel", plan, "-o", folder.File("book.xlsx"), "--as-of", last);
        await Enclave.MustAsync("area", plan, "--layer", "parcels", "--as-of", "2999-01-01");

        await Refused("CLI-AS-OF-BEFORE", "area", plan, "--layer", "parcels", "--as-of", "1999-01-01");
        await Refused("CLI-TIME", "area", plan, "--layer", "parcels", "--as-of", "yesterday");
        await Refused("CLI-TIME", "history", plan, "--since", "2026-02-30");
        await Refused("STO-CHANGE-UNKNOWN", "area", plan, "--layer", "parcels", "--as-of", "99999");
        await Refused("CLI-HISTORY-NONE", "history", "show", plan, "99999");
    }

    [TestMethod]
    public async Task Lineage_tells_of_a_split_though_the_parcel_is_gone()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        using (var edit = new Edit(plan))
            await edit.SplitAsync("371500", "0139");
        using var gone = JsonDocument.Parse(await Enclave.MustAsync("lineage", plan, "--feature", "371500:0139", "--json"));
        CollectionAssert.AreEquivalent(
            new[] { "0139-1", "0139-2" },
            gone.RootElement.GetProperty("descendants").EnumerateArray().Select(step => step.GetProperty("number").GetString()).ToArray());
        StringAssert.Contains(await Enclave.MustAsync("lineage", plan, "--feature", "371500:0139-1"), "0139-1 came from 0139");
        StringAssert.Contains(await Enclave.MustAsync("lineage", plan, "--feature", "371500:0140"), "never split or merged");
        await Refused("CLI-FEATURE-NONE", "lineage", plan, "--feature", "371500:no such");
    }

    [TestMethod]
    public async Task A_proposal_is_signed_withdrawn_and_agreed()
    {
        using var folder = new TemporaryFolder();
        var plan = await SampleAsync(folder);
        using var assessed = JsonDocument.Parse(await Enclave.MustAsync("swap", "assess", plan, "--json"));
        var name = assessed.RootElement.GetProperty("proposals")[0].GetProperty("name").GetString()!;
        string[] origin = ["sign", plan, "--proposal", name, "--side", "origin"];
        string[] host = ["sign", plan, "--proposal", name, "--side", "host"];
        using var first = JsonDocument.Parse(await Enclave.MustAsync([.. origin, "--json"]));
        Assert.IsFalse(first.RootElement.GetProperty("agreed").GetBoolean());
        Assert.AreEqual("origin", first.RootElement.GetProperty("signatures")[0].GetProperty("side").GetString());
        await Refused("PLN-SIGNED-ALREADY", origin);
        await Refused("PLN-SIGNED-NOT", [.. host, "--withdraw"]);
        await Enclave.MustAsync([.. origin, "--withdraw"]);
        await Enclave.MustAsync(origin);
        StringAssert.Contains(await Enclave.MustAsync(host), "is agreed");
        await Refused("PLN-AGREED", [.. origin, "--withdraw"]);
        await Refused("CLI-PROPOSAL-NONE", "sign", plan, "--proposal", "none", "--side", "host");
    }

    private static string Source(string name) => Path.Combine(Repository.Root, "sample-data", Sample, name);

    private static async Task<string> SampleAsync(TemporaryFolder folder)
    {
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", Sample, plan);
        return plan;
    }

    private static async Task<List<JsonElement>> ChangesAsync(string plan, params string[] filter)
    {
        var answer = JsonDocument.Parse(await Enclave.MustAsync(["history", plan, "--json", .. filter]));
        return [.. answer.RootElement.GetProperty("changes").EnumerateArray()];
    }

    private static async Task<int> CountAsync(string plan)
    {
        using var answer = JsonDocument.Parse(await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json"));
        return answer.RootElement.GetProperty("features").GetArrayLength();
    }

    private static async Task Refused(string code, params string[] arguments)
    {
        var (exit, output, errors) = await Enclave.RunAsync(arguments);
        Assert.AreEqual(1, exit, errors);
        StringAssert.StartsWith(errors, code + ":");
        Assert.AreEqual("", output);
    }

    private static async Task RenameAsync(string plan, string name)
    {
        using var edit = new Edit(plan);
        await edit.ChangeAsync(contents => contents.Parcels
            .Where(parcel => parcel.CityCode == "371500" && parcel.Number == "0139")
            .Select(parcel => RowChange.Update(parcel, parcel with { Name = name })));
    }

    /// <summary>What the command line has no verb for, done to the store.</summary>
    private sealed class Edit(string plan) : IDisposable
    {
        private readonly IPlanStore store = PlanStores.OpenAsync(PlanLocation.Parse(plan)).GetAwaiter().GetResult();

        public void Dispose() => store.DisposeAsync().AsTask().GetAwaiter().GetResult();

        internal async Task ChangeAsync(Func<PlanContents, IEnumerable<RowChange>> changes) =>
            await store.CommitAsync(ChangeSet.Of("test", TimeProvider.System.GetLocalNow(), "test", changes(await store.ReadAsync())));

        internal Task DeleteFreeParcelAsync() => ChangeAsync(contents => [RowChange.Delete(contents.Parcels.First(parcel =>
            !contents.Proposals.Any(proposal => proposal.OriginGives.Contains(parcel.Id) || proposal.HostGives.Contains(parcel.Id))))]);

        internal async Task SplitAsync(string city, string number)
        {
            var contents = await store.ReadAsync();
            var whole = contents.Parcels.Single(parcel => parcel.CityCode == city && parcel.Number == number);
            var box = whole.Geometry.EnvelopeInternal;
            var knife = whole.Geometry.Factory.ToGeometry(new Envelope(box.MinX - 1, box.Centre.X, box.MinY - 1, box.MaxY + 1));
            var split = LandSplit.Into(contents, whole, [whole.Geometry.Intersection(knife), whole.Geometry.Difference(knife)]);
            var head = ChangeSet.Of("test", TimeProvider.System.GetLocalNow(), "split", split.Changes);
            await store.CommitAsync(head with { Descents = split.Descents });
        }
    }
}

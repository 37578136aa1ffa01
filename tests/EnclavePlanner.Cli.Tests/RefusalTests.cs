using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Cli.Tests;

/// <summary>What the shell is told when a command cannot be done: a code on stderr, nothing on stdout, nothing changed.</summary>
[TestClass]
public sealed class RefusalTests
{
    private static string Source(string name) => Path.Combine(Repository.Root, "sample-data", "liaocheng-shenzhen", name);

    [TestMethod]
    public async Task Wrong_usage_is_2_and_says_so_on_stderr_only()
    {
        foreach (var arguments in new string[][] { ["area"], ["nonsense"], ["area", "x.gpkg", "--layer", "clouds"], ["import", "x.gpkg"] })
        {
            var (exit, output, errors) = await Enclave.RunAsync(arguments);
            Assert.AreEqual(2, exit, string.Join(' ', arguments));
            Assert.AreEqual("", output);
            Assert.AreNotEqual("", errors);
        }
    }

    [TestMethod]
    public async Task What_is_refused_is_1_with_a_code_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        var before = await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json");
        (string[] Arguments, string Code)[] refused =
        [
            (["sample", "liaocheng-shenzhen", plan], "STO-FILE-EXISTS"),
            (["area", folder.File("none.gpkg"), "--layer", "parcels"], "STO-FILE-MISSING"),
            (["area", plan, "--layer", "parcels", "--city", "1"], "PLN-CITY-UNKNOWN"),
            (["distance", plan, "--from", "0139", "--to", "0132"], "CLI-FEATURE-SEVERAL"),
            (["distance", plan, "--from", "nowhere", "--to", "371500:0139"], "CLI-FEATURE-NONE"),
            (["swap", "assess", plan, "--proposal", "P99"], "CLI-PROPOSAL-NONE"),
            (["new", folder.File("n.gpkg"), "--title", "T", "--city", "nonsense"], "CLI-CITY"),
            (["new", folder.File("n.gpkg"), "--title", "T", "--city", "1:A:9999:origin", "--city", "2:B:4547:host"], "GEO-CRS-UNKNOWN"),
            (["import", plan, folder.File("none.shp"), "--city", "371500", "--layer", "parcels"], "EXC-"),
            (["import", plan, Source("liaocheng-parcels.shp"), "--city", "440300", "--layer", "parcels", "--map", "colour=X"], "EXC-MAP-TARGET"),
            (["export", "excel", plan, "-o", Path.Combine(folder.Path, "no", "book.xlsx")], "REP-TARGET-FOLDER"),
        ];
        foreach (var (arguments, code) in refused)
        {
            var (exit, output, errors) = await Enclave.RunAsync(arguments);
            Assert.AreEqual(1, exit, string.Join(' ', arguments) + errors);
            StringAssert.Contains(errors, code);
            Assert.AreEqual("", output, string.Join(' ', arguments));
        }

        Assert.AreEqual(before, await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json"));
        Assert.IsFalse(File.Exists(folder.File("n.gpkg")));
    }
}

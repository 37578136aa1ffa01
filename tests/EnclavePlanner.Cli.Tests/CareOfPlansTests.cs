using System.Text.Json;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Cli.Tests;

/// <summary>Copies of plans, and what a plan has to say when it is opened.</summary>
[TestClass]
public sealed class CareOfPlansTests
{
    [TestMethod]
    public async Task Backup_makes_a_plan_that_answers_as_the_first_does()
    {
        using var folder = new TemporaryFolder();
        var (plan, copy) = (folder.File("sample.gpkg"), folder.File("copy.gpkg"));
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        using var answer = JsonDocument.Parse(await Enclave.MustAsync("backup", plan, copy, "--json"));
        Assert.AreEqual(new FileInfo(copy).Length, answer.RootElement.GetProperty("bytes").GetInt64());
        Assert.AreEqual(
            await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json"), await Enclave.MustAsync("area", copy, "--layer", "parcels", "--json"));

        var (exit, output, errors) = await Enclave.RunAsync("backup", plan, copy);
        Assert.AreEqual((1, ""), (exit, output));
        StringAssert.Contains(errors, "STO-FILE-EXISTS");
    }

    [TestMethod]
    public async Task What_another_program_changed_is_told_on_stderr_once()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        ExternalTool.Run("ogrinfo", "gdal-bin", plan, "-sql", "UPDATE parcels_371500 SET owner = 'QGIS' WHERE fid = 1");
        var (exit, output, errors) = await Enclave.RunAsync("area", plan, "--layer", "parcels", "--json");
        Assert.AreEqual(0, exit, errors);
        JsonDocument.Parse(output).Dispose();
        Assert.AreNotEqual("", errors);
        Assert.AreEqual("", (await Enclave.RunAsync("area", plan, "--layer", "parcels", "--json")).Errors);
    }
}

using System.Text.Json;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Cli.Tests;

/// <summary>Tables on the command line: in, out, and what is said of them.</summary>
[TestClass]
public sealed class TableTests
{
    [TestMethod]
    public async Task A_table_is_joined_as_one_change_that_undo_takes_back()
    {
        using var folder = new TemporaryFolder();
        var plan = await PlanAsync(folder);
        var table = folder.File("a.csv");
        await File.WriteAllTextAsync(table, "地块编号,地块名称,人口\nA-1,甲地,12\nA-9,无,1\n");
        var (exit, output, errors) = await Enclave.RunAsync("join", plan, table, "--layer", "parcels", "--city", "440300", "--json");
        Assert.AreEqual(1, exit);
        StringAssert.Contains(errors, "a.csv, row 3: EXC-JOIN-NONE");
        using (var answer = JsonDocument.Parse(output))
        {
            Assert.AreEqual((0, 1, 0, 1), (Number(answer, "taken"), Number(answer, "refused"), Number(answer, "joined"), Number(answer, "unmatched")));
            Assert.AreEqual(3, answer.RootElement.GetProperty("rows")[0].GetProperty("row").GetInt32());
        }

        (exit, output, _) = await Enclave.RunAsync("join", plan, table, "--layer", "parcels", "--city", "440300", "--skip-refused", "--json");
        Assert.AreEqual(1, exit, "rows were refused");
        using (var answer = JsonDocument.Parse(output))
            Assert.AreEqual((1, 1, 1), (Number(answer, "taken"), Number(answer, "joined"), Number(answer, "changed")));
        var csv = folder.File("out.csv");
        await Enclave.MustAsync("export", "csv", plan, "-o", csv, "--layer", "parcels", "--city", "440300");
        StringAssert.Contains(await File.ReadAllTextAsync(csv), "A-1,甲地");
        using (var answer = JsonDocument.Parse(await Enclave.MustAsync("join", plan, csv, "--layer", "parcels", "--city", "440300", "--json")))
            Assert.AreEqual((1, 0), (Number(answer, "joined"), Number(answer, "changed")));
        await Enclave.MustAsync("undo", plan);
        await Enclave.MustAsync("export", "csv", plan, "-o", csv, "--layer", "parcels", "--city", "440300");
        Assert.DoesNotContain("甲地", await File.ReadAllTextAsync(csv));
    }

    [TestMethod]
    public async Task Parameters_go_out_and_come_in()
    {
        using var folder = new TemporaryFolder();
        var plan = await PlanAsync(folder);
        var table = folder.File("p.csv");
        await File.WriteAllTextAsync(table, "参数,城市,数值,单位,起始日期,来源,待核实\n地价,440300,1.5,万元/亩,2026-01-01,某文件,是\n税率,,0.25,,,,否\n");
        using (var answer = JsonDocument.Parse(await Enclave.MustAsync("parameters", plan, table, "--json")))
            Assert.AreEqual((2, 0, 2, 0), (Number(answer, "taken"), Number(answer, "refused"), Number(answer, "added"), Number(answer, "updated")));
        foreach (var ending in new[] { "xlsx", "csv" })
        {
            var path = folder.File("out." + ending);
            await Enclave.MustAsync("export", "parameters", plan, "-o", path);
            using var answer = JsonDocument.Parse(await Enclave.MustAsync("parameters", plan, path, "--json"));
            Assert.AreEqual((2, 0, 0), (Number(answer, "taken"), Number(answer, "added"), Number(answer, "updated")));
        }

        var (exit, _, errors) = await Enclave.RunAsync("export", "parameters", plan, "-o", folder.File("out.txt"));
        Assert.AreEqual(1, exit);
        StringAssert.Contains(errors, "EXC-TARGET-NAME");
    }

    [TestMethod]
    public async Task The_report_of_an_import_is_saved_as_a_workbook()
    {
        using var folder = new TemporaryFolder();
        var plan = await PlanAsync(folder);
        await File.WriteAllTextAsync(folder.File("b.csv"), "地块编号,用地代码,X,Y\nB-1,ZZ,2493600,506200\nB-1,ZZ,2493600,506400\nB-1,ZZ,2493400,506400\n");
        var report = folder.File("report.xlsx");
        var (exit, _, errors) = await Enclave.RunAsync("import", plan, folder.File("b.csv"), "--layer", "parcels", "--city", "440300", "--crs", "4547", "--report", report);
        Assert.AreEqual(1, exit);
        StringAssert.Contains(errors, "PLN-LANDUSE-UNKNOWN");
        Assert.IsGreaterThan(1000L, new FileInfo(report).Length);
        await File.WriteAllTextAsync(folder.File("c.csv"), "地块编号,X,Y\nC-1,2493600,506200\nC-1,2493600,506400\nC-1,2493400,506400\n");
        (exit, _, errors) = await Enclave.RunAsync("import", plan, folder.File("c.csv"), "--layer", "parcels", "--city", "440300", "--crs", "4547", "--report", Path.Combine(folder.Path, "none", "r.xlsx"));
        Assert.AreEqual(1, exit);
        StringAssert.Contains(errors, "EXC-TARGET-FOLDER");
        Assert.DoesNotContain("C-1", await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json"), "nothing is imported whose report cannot be written");
    }

    private static async Task<string> PlanAsync(TemporaryFolder folder)
    {
        var plan = folder.File("plan.gpkg");
        await Enclave.MustAsync("new", plan, "--title", "T", "--city", "371500:聊城市:4548:origin", "--city", "440300:深圳市:4547:host");
        var points = folder.File("points.csv");
        await File.WriteAllTextAsync(points, "地块编号,点号,X(m),Y(m)\nA-1,J1,2493600,506200\n,J2,2493600,506400\n,J3,2493400,506400\n");
        using var answer = JsonDocument.Parse(await Enclave.MustAsync("import", plan, points, "--layer", "parcels", "--city", "440300", "--crs", "4547", "--json"));
        Assert.AreEqual(1, Number(answer, "taken"));
        return plan;
    }

    private static int Number(JsonDocument answer, string name) => answer.RootElement.GetProperty(name).GetInt32();
}

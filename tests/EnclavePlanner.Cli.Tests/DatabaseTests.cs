using System.Text.Json;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Storage.Tests.Servers;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Cli.Tests;

/// <summary>Databases at the command line: made ready, filled, read, copied; and what is refused.</summary>
[TestClass]
public sealed class DatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TestDatabase database = TestDatabase.Empty();
    private readonly string address;

    public DatabaseTests() => address = database.AddressText();

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    [TestMethod]
    public async Task A_plan_goes_into_a_database_and_comes_back_as_it_was()
    {
        var (exit, _, _) = await Enclave.RunAsync("db", "status", address);
        Assert.AreEqual(1, exit);
        await Enclave.MustAsync("db", "init", address);
        var plan = folder.File("sample.gpkg");
        var there = $"{address}?plan=示例";
        var back = folder.File("back.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await Enclave.MustAsync("copy", plan, there);
        using (var copied = JsonDocument.Parse(await Enclave.MustAsync("copy", there, back, "--json")))
            Assert.AreEqual(there, copied.RootElement.GetProperty("from").GetString());
        using (var status = JsonDocument.Parse(await Enclave.MustAsync("db", "status", address, "--json")))
        {
            Assert.AreEqual("ready", status.RootElement.GetProperty("state").GetString());
            Assert.AreEqual("示例", status.RootElement.GetProperty("plans")[0].GetString());
        }

        var expected = await Enclave.MustAsync("area", plan, "--layer", "parcels", "--json");
        Assert.AreEqual(expected, await Enclave.MustAsync("area", there, "--layer", "parcels", "--json"));
        Assert.AreEqual(expected, await Enclave.MustAsync("area", back, "--layer", "parcels", "--json"));
        await Enclave.MustAsync("db", "upgrade", address);
    }

    [TestMethod]
    public async Task Rights_are_given_and_taken_and_bind_whoever_has_them()
    {
        await Enclave.MustAsync("db", "init", address);
        var plan = folder.File("sample.gpkg");
        var there = $"{address}?plan=示例";
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await Enclave.MustAsync("copy", plan, there);
        var user = database.MakeUser("wang");
        var (exit, _, errors) = await Enclave.RunAsync("db", "grant", there, "--to", user, "--as", "owner");
        Assert.AreEqual(2, exit, errors);
        using (var granted = JsonDocument.Parse(await Enclave.MustAsync("db", "grant", there, "--to", user, "--as", "origin-editor", "--json")))
        {
            var member = granted.RootElement.GetProperty("members")[0];
            Assert.AreEqual((user, "origin-editor"), (member.GetProperty("user").GetString(), member.GetProperty("right").GetString()));
        }

        var his = $"{database.AddressText(user: user)}?plan=示例";
        await Enclave.MustAsync("sign", his, "--proposal", "Swap for the old industrial land (fictitious)", "--side", "origin");
        StringAssert.Contains(await Enclave.MustAsync("history", his), user);
        (exit, _, errors) = await Enclave.RunAsync("sign", his, "--proposal", "Swap for the old industrial land (fictitious)", "--side", "host");
        Assert.AreEqual(1, exit);
        StringAssert.Contains(errors, "STO-RIGHT");
        await Enclave.MustAsync("db", "grant", there, "--to", user, "--as", "reader");
        (exit, _, errors) = await Enclave.RunAsync("undo", his);
        Assert.AreEqual(1, exit);
        StringAssert.Contains(errors, "STO-READER");
        await Enclave.MustAsync("db", "revoke", there, "--from", user);
        (exit, _, _) = await Enclave.RunAsync("history", his);
        Assert.AreEqual(1, exit);
    }

    [TestMethod]
    public async Task Refusals_are_1_with_a_code()
    {
        (string[] Arguments, string Code)[] refused =
        [
            (["area", $"{address}?plan=A", "--layer", "parcels"], "STO-DB-NOT-INITIALISED"),
            (["db", "upgrade", address], "STO-DB-NOT-INITIALISED"),
            (["db", "status", "plan.gpkg"], "STO-DATABASE-UNKNOWN"),
            (["db", "status", address.Replace("@", ":s3cret@", StringComparison.Ordinal)], "STO-PASSWORD-IN-ADDRESS"),
            (["db", "status", address + "?plan=A"], "STO-ADDRESS-PARAMETER"),
            (["area", address, "--layer", "parcels"], "STO-LOCATION-NO-PLAN"),
            (["copy", folder.File("none.gpkg"), $"{address}?plan=A"], "STO-FILE-MISSING"),
        ];
        foreach (var (arguments, code) in refused)
        {
            var (exit, output, errors) = await Enclave.RunAsync(arguments);
            Assert.AreEqual(1, exit, string.Join(' ', arguments) + errors);
            StringAssert.Contains(errors, code);
            Assert.DoesNotContain("s3cret", errors);
            Assert.AreEqual("", output);
        }
    }

    [TestMethod]
    public async Task Asks_for_a_password_that_is_nowhere_given()
    {
        var user = database.MakeUser("user", "typed-by-hand");
        var asked = new List<string>();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = await EnclaveCommand.RunAsync(
            ["db", "status", database.AddressText(user: user)],
            output,
            errors,
            System.Globalization.CultureInfo.GetCultureInfo("en"),
            TimeProvider.System,
            prompt =>
            {
                asked.Add(prompt);
                return asked.Count == 1 ? "wrong" : "typed-by-hand";
            });
        Assert.AreEqual(1, exit);
        Assert.HasCount(2, asked);
        StringAssert.Contains(output.ToString(), "enclave db init");
        Assert.DoesNotContain("typed-by-hand", output.ToString() + errors + string.Concat(asked));
    }
}

using System.Net;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Only who knows the token, and asks the loopback by its name, gets anything.</summary>
[TestClass]
public sealed class GateTests
{
    [TestMethod]
    public async Task A_request_without_the_token_or_for_another_host_gets_403()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var root = new Uri(program.Address.GetLeftPart(UriPartial.Authority));
        var token = program.Address.AbsolutePath.Trim('/');
        Assert.AreEqual(32, token.Length);

        string[] forbidden =
        [
            "/", "/favicon.ico", "/_framework/blazor.web.js", "/_blazor/negotiate", "/app/workbench.js",
            "/features/371500/parcels", "/tiles/371500/parcels/0/0/0", "/uploads", $"/{token[..31]}x/", $"/{token}x/", $"/{token.ToUpperInvariant()}g/", $"//{token}/",
        ];
        foreach (var path in forbidden)
        {
            using var answer = await client.GetAsync(new Uri(root, path.Replace("//", "/%2F", StringComparison.Ordinal)));
            Assert.AreEqual(HttpStatusCode.Forbidden, answer.StatusCode, path);
            Assert.AreEqual("", await answer.Content.ReadAsStringAsync(), path);
        }

        using var rebound = new HttpRequestMessage(HttpMethod.Get, program.Address) { Headers = { Host = "evil.example" } };
        Assert.AreEqual(HttpStatusCode.Forbidden, (await client.SendAsync(rebound)).StatusCode);

        using var allowed = await client.GetAsync(program.Address);
        Assert.AreEqual(HttpStatusCode.OK, allowed.StatusCode);
        StringAssert.Contains(allowed.Headers.GetValues("Content-Security-Policy").Single(), "default-src 'self'");
        string[] missing =
        [
            "features/371500/nothing", "tiles/000000/parcels/0/0/0", "tiles/371500/plots/0/0/0", "tiles/371500/parcels/0/1/0", "tiles/371500/parcels/0/0/0?asOf=99999",
        ];
        foreach (var path in missing)
        {
            using var unknown = await client.GetAsync(new Uri(program.Address, path));
            Assert.AreEqual(HttpStatusCode.NotFound, unknown.StatusCode, path);
        }
    }

    [TestMethod]
    [DataRow("features/371500/parcels")]
    [DataRow("tiles/371500/parcels/12/2060/1924")]
    public async Task An_unchanged_layer_is_not_sent_again(string path)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan);
        using var client = new HttpClient();
        var address = new Uri(program.Address, path);
        using var first = await client.GetAsync(address);
        Assert.IsNotEmpty(await first.Content.ReadAsByteArrayAsync());
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.AreEqual(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
    }
}

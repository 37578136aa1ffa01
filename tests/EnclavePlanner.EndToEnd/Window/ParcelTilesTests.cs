using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Tests;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Existing land on the map: tiles to look at, and what is chosen exactly.</summary>
[TestClass]
public sealed class ParcelTilesTests
{
    private const string Origin = "371500";
    private const string Host = "440300";

    /// <summary>What the guide gives rural roads, farmland and village houses is mixed with white: looked for is any fill at all.</summary>
    internal const string Coloured =
        """
        () => {
            let coloured = 0;
            for (const canvas of document.querySelectorAll('#map-371500 canvas')) {
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                for (let i = 0; i < data.length; i += 4)
                    if (data[i + 3] > 150 && Math.max(data[i], data[i + 1], data[i + 2]) - Math.min(data[i], data[i + 1], data[i + 2]) > 40) coloured++;
            }
            return coloured;
        }
        """;

    [TestMethod]
    public async Task Parcels_come_as_tiles_and_a_click_fetches_the_one_that_it_chose()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("sample.gpkg");
        await Enclave.MustAsync("sample", "liaocheng-shenzhen", plan);
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        var asked = new List<string>();
        window.Page.Request += (_, request) => asked.Add($"{request.Method} {request.Url[program.Address.ToString().Length..]}");
        await window.Page.ReloadAsync();
        await window.Loaded(Origin);
        for (var look = 0; await window.Page.EvaluateAsync<int>(Coloured) < 20_000; look++)
        {
            Assert.IsLessThan(200, look, "The parcels are never drawn.");
            await window.Page.WaitForTimeoutAsync(100);
        }

        Assert.Contains(request => request.StartsWith($"GET tiles/{Origin}/parcels/", StringComparison.Ordinal), asked);
        Assert.DoesNotContain(request => request.StartsWith($"GET features/{Origin}/parcels", StringComparison.Ordinal), asked);

        var map = window.Page.Locator($"#map-{Origin}");
        var size = (await map.BoundingBoxAsync())!;
        var outline = await window.Page.RunAndWaitForResponseAsync(
            () => map.ClickAsync(new() { Position = new() { X = size.Width / 2, Y = size.Height / 2 } }),
            response => response.Request.Method == "POST" && response.Url.Contains($"features/{Origin}/parcels", StringComparison.Ordinal));
        var chosen = window.Page.Locator("#parcel-table tr[aria-selected='true']");
        await Assertions.Expect(chosen).ToHaveCountAsync(1);
        var feature = (await outline.JsonAsync())!.Value.GetProperty("features").EnumerateArray().Single();
        Assert.AreEqual(await chosen.GetAttributeAsync("data-number"), feature.GetProperty("properties").GetProperty("number").GetString());
        window.MustNotComplain();
    }
}

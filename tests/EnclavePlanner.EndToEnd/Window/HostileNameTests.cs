using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using Microsoft.Playwright;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>Data never becomes markup, wherever a name of it is shown.</summary>
[TestClass]
public sealed class HostileNameTests
{
    private const string Origin = "371500";
    private const string Host = "440300";
    private const string Evil = "<img src=x onerror=\"window.hacked=1\">'\"--></script></style><script>window.hacked=1</script>{{7*7}}";

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task Names_of_every_kind_stay_text_in_every_place(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("evil.gpkg");
        await (await PlanStores.CreateAsync(PlanLocation.Parse(plan), ChangeSet.Of(Evil, TimeProvider.System.GetLocalNow(), Evil, Rows()))).DisposeAsync();
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, Origin, Host);
        await Assertions.Expect(window.At("plan-title")).ToHaveTextAsync(Evil);
        await window.At("parcel-columns").ClickAsync();
        await window.At("parcel-column-name").CheckAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await window.IdleAsync("parcel");
        await window.Page.Locator("#parcel-table tr[data-number]").First.ClickAsync();
        await window.Page.Locator("aside details summary").First.ClickAsync();
        await Assertions.Expect(window.Page.Locator("aside")).ToContainTextAsync(Evil);
        await MustBeTextAsync(window);
        await window.At("parcel-edit").ClickAsync();
        await window.At("edit-value").FillAsync(Evil);
        await window.At("edit-run").ClickAsync();
        await window.At("edit-fault").WaitForAsync();
        await MustBeTextAsync(window);
        await window.At("edit-cancel").ClickAsync();
        foreach (var tab in (string[])["plots", "balance", "swap", "history"])
        {
            await window.At($"tab-{tab}").ClickAsync();
            await Assertions.Expect(window.Page.Locator("#dock-page")).ToContainTextAsync(tab == "balance" ? "." : "<img src=x");
            await MustBeTextAsync(window);
        }

        await window.Page.Locator("#history-table tr[data-number]").First.ClickAsync();
        await window.At("open-as-it-was").ClickAsync();
        await Assertions.Expect(window.At("as-of")).ToContainTextAsync("<img src=x");
        await MustBeTextAsync(window);
        await window.At("back-to-now").ClickAsync();
        await window.At("export-layer").ClickAsync();
        await window.At("export-dialog").WaitForAsync();
        await MustBeTextAsync(window);
        await window.At("export-cancel").ClickAsync();
        await window.At("import-files").SetInputFilesAsync(new FilePayload
        {
            Name = "<img src=x onerror=window.hacked=1>.geojson",
            MimeType = "application/geo+json",
            Buffer = System.Text.Encoding.UTF8.GetBytes("""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"<b onclick=x>":"<img src=x onerror=window.hacked=1>"},"geometry":{"type":"Point","coordinates":[115,36]}}]}"""),
        });
        await window.At("import-preview").WaitForAsync();
        await MustBeTextAsync(window);
        window.MustNotComplain();
    }

    /// <summary>No element came of a name, and nothing of one ran.</summary>
    private static async Task MustBeTextAsync(WorkbenchPage window)
    {
        Assert.AreEqual(0, await window.Page.Locator("img[src=x], [onerror], [onclick], body script:not([src])").CountAsync());
        Assert.IsTrue(await window.Page.EvaluateAsync<bool>("() => window.hacked === undefined"));
    }

    private static List<RowChange> Rows()
    {
        City[] cities =
        [
            new() { Id = Guid.CreateVersion7(), Code = Origin, Name = Evil, Role = CityRole.Origin, Epsg = 4548 },
            new() { Id = Guid.CreateVersion7(), Code = Host, Name = Evil, Role = CityRole.Host, Epsg = 4547 },
        ];
        var factory = SurveyGrid.FactoryFor(cities[1].Crs);
        Geometry Square(double east, double side) => factory.ToGeometry(new Envelope(east, east + side, 2_500_000, 2_500_000 + side));
        var parcel = new Parcel
        {
            Id = Guid.CreateVersion7(),
            CityCode = Host,
            Number = Evil,
            Name = Evil + "2",
            Owner = Evil,
            LandUseCode = "1001",
            Geometry = Square(500_000, 100),
            Attributes = SourceAttributes.From([new(Evil, Evil)]),
        };
        var enclave = new Planning.Enclaves.Enclave { Id = Guid.CreateVersion7(), CityCode = Host, OriginCityCode = Origin, Name = Evil, Geometry = Square(500_000, 500) };
        var scheme = new Scheme { Id = Guid.CreateVersion7(), EnclaveId = enclave.Id, Name = Evil };
        PlanRow[] rows =
        [
            parcel, enclave, scheme,
            new Plot { Id = Guid.CreateVersion7(), CityCode = Host, SchemeId = scheme.Id, Number = Evil, Name = Evil, Geometry = Square(500_200, 100) },
            new ControlLine { Id = Guid.CreateVersion7(), CityCode = Host, Kind = Evil, Name = Evil, Geometry = Square(500_100, 50) },
            new Place { Id = Guid.CreateVersion7(), CityCode = Host, Name = Evil, Geometry = factory.CreatePoint(new Coordinate(500_050, 2_500_050)) },
            new SwapProposal { Id = Guid.CreateVersion7(), Name = Evil, HostGives = Basket.Of([parcel.Id]) },
            new Parameter { Id = Guid.CreateVersion7(), Key = Evil, Value = 1, Unit = Evil, Source = Evil },
        ];
        return [.. PlanSetup.Begin(Evil, cities), .. rows.Select(RowChange.Insert)];
    }
}

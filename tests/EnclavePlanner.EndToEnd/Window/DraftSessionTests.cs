using System.Globalization;
using EnclavePlanner.EndToEnd.Programs;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using Microsoft.Playwright;
using NetTopologySuite.IO;
using static EnclavePlanner.EndToEnd.Window.Draftsman;
using Plot = EnclavePlanner.Planning.Enclaves.Plot;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>
/// A planner's first session, from an empty plan and the boundary file of the survey: the park is laid out, all of it taken back
/// and brought again. PostGIS does the same overlays from the same coordinates, and must come to the same land and areas.
/// </summary>
[TestClass]
public sealed class DraftSessionTests
{
    /// <summary>Metres by which a crossing may lie beside where it is, on a grid of 0.1 mm in both programs.</summary>
    private const double GridMetres = 0.0003;

    [TestMethod]
    [DataRow("zh-CN")]
    [DataRow("en")]
    public async Task From_a_boundary_file_to_plots_and_back_and_forth_as_postgis_has_them(string language)
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("park.gpkg");
        await Enclave.MustAsync("new", plan, "--title", "Park", "--city", "371500:聊城:4548:origin", "--city", "440300:深圳:4547:host");
        await using var program = await DesktopProgram.StartAsync(folder.Path, plan, "--language", language);
        var window = await WorkbenchPage.OpenAsync(program.Address, "371500", Host);
        await ImportBoundaryAsync(window);
        await window.At("tab-plots").ClickAsync();
        await window.At("new-scheme").ClickAsync();
        await Assertions.Expect(window.At("tool-draw")).ToBeEnabledAsync();

        await DrawAsync(window, "1001", Place(0, 0), "100 < 90", "100 < 0", Place(0, 100));
        await Assertions.Expect(Row(window, "P-01")).ToBeVisibleAsync();
        await DrawBesideAsync(window, await ZoomAsync(window, "P-01"));
        await window.PictureAsync($"session-draw-{language}.png");
        await TakeAsync(window, "select");
        await ChooseAsync(window, "P-02");
        await SketchAsync(window, "split", Place(90, 70), Place(230, 60));
        await Assertions.Expect(Row(window, "P-02-2")).ToBeVisibleAsync();
        await window.PictureAsync($"session-split-{language}.png");
        await TakeAsync(window, "select");
        await ChooseAsync(window, "P-01");
        await ChooseAsync(window, "P-02-1", additive: true);
        await window.At("merge").ClickAsync();
        await Assertions.Expect(Row(window, "P-02-1")).ToHaveCountAsync(0);
        await Assertions.Expect(Row(window, "P-01")).ToHaveAttributeAsync("aria-selected", "true");
        var merged = await Cell(window, "P-01").InnerTextAsync();
        await SketchAsync(window, "reshape", Place(130, 50), Place(150, 90), Place(170, 50));
        await Assertions.Expect(Cell(window, "P-01")).Not.ToHaveTextAsync(merged);
        await window.PictureAsync($"session-reshape-{language}.png");

        var drafted = await FeaturesAsync(plan);
        await MustBeAsPostGisHasItAsync(window, drafted);
        await UndoAllAsync(window);
        Assert.IsEmpty(await FeaturesAsync(plan));
        await Assertions.Expect(Rows(window)).ToHaveCountAsync(0);
        await RedoAllAsync(window);
        var again = await FeaturesAsync(plan);
        CollectionAssert.AreEquivalent(drafted.ConvertAll(Written), again.ConvertAll(Written));
        await Assertions.Expect(Rows(window)).ToHaveCountAsync(2);
        await window.At("tab-history").ClickAsync();
        await window.PictureAsync($"session-history-{language}.png");
        window.MustNotComplain();
    }

    private static string BoundaryFile => Path.Combine(Repository.Root, "sample-data", "liaocheng-shenzhen", "enclave-boundary.txt");

    private static async Task ImportBoundaryAsync(WorkbenchPage window)
    {
        await window.At("import-files").SetInputFilesAsync(BoundaryFile);
        await window.At("import-preview").WaitForAsync();
        await window.At("import-city").SelectOptionAsync(Host);
        await window.At("import-layer").SelectOptionAsync("Boundary");
        await Assertions.Expect(window.At("import-run")).ToBeEnabledAsync();
        await window.At("import-run").ClickAsync();
        await window.At("import-taken").WaitForAsync();
        await window.CloseImportAsync();
        await Assertions.Expect(window.At($"layer-{Host}-boundary")).ToBeVisibleAsync();
    }

    /// <summary>A second plot, its first and last corner clicked beside the first plot's, onto which the pointer snaps.</summary>
    private static async Task DrawBesideAsync(WorkbenchPage window, MapHand hand)
    {
        await TakeAsync(window, "draw");
        await window.At("draw-code").FillAsync("1401");
        await hand.MoveAsync(East + 101, North + 1);
        await Assertions.Expect(window.Page.Locator(".snap-label")).ToHaveAttributeAsync("data-kind", "vertex");
        await hand.ClickAsync(East + 101, North + 1);
        await TypeAsync(window, Place(220, 0));
        await TypeAsync(window, Place(220, 100));
        await hand.ClickAsync(East + 101, North + 99);
        await window.At("finish-sketch").ClickAsync();
        await Assertions.Expect(Row(window, "P-02")).ToBeVisibleAsync();
    }

    private static async Task<List<PlanFeature>> FeaturesAsync(string plan)
    {
        await using var store = await PlanStores.OpenAsync(PlanLocation.Parse(plan));
        return [.. (await store.ReadAsync()).Features];
    }

    private static string Written(PlanFeature feature) => $"{feature.Label} {WKBWriter.ToHex(new WKBWriter().Write(feature.Geometry))}";

    private static async Task MustBeAsPostGisHasItAsync(WorkbenchPage window, List<PlanFeature> drafted)
    {
        await using var command = PostGis.DataSource.CreateCommand(
            """
            WITH drawn AS (
              SELECT ST_MakeEnvelope(@x, @y, @x + 100, @y + 100) AS west, ST_MakeEnvelope(@x + 100, @y, @x + 220, @y + 100) AS east,
                     ST_SetSRID(ST_MakeLine(ST_Point(@x + 90, @y + 70), ST_Point(@x + 230, @y + 60)), 0) AS cut,
                     ST_MakePolygon(ST_MakeLine(ARRAY[ST_Point(@x + 130, @y + 50), ST_Point(@x + 150, @y + 90), ST_Point(@x + 170, @y + 50), ST_Point(@x + 130, @y + 50)])) AS taken),
            halves AS (SELECT (ST_Dump(ST_Split(east, cut))).geom AS half FROM drawn),
            wanted AS (
              SELECT 'P-01' AS number, ST_Union(ARRAY[west, (SELECT half FROM halves ORDER BY ST_Area(half) DESC LIMIT 1), taken]) AS land FROM drawn
              UNION ALL
              SELECT 'P-02-2', ST_Difference((SELECT half FROM halves ORDER BY ST_Area(half) LIMIT 1), taken) FROM drawn
              UNION ALL
              SELECT 'boundary', ST_GeomFromText(@boundary)),
            had AS (SELECT unnest(@numbers) AS number, ST_GeomFromWKB(unnest(@lands)) AS land)
            SELECT number, ST_IsValid(had.land), ST_HausdorffDistance(wanted.land, had.land), ST_Area(ST_SymDifference(wanted.land, had.land)) / ST_Perimeter(wanted.land),
                   ST_Area(had.land), ST_Area(ST_Transform(ST_SetSRID(had.land, 4547), 4490)::geography),
                   (SELECT coalesce(sum(ST_Area(ST_Intersection(had.land, other.land))), 0) FROM had other
                    WHERE 'boundary' NOT IN (had.number, other.number) AND other.number <> had.number)
            FROM wanted FULL JOIN had USING (number) ORDER BY number
            """);
        command.Parameters.AddWithValue("x", East);
        command.Parameters.AddWithValue("y", North);
        command.Parameters.AddWithValue("boundary", BoundaryOfFile());
        command.Parameters.AddWithValue("numbers", drafted.Select(feature => feature is Plot ? feature.Number : "boundary").ToArray());
        command.Parameters.AddWithValue("lands", drafted.Select(feature => new WKBWriter().Write(feature.Geometry)).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        var seen = 0;
        while (await reader.ReadAsync())
        {
            var number = reader.GetString(0);
            Assert.IsTrue(reader.GetBoolean(1), number);
            Assert.IsLessThan(GridMetres, reader.GetDouble(2), number);
            Assert.IsLessThan(GridMetres, reader.GetDouble(3), number);
            Assert.AreEqual(0, reader.GetDouble(6), number);
            seen++;
            if (number == "boundary")
                continue;
            await ChooseAsync(window, number);
            await Assertions.Expect(window.Page.Locator("aside h3").First).ToContainTextAsync(number);
            Assert.AreEqual(reader.GetDouble(4), await ShownAsync(window, "planar"), 0.0051, number);
            Assert.AreEqual(reader.GetDouble(5), await ShownAsync(window, "geodesic"), 0.0051, number);
        }

        Assert.AreEqual(3, seen);
    }

    private static async Task<double> ShownAsync(WorkbenchPage window, string method) =>
        WorkbenchPage.Number((await window.At($"area-{method}").InnerTextAsync()).Replace("m²", "", StringComparison.Ordinal));

    /// <summary>The boundary as the file has it: point, ring, X north, Y east with the zone before it.</summary>
    private static string BoundaryOfFile()
    {
        var points = File.ReadLines(BoundaryFile)
            .Where(line => line.StartsWith('J'))
            .Select(line => line.Split(','))
            .Select(fields => string.Create(CultureInfo.InvariantCulture, $"{Number(fields[3]) - 38_000_000} {Number(fields[2])}"))
            .ToList();
        if (points[0] != points[^1])
            points.Add(points[0]);
        return $"POLYGON(({string.Join(',', points)}))";

        static decimal Number(string field) => decimal.Parse(field, CultureInfo.InvariantCulture);
    }
}

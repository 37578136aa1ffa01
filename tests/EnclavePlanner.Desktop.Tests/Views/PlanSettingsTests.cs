using EnclavePlanner.Desktop.Startup;
using EnclavePlanner.Desktop.Views;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Desktop.Tests.Views;

[TestClass]
public sealed class PlanSettingsTests
{
    [TestMethod]
    public void What_is_kept_is_there_at_the_next_start_and_only_for_its_plan()
    {
        using var folder = new TemporaryFolder();
        var options = new LaunchOptions { UserFolder = folder.Path };
        var place = new MapPlace(1.25, new Dictionary<string, double[]> { ["440300"] = [506287.0354, 2493612.4181] });
        var bookmark = new Bookmark(Guid.CreateVersion7(), "<b>园区</b> \"北门\"", place);
        new PlanSettings(options, "/plans/a.gpkg").Change(kept => kept with { Arrangement = PaneArrangement.Stacked, Place = place, Bookmarks = [bookmark], Share = 0.3 });

        var kept = new PlanSettings(options, "/plans/a.gpkg").Kept;
        Assert.AreEqual(PaneArrangement.Stacked, kept.Arrangement);
        Assert.AreEqual(0.3, kept.Share);
        Assert.AreEqual(1.25, kept.Place!.GroundResolution);
        CollectionAssert.AreEqual(new[] { 506287.0354, 2493612.4181 }, kept.Place.Centres["440300"]);
        Assert.AreEqual(bookmark.Name, kept.Bookmarks.Single().Name);
        Assert.AreEqual(bookmark.Id, kept.Bookmarks.Single().Id);

        Assert.AreEqual(new KeptView(), new PlanSettings(options, "/plans/b.gpkg").Kept);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("not JSON")]
    [DataRow("null")]
    [DataRow("[1]")]
    [DataRow("{\"share\": \"wide\"}")]
    [DataRow("{\"share\": 7, \"arrangement\": \"sideBySide\", \"hidden\": null, \"bookmarks\": null, \"place\": {\"groundResolution\": -1, \"centres\": null}}")]
    [DataRow("{\"bookmarks\": [null, {\"name\": null}, {\"name\": \"x\", \"place\": {\"groundResolution\": 1, \"centres\": {\"1\": [1]}}}]}")]
    public void A_damaged_file_is_as_none(string content)
    {
        using var folder = new TemporaryFolder();
        var options = new LaunchOptions { UserFolder = folder.Path };
        new PlanSettings(options, "a").Change(kept => kept with { Share = 0.3 });
        File.WriteAllText(Directory.GetFiles(Path.Combine(folder.Path, "plans")).Single(), content);

        var kept = new PlanSettings(options, "a").Kept;
        Assert.AreEqual(0.5, kept.Share);
        Assert.IsNull(kept.Place);
        Assert.IsEmpty(kept.Bookmarks);
        Assert.IsEmpty(kept.Hidden);
    }

    [TestMethod]
    public void A_folder_that_cannot_be_written_is_no_error()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("plans"), "a file stands in the way");
        var settings = new PlanSettings(new LaunchOptions { UserFolder = folder.Path }, "a");
        settings.Change(kept => kept with { Share = 0.3 });
        Assert.AreEqual(0.3, settings.Kept.Share);
    }
}

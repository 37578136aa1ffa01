using EnclavePlanner.Desktop.Exports;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Startup;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace EnclavePlanner.Desktop.Tests;

[TestClass]
public sealed class ExportSessionTests
{
    [TestMethod]
    public async Task A_cancelled_export_leaves_no_file_and_the_choices_as_they_were()
    {
        using var folder = new TemporaryFolder();
        await using var workspace = await OpenAsync(folder);
        using var view = new WorkspaceView(workspace, new WindowThread());
        using var activity = new Activity(new WindowThread(), NullLogger<Activity>.Instance);
        using var exports = new ExportFolder();
        var session = SessionOn(folder, view, activity, exports);
        var handed = 0;
        session.Ready += _ => handed++;
        activity.Changed += () =>
        {
            if (activity.TitleKey == "activity.export-layer")
                activity.Cancel();
        };
        session.Open();
        session.Choices.Format = "shp";
        await session.RunAsync();
        Assert.AreEqual((ExportStep.Choosing, 0), (session.Step, handed));
        Assert.AreEqual("shp", session.Choices.Format);
        Assert.IsNull(session.Address);
        Assert.IsNull(activity.Fault);
    }

    [TestMethod]
    public async Task A_dialog_closed_meanwhile_stays_closed_and_its_file_is_handed_over()
    {
        using var folder = new TemporaryFolder();
        await using var workspace = await OpenAsync(folder);
        using var view = new WorkspaceView(workspace, new WindowThread());
        using var activity = new Activity(new WindowThread(), NullLogger<Activity>.Instance);
        using var exports = new ExportFolder();
        var session = SessionOn(folder, view, activity, exports);
        string? address = null;
        session.Ready += made => address = made;
        activity.Changed += () =>
        {
            if (activity.IsBusy && session.Step == ExportStep.Writing)
                session.Close();
        };
        session.Open();
        await session.RunAsync();
        Assert.AreEqual(ExportStep.Closed, session.Step);
        Assert.IsNotNull(exports.Find(address!.Split('/')[1]), address);
    }

    [TestMethod]
    [DataRow("../plan.gpkg")]
    [DataRow("00000000000000000000000000000000.gpkg")]
    [DataRow("00000000000000000000000000000000.parts")]
    [DataRow("")]
    public void Only_what_was_made_is_found(string name)
    {
        using var exports = new ExportFolder();
        exports.CreateParts();
        Assert.IsNull(exports.Find(name));
    }

    private static ExportSession SessionOn(TemporaryFolder folder, WorkspaceView view, Activity activity, ExportFolder exports) =>
        new(view, new UiLanguage(new UserSettings(new LaunchOptions { UserFolder = folder.Path })), activity, exports);

    private static async Task<PlanWorkspace> OpenAsync(TemporaryFolder folder) => await PlanWorkspace.OpenAsync(
        await PlanStores.CreateAsync(PlanLocation.Parse(folder.File("plan.gpkg")), Lands.Begin(Lands.Square(Lands.Liaocheng, "T-1")), null, default), TimeProvider.System, default);
}

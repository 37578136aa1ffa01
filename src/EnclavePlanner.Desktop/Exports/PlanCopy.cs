using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Storage;
using EnclavePlanner.Storage.Copying;

namespace EnclavePlanner.Desktop.Exports;

/// <summary>Copies the open plan as last committed, and hands the copy to the browser.</summary>
public sealed class PlanCopy(WorkspaceView view, Activity activity, ExportFolder folder)
{
    /// <summary>Raised with the address of a finished copy.</summary>
    public event Action<string>? Ready;

    /// <summary>Makes the copy.</summary>
    public async Task RunAsync()
    {
        var (name, path) = folder.Create(".gpkg");
        var made = await activity.RunAsync(
            "activity.copy",
            (progress, cancellation) => CopyAsync(view.Workspace.Location, path, progress, cancellation),
            "activity.copied");
        if (made)
            Ready?.Invoke(ExportEndpoint.AddressOf(name, TitleOf(view.Workspace.Location)));
    }

    /// <summary>Out of a database a plan comes as a file, with its history.</summary>
    private static async Task CopyAsync(PlanLocation location, string path, IProgress<double> progress, CancellationToken cancellation)
    {
        if (location is FileLocation)
        {
            await PlanStores.BackupAsync(location, path, progress, cancellation);
            return;
        }

        var copy = await PlanStores.CopyAsync(
            location, PlanLocation.Parse(path), new Shares(progress), cancellation);
        await copy.DisposeAsync();
    }

    private static string TitleOf(PlanLocation location) =>
        location is FileLocation ? Path.GetFileNameWithoutExtension(location.Name) : location.Name;

    /// <summary>Passes on which share of the actions is copied.</summary>
    private sealed class Shares(IProgress<double> progress) : IProgress<CopyProgress>
    {
        public void Report(CopyProgress value) => progress.Report((double)value.Action / value.Actions);
    }
}

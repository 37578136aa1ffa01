using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Desktop.Exports;

/// <summary>Copies the open plan as last committed, and hands the copy to the browser.</summary>
public sealed class PlanCopy(WorkspaceView view, Activity activity, ExportFolder folder)
{
    /// <summary>Raised with the address of a finished copy.</summary>
    public event Action<string>? Ready;

    /// <summary>Makes the copy.</summary>
    public async Task RunAsync()
    {
        var (name, path) = folder.Create(ExportKind.Plan);
        var made = await activity.RunAsync(
            "activity.copy",
            (progress, cancellation) => PlanStores.BackupAsync(PlanLocation.Parse(view.Workspace.Location), path, progress, cancellation),
            "activity.copied");
        if (made)
            Ready?.Invoke($"exports/{name}/{Uri.EscapeDataString(Path.GetFileName(view.Workspace.Location))}");
    }
}

using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Reports;

namespace EnclavePlanner.Desktop.Exports;

/// <summary>Makes the approval workbook of the plan as it is on the screen, in the window's language, and hands it to the browser.</summary>
public sealed class WorkbookExport(WorkspaceView view, UiLanguage text, Activity activity, ExportFolder folder)
{
    /// <summary>Raised with the address of a finished file.</summary>
    public event Action<string>? Ready;

    /// <summary>Makes the workbook.</summary>
    public async Task RunAsync()
    {
        var (state, asOf) = (view.State, view.AsOf?.Number);
        var (name, path) = folder.Create(".xlsx");
        var settings = new WorkbookSettings
        {
            Language = text.Culture,
            MadeAt = view.Workspace.Now,
            SourceName = view.AsOf is { } past
                ? text.Format("as-of.source", view.Workspace.Location.Name, past.Number)
                : view.Workspace.Location.Name,
        };
        var made = await activity.RunAsync(
            "activity.export",
            async (_, cancellation) =>
            {
                var (contents, areas) = await view.Workspace.ReadWholeAsync(state, asOf, cancellation);
                ApprovalWorkbook.WriteFile(contents, areas, settings, path, null, cancellation);
            },
            "activity.exported");
        if (made)
            Ready?.Invoke(ExportEndpoint.AddressOf(name, state.Contents.Plan.Title));
    }
}

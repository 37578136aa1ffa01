using EnclavePlanner.Desktop.Exports;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>Makes the report of an import as a workbook, for those who have to correct the file, and hands it to the browser.</summary>
public sealed class ReportExport(ImportSession import, UiLanguage text, Activity activity, ExportFolder folder)
{
    /// <summary>Raised with the address of a finished file.</summary>
    public event Action<string>? Ready;

    /// <summary>Makes it.</summary>
    public async Task RunAsync()
    {
        if (import.Report is not { } report)
            return;
        var title = text.Format("import.report-title", Path.GetFileNameWithoutExtension(import.File));
        var language = text.Culture;
        var (name, path) = folder.Create(".xlsx");
        var isMade = await activity.RunAsync(
            "activity.report",
            (_, cancellation) =>
            {
                report.Write(path, language, cancellation);
                return Task.CompletedTask;
            },
            "activity.reported");
        if (isMade)
            Ready?.Invoke(ExportEndpoint.AddressOf(name, title));
    }
}

using EnclavePlanner.Desktop.Exports;
using Microsoft.AspNetCore.Components;

namespace EnclavePlanner.Desktop.Window;

/// <summary>A part of the window that shows the export of a layer: it draws itself anew when that changes, too.</summary>
public abstract class ExportComponent : WorkspaceComponent
{
    [Inject]
    protected ExportSession Export { get; set; } = null!;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Export.Changed += RedrawExport;
    }

    protected override void Dispose(bool disposing)
    {
        Export.Changed -= RedrawExport;
        base.Dispose(disposing);
    }

    private void RedrawExport() => _ = InvokeAsync(StateHasChanged);
}

using EnclavePlanner.Desktop.Importing;
using Microsoft.AspNetCore.Components;

namespace EnclavePlanner.Desktop.Window;

/// <summary>A part of the window that shows the import: it draws itself anew when that changes, too.</summary>
public abstract class ImportComponent : WorkspaceComponent
{
    [Inject]
    protected ImportSession Import { get; set; } = null!;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Import.Changed += RedrawImport;
    }

    protected override void Dispose(bool disposing)
    {
        Import.Changed -= RedrawImport;
        base.Dispose(disposing);
    }

    private void RedrawImport() => _ = InvokeAsync(StateHasChanged);
}

using EnclavePlanner.Desktop.Workspace;
using Microsoft.AspNetCore.Components;

namespace EnclavePlanner.Desktop.Window;

/// <summary>A part of the window that depends on whether a dialog is open: it draws itself anew when that changes, too.</summary>
public abstract class DialogComponent : WorkspaceComponent
{
    [Inject]
    protected OpenDialogs Dialogs { get; set; } = null!;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Dialogs.Changed += RedrawDialogs;
    }

    protected override void Dispose(bool disposing)
    {
        Dialogs.Changed -= RedrawDialogs;
        base.Dispose(disposing);
    }

    private void RedrawDialogs() => _ = InvokeAsync(StateHasChanged);
}

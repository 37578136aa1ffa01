using EnclavePlanner.Desktop.Drafting;
using Microsoft.AspNetCore.Components;

namespace EnclavePlanner.Desktop.Window;

/// <summary>A part of the window that shows how it drafts: it draws itself anew when that changes, too.</summary>
public abstract class DraftComponent : WorkspaceComponent
{
    [Inject]
    protected DraftSession Drafting { get; set; } = null!;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Drafting.Changed += RedrawDraft;
    }

    protected override void Dispose(bool disposing)
    {
        Drafting.Changed -= RedrawDraft;
        base.Dispose(disposing);
    }

    private void RedrawDraft() => _ = InvokeAsync(StateHasChanged);
}

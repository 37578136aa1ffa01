using EnclavePlanner.Desktop.Views;
using EnclavePlanner.Geodesy.Faults;
using Microsoft.AspNetCore.Components;

namespace EnclavePlanner.Desktop.Window;

/// <summary>A part of the window that shows how it looks at the land: it draws itself anew when that changes, too.</summary>
public abstract class ViewComponent : WorkspaceComponent
{
    [Inject]
    protected ViewSession Views { get; set; } = null!;

    [Inject]
    protected ViewBridge Maps { get; set; } = null!;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Views.Changed += RedrawViews;
    }

    protected override void Dispose(bool disposing)
    {
        Views.Changed -= RedrawViews;
        base.Dispose(disposing);
    }

    /// <summary>Does something that the user may have to mend: a fault of it goes to the message bar.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> TryAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            await work();
            if (Activity.Fault is not null)
                Activity.Dismiss();
            return true;
        }
        catch (FaultException problem)
        {
            Activity.Tell(problem.Fault);
            return false;
        }
    }

    private void RedrawViews() => _ = InvokeAsync(StateHasChanged);
}

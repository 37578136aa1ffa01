using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Plans;
using Microsoft.AspNetCore.Components;

namespace EnclavePlanner.Desktop.Window;

/// <summary>A panel of the window: it draws itself anew when the plan, the view, the language or the work under way changes.</summary>
public abstract class WorkspaceComponent : ComponentBase, IDisposable
{
    [Inject]
    protected WorkspaceView View { get; set; } = null!;

    [Inject]
    protected UiLanguage Text { get; set; } = null!;

    [Inject]
    protected Activity Activity { get; set; } = null!;

    protected WorkspaceState State => View.State;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        View.Changed += Redraw;
        Text.Changed += Redraw;
        Activity.Changed += Redraw;
    }

    protected virtual void Dispose(bool disposing)
    {
        View.Changed -= Redraw;
        Text.Changed -= Redraw;
        Activity.Changed -= Redraw;
    }

    protected string RoleOf(City city) => Text[city.Role switch
    {
        CityRole.Origin => "role.origin",
        CityRole.Host => "role.host",
        _ => "role.origin-host",
    }];

    protected void Redraw() => _ = InvokeAsync(StateHasChanged);
}

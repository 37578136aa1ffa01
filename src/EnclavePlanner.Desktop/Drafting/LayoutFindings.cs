using System.Collections.Immutable;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Rules;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>
/// 拓扑检查 of the scheme on the map, made anew after each edit while somebody looks at it, or while plots are drafted with topology
/// switched off.
/// </summary>
public sealed class LayoutFindings : IDisposable
{
    private readonly WorkspaceView view;
    private readonly DraftSession session;
    private readonly WindowThread window;
    private readonly Activity activity;
    private (PlanContents Contents, Guid? Scheme)? asked;
    private CancellationTokenSource? checking;
    private bool isLookedAt;

    /// <summary>Findings of one window.</summary>
    public LayoutFindings(WorkspaceView view, DraftSession session, WindowThread window, Activity activity)
    {
        (this.view, this.session, this.window, this.activity) = (view, session, window, activity);
        view.Changed += Consider;
        session.Changed += Consider;
    }

    /// <summary>Raised after <see cref="Found"/> changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>What was found last; null where nothing was checked.</summary>
    public ImmutableArray<Finding>? Found { get; private set; }

    /// <summary>Whether it is being checked.</summary>
    public bool IsChecking => checking is not null;

    /// <summary>Somebody looks at the findings, or no longer.</summary>
    public void LookAt(bool looks)
    {
        isLookedAt = looks;
        Consider();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        view.Changed -= Consider;
        session.Changed -= Consider;
        checking?.Cancel();
    }

    private void Consider()
    {
        if (!isLookedAt && session.SharesEdges)
        {
            if (asked is null)
                return;
            (asked, Found) = (null, null);
            checking?.Cancel();
            Changed?.Invoke();
            return;
        }

        var wanted = (view.State.Contents, session.Scheme?.Id);
        if (asked == wanted)
            return;
        asked = wanted;
        checking?.Cancel();
        checking = new CancellationTokenSource();
        _ = CheckAsync(checking);
    }

    private async Task CheckAsync(CancellationTokenSource mine)
    {
        var (plots, boundary) = (session.Plots, session.Enclave);
        var contents = view.State.Contents;
        ImmutableArray<Finding>? found = null;
        try
        {
            found = boundary is null ? [] : await Task.Run(
                () => LayoutRules.Check(plots, boundary.Geometry, new AreaMeter(contents.City(boundary.CityCode).Crs, contents.Plan.OfficialArea), mine.Token),
                mine.Token);
        }
        catch (OperationCanceledException)
        {
            // Another check has taken its place, or nobody looks any more.
        }
        catch (Exception problem)
        {
            await window.RunAsync(() => activity.Tell(new Fault(WindowTexts.Resources, "WIN-UNEXPECTED", problem.Message)));
        }

        await window.RunAsync(() =>
        {
            if (checking != mine)
                return;
            checking = null;
            if (!mine.IsCancellationRequested)
                Found = found;
            Changed?.Invoke();
        });
        mine.Dispose();
    }
}

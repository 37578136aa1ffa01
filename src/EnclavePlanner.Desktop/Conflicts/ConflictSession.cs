using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Storage.Conflicts;

namespace EnclavePlanner.Desktop.Conflicts;

/// <summary>
/// Commits what a window's user does. Where another has changed the same rows in the meantime, or has drawn where this
/// would lie, the action is kept and the user asked: that is what the conflict dialog shows.
/// </summary>
public sealed class ConflictSession(WorkspaceView view, Activity activity, WindowThread window)
{
    private ChangeSet? refused;
    private long seen;

    /// <summary>Raised after anything here changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>Rows that both changed, to be decided of; null where there are none.</summary>
    public ConflictResolution? Resolution { get; private set; }

    /// <summary>STO-OVERLAP: what lies on what; null where nothing does.</summary>
    public Fault? Overlap { get; private set; }

    /// <summary>Whether the user is asked something.</summary>
    public bool IsOpen => Resolution is not null || Overlap is not null;

    /// <summary>What the user did, as the history would list it.</summary>
    public string Title => refused?.Title ?? "";

    /// <summary>Commits one user action, as part of the work under way.</summary>
    /// <param name="title">What was done, in the user's language.</param>
    /// <param name="changes">The rows it changes.</param>
    /// <param name="progress">Told the rows written so far.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="FaultException">The store refused it for another reason; nothing is changed.</exception>
    /// <exception cref="OperationCanceledException">It was stopped, or the user is asked first.</exception>
    public Task CommitAsync(string title, IReadOnlyCollection<RowChange> changes, IProgress<int>? progress, CancellationToken cancellation) =>
        CommitAsync(title, new Succession([.. changes], []), progress, cancellation);

    /// <summary>Commits one user action that splits or merges land; otherwise as above.</summary>
    public Task CommitAsync(string title, Succession rows, IProgress<int>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        seen = view.State.Number;
        var action = ChangeSet.Of(view.Workspace.Author, view.Workspace.Now, title, rows.Changes) with { Descents = rows.Descents };
        return TryAsync(action, seen, progress, cancellation);
    }

    /// <summary>Commits what came of the user's decisions.</summary>
    public Task CommitDecidedAsync()
    {
        if (Resolution is not { IsDecided: true } decided)
            return Task.CompletedTask;
        var instead = decided.ToChangeSet();
        if (instead is null)
        {
            Close();
            return activity.RunAsync("activity.save", (_, _) => Task.CompletedTask, "conflict.nothing-left");
        }

        return AgainAsync(instead, seen);
    }

    /// <summary>Commits the action although it overlaps.</summary>
    public Task CommitAllTheSameAsync() => refused is { } action && Overlap is not null ? AgainAsync(action, null) : Task.CompletedTask;

    /// <summary>Gives the action up; the plan stays as it is.</summary>
    public void Close()
    {
        (refused, Resolution, Overlap) = (null, null, null);
        Changed?.Invoke();
    }

    /// <summary>A decision was made in <see cref="Resolution"/>.</summary>
    public void Decided() => Changed?.Invoke();

    private Task<bool> AgainAsync(ChangeSet changeSet, long? known) => activity.RunAsync(
        "activity.save",
        async (_, cancellation) =>
        {
            await TryAsync(changeSet, known, null, cancellation);
            await window.RunAsync(Close);
        });

    private async Task TryAsync(ChangeSet changeSet, long? known, IProgress<int>? progress, CancellationToken cancellation)
    {
        try
        {
            await view.Workspace.CommitAsync(changeSet, known, progress, cancellation);
        }
        catch (FaultException problem) when (problem.InnerException is ConflictException conflict)
        {
            await AskAsync(changeSet, new ConflictResolution(changeSet, conflict), null);
        }
        catch (FaultException problem) when (problem.Fault.Code == "STO-OVERLAP")
        {
            await AskAsync(changeSet, null, problem.Fault);
        }
    }

    private async Task AskAsync(ChangeSet changeSet, ConflictResolution? resolution, Fault? overlap)
    {
        await window.RunAsync(() =>
        {
            (refused, Resolution, Overlap) = (changeSet, resolution, overlap);
            Changed?.Invoke();
        });
        throw new OperationCanceledException("The user decides first.");
    }
}

using EnclavePlanner.Desktop.Tables;
using Microsoft.JSInterop;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>Brings a window back to where it was, and remembers where it goes from there.</summary>
public sealed class ViewKeeper(IJSRuntime browser, WorkspaceView view, DockView dock, LandTables tables, ViewMemory memory) : IDisposable
{
    private const int MostSelected = 1000;

    private readonly Lock telling = new();
    private string? window;
    private RememberedView? kept;
    private Task writing = Task.CompletedTask;

    /// <summary>Brings the window back. Its browser knows who it is, until it is closed.</summary>
    public async Task StartAsync()
    {
        await using (var module = await browser.InvokeAsync<IJSObjectReference>("import", "./app/workbench.js"))
            window = await module.InvokeAsync<string>("windowIdentity");
        if (memory.Recall(window) is { } was)
            await GoBackAsync(was);
        view.Changed += Keep;
        dock.Changed += Keep;
        tables.Parcels.Changed += Keep;
        tables.Plots.Changed += Keep;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        view.Changed -= Keep;
        dock.Changed -= Keep;
        tables.Parcels.Changed -= Keep;
        tables.Plots.Changed -= Keep;
    }

    private async Task GoBackAsync(RememberedView was)
    {
        kept = was;
        if (was.AsOf is { } number && view.State.History.Entries.FirstOrDefault(entry => entry.Number == number) is { } then)
            await view.OpenAsItWasAsync(then);
        if (view.State.Contents.Proposals.FirstOrDefault(proposal => proposal.Id == was.Proposal) is { } proposal)
            view.Show(proposal);
        dock.Open(was.Tab);
        await tables.Parcels.GoBackAsync(was.Parcels);
        await tables.Plots.GoBackAsync(was.Plots);
        // The maps have a memory of their own: they are not moved to what is selected.
        if (!was.Selection.IsEmpty)
            view.Select(was.Selection, false, SelectionSource.Map);
    }

    private void Keep()
    {
        var now = new RememberedView(
            dock.Tab, [.. view.Selection.Take(MostSelected)], view.Proposal?.Id, view.AsOf?.Number, tables.Parcels.Remembered, tables.Plots.Remembered);
        if (kept is { } before && before with { Selection = now.Selection } == now && before.Selection.SequenceEqual(now.Selection))
            return;
        kept = now;
        lock (telling)
            writing = writing.ContinueWith(_ => memory.Keep(window!, now), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }
}

using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Desktop.Tests;

/// <summary>What a window draws changes on its own thread only, whoever changed the plan.</summary>
[TestClass]
public sealed class WindowThreadTests
{
    [TestMethod]
    public async Task A_commit_of_another_thread_is_on_the_screen_once_the_window_comes_to_it()
    {
        using var folder = new TemporaryFolder();
        var first = Lands.Square(Lands.Liaocheng, "T-1");
        var store = await PlanStores.CreateAsync(PlanLocation.Parse(folder.File("plan.gpkg")), Lands.Begin(first), null, default);
        await using var workspace = await PlanWorkspace.OpenAsync(store, TimeProvider.System, default);
        var window = new QueueOfWork();
        using var view = window.Make(() => new WorkspaceView(workspace, new WindowThread()));

        var before = view.State;
        await Task.Run(() => workspace.CommitAsync(
            ChangeSet.Of("某人", TimeProvider.System.GetLocalNow(), "edit", [RowChange.Insert(Lands.Square(Lands.Shenzhen, "S-1"))]), seen: null));
        Assert.HasCount(2, workspace.State.Contents.Parcels);
        Assert.AreSame(before, view.State, "A panel that is drawing goes on with what it began with.");
        window.CatchUp();
        Assert.AreSame(workspace.State, view.State);

        var opening = Task.Run(() => view.OpenAsItWasAsync(view.State.History.Entries[0]));
        while (!opening.IsCompleted)
        {
            if (view.AsOf is null)
                Assert.HasCount(2, view.State.Contents.Parcels);
            window.CatchUp();
        }

        await opening;
        Assert.AreEqual((1L, 1), (view.AsOf!.Number, view.State.Contents.Parcels.Length));
    }

    [TestMethod]
    public async Task What_goes_wrong_there_is_told_to_whoever_asked_for_it()
    {
        var window = new QueueOfWork();
        var thread = window.Make(() => new WindowThread());
        var asked = Task.Run(() => thread.RunAsync(() => throw new FormatException("x")));
        while (!asked.IsCompleted)
            window.CatchUp();
        Assert.AreEqual("x", (await Assert.ThrowsExactlyAsync<FormatException>(() => asked)).Message);
    }

    /// <summary>A thread that does what is posted to it when it is told to.</summary>
    private sealed class QueueOfWork : SynchronizationContext
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Action> waiting = new();

        public override void Post(SendOrPostCallback d, object? state) => waiting.Enqueue(() => d(state));

        internal TMade Make<TMade>(Func<TMade> make)
        {
            var outside = Current;
            SetSynchronizationContext(this);
            try
            {
                return make();
            }
            finally
            {
                SetSynchronizationContext(outside);
            }
        }

        internal void CatchUp() => Make(() =>
        {
            while (waiting.TryDequeue(out var work))
                work();
            return 0;
        });
    }
}

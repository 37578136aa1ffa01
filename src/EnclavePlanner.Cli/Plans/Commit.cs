using System.Collections.Immutable;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Cli.Plans;

/// <summary>What a verb has made of a file, written into the plan as one action.</summary>
internal static class Commit
{
    /// <summary>Commits the changes; where there are none, nothing.</summary>
    /// <param name="store">The plan.</param>
    /// <param name="terminal">Its clock gives the time.</param>
    /// <param name="title">What the history calls the action.</param>
    /// <param name="changes">The rows.</param>
    /// <param name="cancellation">Stops it before it has begun to be written.</param>
    internal static async Task CommitAsync(
        this IPlanStore store, Terminal terminal, string title, ImmutableArray<RowChange> changes, CancellationToken cancellation)
    {
        if (!changes.IsEmpty)
            await store.CommitAsync(ChangeSet.Of(store.UserName, terminal.Clock.GetLocalNow(), title, changes), cancellation: cancellation);
    }
}

using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage.Commits;

/// <summary>The history that a plan is made with, landed in the session in which it is made.</summary>
internal static class FirstActions
{
    /// <exception cref="ArgumentException">The first ChangeSet does not bring exactly one <see cref="Plan"/>.</exception>
    internal static void Require(IReadOnlyList<ChangeSet> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history is not [{ Changes.IsDefault: false } first, ..]
            || first.Changes.Count(change => change is { Before: null, After: Plan }) != 1)
            throw new ArgumentException("The first ChangeSet of a plan brings its one head row.", nameof(history));
    }

    internal static void Commit(IPlanSession session, IReadOnlyList<ChangeSet> history, IProgress<int>? progress, CancellationToken cancellation)
    {
        foreach (var changeSet in history)
            Committing.Commit(session, changeSet, changeSet.Changes, changeSet.Descents, seen: null, progress, cancellation);
    }
}

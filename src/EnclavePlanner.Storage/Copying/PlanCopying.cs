using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage.Copying;

/// <summary>
/// Copies a plan by doing its actions again in another store, in their order, each with the rows that the history has of it.
/// They were judged when they were done and are not judged again.
/// </summary>
internal static class PlanCopying
{
    private const int RowsAtOnce = 1000;

    /// <summary>Does every action of the one session in the other, which is not made lasting yet.</summary>
    /// <returns>How many actions there were.</returns>
    internal static int Copy(IPlanSession from, IPlanSession to, IProgress<CopyProgress>? progress, CancellationToken cancellation)
    {
        var entries = from.Entries();
        var descents = from.Descents().ToLookup(descent => descent.Number, descent => descent.Descent);
        long rows = 0;
        foreach (var entry in entries)
        {
            to.Begin(new ChangeSetHead { Id = entry.Id, Author = entry.Author, Time = entry.Time, Title = entry.Title, Reverts = entry.Reverts });
            foreach (var some in from.Changes(entry.Number).Chunk(RowsAtOnce))
            {
                cancellation.ThrowIfCancellationRequested();
                to.Write(some);
                rows += some.Length;
                progress?.Report(new CopyProgress(entry.Number, entries.Length, rows));
            }

            to.Finish([.. descents[entry.Number]]);
        }

        cancellation.ThrowIfCancellationRequested();
        return entries.Length;
    }
}

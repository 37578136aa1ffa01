using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Storage.Sessions;

namespace EnclavePlanner.Storage.History;

/// <summary>Follows splits and merges from a row back to its ancestors and on to its descendants.</summary>
internal static class LineageTracing
{
    internal static RowLineage Trace(IPlanSession session, Guid rowId)
    {
        var history = PlanHistory.Of(session.Entries());
        var entries = history.Entries.ToDictionary(entry => entry.Number);
        var descents = session.Descents()
            .Where(descent => history.Stands(entries[descent.Number]))
            .ToLookup(descent => descent.Descent.Descendant);
        var onwards = descents.SelectMany(group => group).ToLookup(descent => descent.Descent.Ancestor);
        return new RowLineage(
            rowId,
            [.. session.ChangesOf(rowId).Select(change => new RowEvent(entries[change.Number], change.Change))],
            Follow(descents, descent => descent.Ancestor),
            Follow(onwards, descent => descent.Descendant));

        ImmutableArray<DescentEvent> Follow(ILookup<Guid, (long Number, Descent Descent)> steps, Func<Descent, Guid> next)
        {
            var found = ImmutableArray.CreateBuilder<DescentEvent>();
            var known = new HashSet<Guid> { rowId };
            var open = new Queue<Guid>([rowId]);
            while (open.TryDequeue(out var row))
            {
                foreach (var (number, descent) in steps[row])
                {
                    found.Add(new DescentEvent(entries[number], descent));
                    if (known.Add(next(descent)))
                        open.Enqueue(next(descent));
                }
            }

            return found.ToImmutable();
        }
    }
}

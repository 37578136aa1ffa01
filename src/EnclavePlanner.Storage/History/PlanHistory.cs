using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EnclavePlanner.Storage.History;

/// <summary>
/// All actions of a plan in their order, and what undo and redo take next. Both go by two stacks that follow from the
/// history alone: a plain action goes onto the undo stack and empties the redo stack; an action that reverts the top of
/// one stack moves it to the other. So they reach back over any depth and over restarts. The action that made the plan
/// cannot be undone.
/// </summary>
public sealed class PlanHistory
{
    private readonly FrozenSet<Guid> undone;

    private PlanHistory(ImmutableArray<HistoryEntry> entries, HistoryEntry? nextUndo, HistoryEntry? nextRedo, FrozenSet<Guid> undone) =>
        (Entries, NextUndo, NextRedo, this.undone) = (entries, nextUndo, nextRedo, undone);

    /// <summary>The actions, oldest first.</summary>
    public ImmutableArray<HistoryEntry> Entries { get; }

    /// <summary>The action that undo would take back, or null.</summary>
    public HistoryEntry? NextUndo { get; }

    /// <summary>The undoing action that redo would take back, or null.</summary>
    public HistoryEntry? NextRedo { get; }

    /// <summary>Whether there is something to undo.</summary>
    public bool CanUndo => NextUndo is not null;

    /// <summary>Whether there is something to redo.</summary>
    public bool CanRedo => NextRedo is not null;

    /// <summary>The title of the plain action at the bottom of a chain of undos and redos.</summary>
    public string OriginalTitle(HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Original(entry, Entries.ToDictionary(candidate => candidate.Id)).Title;
    }

    /// <summary>Whether what a plain action did is still done: it was never undone, or was brought back since.</summary>
    public bool Stands(HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return !undone.Contains(entry.Id);
    }

    /// <summary>The history made of these actions, oldest first.</summary>
    internal static PlanHistory Of(ImmutableArray<HistoryEntry> entries)
    {
        var undo = new Stack<HistoryEntry>();
        var redo = new Stack<HistoryEntry>();
        var byId = entries.ToDictionary(entry => entry.Id);
        var undone = new HashSet<Guid>();
        foreach (var entry in entries.Skip(1))
        {
            if (entry.Reverts is { } reverted && undo.TryPeek(out var done) && done.Id == reverted)
            {
                undo.Pop();
                redo.Push(entry);
                undone.Add(Original(entry, byId).Id);
            }
            else if (entry.Reverts is { } again && redo.TryPeek(out var undoing) && undoing.Id == again)
            {
                redo.Pop();
                undo.Push(entry);
                undone.Remove(Original(entry, byId).Id);
            }
            else
            {
                undo.Push(entry);
                redo.Clear();
            }
        }

        return new PlanHistory(
            entries,
            undo.TryPeek(out var nextUndo) ? nextUndo : null,
            redo.TryPeek(out var nextRedo) ? nextRedo : null,
            undone.ToFrozenSet());
    }

    private static HistoryEntry Original(HistoryEntry entry, Dictionary<Guid, HistoryEntry> byId)
    {
        while (entry.Reverts is { } reverted && byId.TryGetValue(reverted, out var earlier) && earlier.Number < entry.Number)
            entry = earlier;
        return entry;
    }
}

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
    private PlanHistory(ImmutableArray<HistoryEntry> entries, HistoryEntry? nextUndo, HistoryEntry? nextRedo) =>
        (Entries, NextUndo, NextRedo) = (entries, nextUndo, nextRedo);

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
        var byId = Entries.ToDictionary(candidate => candidate.Id);
        while (entry.Reverts is { } reverted && byId.TryGetValue(reverted, out var earlier) && earlier.Number < entry.Number)
            entry = earlier;
        return entry.Title;
    }

    /// <summary>The history made of these actions, oldest first.</summary>
    internal static PlanHistory Of(ImmutableArray<HistoryEntry> entries)
    {
        var undo = new Stack<HistoryEntry>();
        var redo = new Stack<HistoryEntry>();
        foreach (var entry in entries.Skip(1))
        {
            if (entry.Reverts is { } undone && undo.TryPeek(out var done) && done.Id == undone)
            {
                undo.Pop();
                redo.Push(entry);
            }
            else if (entry.Reverts is { } redone && redo.TryPeek(out var undoing) && undoing.Id == redone)
            {
                redo.Pop();
                undo.Push(entry);
            }
            else
            {
                undo.Push(entry);
                redo.Clear();
            }
        }

        return new PlanHistory(entries, undo.TryPeek(out var nextUndo) ? nextUndo : null, redo.TryPeek(out var nextRedo) ? nextRedo : null);
    }
}

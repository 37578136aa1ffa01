using System.Collections.Immutable;

namespace EnclavePlanner.Planning.Changes;

/// <summary>
/// 编辑: one user action, which lands whole or not at all. Undo, history, audit and the detection of conflicts are all
/// this one thing.
/// </summary>
public sealed record ChangeSet
{
    /// <summary>Identity of the action.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who did it.</summary>
    public required string Author { get; init; }

    /// <summary>When, to the millisecond, with the author's offset from UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What was done, in the author's language, as the history lists it.</summary>
    public required string Title { get; init; }

    /// <summary>The rows before and after, in the order in which they change.</summary>
    public required ImmutableArray<RowChange> Changes { get; init; }

    /// <summary>The action that this one takes back (undo) or brings back (redo: it reverts an undo); null for a plain one.</summary>
    public Guid? Reverts { get; init; }

    /// <summary>A plain action, with an identity of its own.</summary>
    public static ChangeSet Of(string author, DateTimeOffset time, string title, IEnumerable<RowChange> changes) => new()
    {
        Id = Guid.CreateVersion7(),
        Author = author,
        Time = time,
        Title = title,
        Changes = [.. changes],
    };

    /// <summary>The action that takes this one back.</summary>
    public ChangeSet Inverse(Guid id, string author, DateTimeOffset time, string title) => new()
    {
        Id = id,
        Author = author,
        Time = time,
        Title = title,
        Changes = [.. Changes.Reverse().Select(change => change.Inverse())],
        Reverts = Id,
    };
}

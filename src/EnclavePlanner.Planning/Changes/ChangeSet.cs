using System.Collections.Immutable;

namespace EnclavePlanner.Planning.Changes;

/// <summary>
/// 编辑: one user action, which lands whole or not at all. Undo, history, audit and the detection of conflicts are all
/// this one thing.
/// </summary>
public sealed record ChangeSet : ChangeSetHead
{
    /// <summary>A plain action that is to be given its rows.</summary>
    public ChangeSet()
    {
    }

    /// <summary>The action of this head.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public ChangeSet(ChangeSetHead head, ImmutableArray<RowChange> changes)
        : base(head) => Changes = changes;

    /// <summary>The rows before and after, in the order in which they change.</summary>
    public required ImmutableArray<RowChange> Changes { get; init; }

    /// <summary>Which rows came from which by this action: split from, merged from.</summary>
    public ImmutableArray<Descent> Descents { get; init; } = [];

    /// <summary>A plain action, with an identity of its own.</summary>
    public static ChangeSet Of(string author, DateTimeOffset time, string title, IEnumerable<RowChange> changes) =>
        new(Of(author, time, title), [.. changes]);

    /// <summary>The action that takes this one back. Its descents go with it.</summary>
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

namespace EnclavePlanner.Planning.Changes;

/// <summary>What is known of a user action before its rows: who, when, what. The rows may follow as a stream.</summary>
public record ChangeSetHead
{
    /// <summary>Identity of the action.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who did it.</summary>
    public required string Author { get; init; }

    /// <summary>When, to the millisecond, with the author's offset from UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What was done, in the author's language, as the history lists it.</summary>
    public required string Title { get; init; }

    /// <summary>The action that this one takes back (undo) or brings back (redo: it reverts an undo); null for a plain one.</summary>
    public Guid? Reverts { get; init; }

    /// <summary>A plain action, with an identity of its own.</summary>
    public static ChangeSetHead Of(string author, DateTimeOffset time, string title) => new()
    {
        Id = Guid.CreateVersion7(),
        Author = author,
        Time = time,
        Title = title,
    };
}

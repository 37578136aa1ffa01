using System.Collections.Frozen;

namespace EnclavePlanner.Storage.History;

/// <summary>Which actions of a history are wanted. What is null does not matter.</summary>
public sealed record HistoryFilter
{
    /// <summary>Part of the author's name, in whatever case.</summary>
    public string? Author { get; init; }

    /// <summary>Part of the title, in whatever case.</summary>
    public string? Text { get; init; }

    /// <summary>The first moment, included.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The last moment, included.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The actions to choose from, by number: those of a row, say.</summary>
    public FrozenSet<long>? Among { get; init; }

    /// <summary>Whether an action is wanted.</summary>
    public bool Takes(HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Holds(entry.Author, Author) && Holds(entry.Title, Text)
            && !(entry.Time < Since) && !(entry.Time > Until)
            && Among?.Contains(entry.Number) != false;
    }

    private static bool Holds(string text, string? part) =>
        string.IsNullOrWhiteSpace(part) || text.Contains(part.Trim(), StringComparison.OrdinalIgnoreCase);
}

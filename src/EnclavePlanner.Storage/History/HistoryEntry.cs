namespace EnclavePlanner.Storage.History;

/// <summary>One action of a plan's history, without its rows.</summary>
/// <param name="Number">Its place in the history; later actions have greater numbers.</param>
/// <param name="Id">Identity of the ChangeSet.</param>
/// <param name="Author">Who did it.</param>
/// <param name="Time">When, with the author's offset from UTC.</param>
/// <param name="Title">What was done, in the author's language.</param>
/// <param name="Reverts">The action that it takes or brings back; null for a plain one.</param>
/// <param name="RowCount">How many rows it changed.</param>
public sealed record HistoryEntry(
    long Number, Guid Id, string Author, DateTimeOffset Time, string Title, Guid? Reverts, int RowCount);

using EnclavePlanner.Planning.Land;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>What a sketch or a command comes to: rows for one ChangeSet, and how the history names it.</summary>
/// <param name="TitleKey">Key of the title, in which {0} is the subject.</param>
/// <param name="Subject">The plots, by their labels.</param>
/// <param name="Rows">The rows.</param>
public sealed record Deed(string TitleKey, IReadOnlyList<string> Subject, Succession Rows);

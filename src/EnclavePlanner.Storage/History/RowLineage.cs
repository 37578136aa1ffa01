using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;

namespace EnclavePlanner.Storage.History;

/// <summary>Where a row came from, what was done to it, and what became of it. Descents that were undone are left out.</summary>
/// <param name="RowId">The row.</param>
/// <param name="Events">Every action that wrote it or took it away, oldest first, with the row before and after.</param>
/// <param name="Ancestors">The rows it came from, nearest first, each with the action that split or merged them.</param>
/// <param name="Descendants">The rows that came from it, nearest first.</param>
public sealed record RowLineage(
    Guid RowId,
    ImmutableArray<RowEvent> Events,
    ImmutableArray<DescentEvent> Ancestors,
    ImmutableArray<DescentEvent> Descendants);

/// <summary>What one action did to a row.</summary>
/// <param name="Entry">The action.</param>
/// <param name="Change">The row before and after.</param>
public sealed record RowEvent(HistoryEntry Entry, RowChange Change);

/// <summary>A split or a merge.</summary>
/// <param name="Entry">The action that did it: when, by whom.</param>
/// <param name="Descent">Which row came from which.</param>
public sealed record DescentEvent(HistoryEntry Entry, Descent Descent);

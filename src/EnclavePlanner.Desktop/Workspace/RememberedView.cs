using System.Collections.Immutable;
using EnclavePlanner.Storage.Tables;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>Where a window was: what it comes back to after a reload, a sleep or the end of its browser.</summary>
/// <param name="Tab">The page of the dock.</param>
/// <param name="Selection">What was selected; of very much the first.</param>
/// <param name="Proposal">The proposal on the table.</param>
/// <param name="AsOf">The number of the action after which the plan was shown; null for now.</param>
/// <param name="Parcels">What the table of parcels showed.</param>
/// <param name="Plots">What the table of plots showed.</param>
public sealed record RememberedView(
    string Tab, ImmutableArray<Guid> Selection, Guid? Proposal, long? AsOf, RememberedTable Parcels, RememberedTable Plots);

/// <summary>What a table showed.</summary>
/// <param name="Text">Its filter.</param>
/// <param name="SortBy">By what it was sorted.</param>
/// <param name="IsDescending">Whether the last came first.</param>
public sealed record RememberedTable(string Text, TableField SortBy, bool IsDescending);

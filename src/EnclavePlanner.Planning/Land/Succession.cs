using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;

namespace EnclavePlanner.Planning.Land;

/// <summary>What a split or a merge does: the rows that go and come, and which came from which.</summary>
/// <param name="Changes">The rows, ready for a ChangeSet: the new parcels, the proposals that give them now, the old parcels.</param>
/// <param name="Descents">Old parcels as ancestors of new ones, for the same ChangeSet.</param>
public sealed record Succession(ImmutableArray<RowChange> Changes, ImmutableArray<Descent> Descents);

using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>A prepared import: the caller commits its changes as one ChangeSet.</summary>
/// <param name="Report">What it takes and refuses.</param>
/// <param name="Changes">The new rows; none where the import is refused.</param>
public sealed record ImportOutcome(ImportReport Report, ImmutableArray<RowChange> Changes);

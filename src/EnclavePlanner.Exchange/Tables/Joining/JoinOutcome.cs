using System.Collections.Immutable;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Planning.Changes;

namespace EnclavePlanner.Exchange.Tables.Joining;

/// <summary>A prepared join: the caller commits its changes as one ChangeSet.</summary>
/// <param name="Report">What it takes and refuses.</param>
/// <param name="Joined">Features that a row was found for.</param>
/// <param name="Unmatched">Rows whose number no feature has.</param>
/// <param name="Undecided">Codes that wait for the user's decision.</param>
/// <param name="Changes">The features that the table changes; none where the join is refused or says nothing new.</param>
public sealed record JoinOutcome(TableReport Report, int Joined, int Unmatched, ImmutableArray<UndecidedCode> Undecided, ImmutableArray<RowChange> Changes);

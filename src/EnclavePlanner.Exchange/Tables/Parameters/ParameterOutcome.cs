using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;

namespace EnclavePlanner.Exchange.Tables.Parameters;

/// <summary>Parameters read from a table: the caller commits the changes as one ChangeSet.</summary>
/// <param name="Report">What is taken and refused.</param>
/// <param name="Added">Parameters that the plan had not.</param>
/// <param name="Updated">Parameters that the table changes.</param>
/// <param name="Changes">The rows; none where the table is refused or says nothing new.</param>
public sealed record ParameterOutcome(TableReport Report, int Added, int Updated, ImmutableArray<RowChange> Changes);

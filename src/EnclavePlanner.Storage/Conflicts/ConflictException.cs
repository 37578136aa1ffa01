using System.Collections.Immutable;

namespace EnclavePlanner.Storage.Conflicts;

/// <summary>Both sides of every row that was not what a ChangeSet took it to be. Comes inside a fault STO-CONFLICT.</summary>
public sealed class ConflictException : Exception
{
    internal ConflictException(ImmutableArray<RowConflict> conflicts)
        : base($"{conflicts.Length} row(s) changed in the meantime.") => Conflicts = conflicts;

    /// <summary>The rows, in the order of the refused ChangeSet.</summary>
    public ImmutableArray<RowConflict> Conflicts { get; }
}

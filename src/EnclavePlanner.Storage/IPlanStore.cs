using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Conflicts;
using EnclavePlanner.Storage.History;

namespace EnclavePlanner.Storage;

/// <summary>
/// Where a plan is kept. It changes through ChangeSets only, each of which lands whole or not at all; every ChangeSet
/// stays in the history, which is also what undo and redo go by. Safe to call from many threads: calls queue, and the
/// work is done on threads of its own, so that no caller is held up.
/// </summary>
/// <remarks>
/// A cancelled call leaves the plan as it was and throws <see cref="OperationCanceledException"/>. Every call may throw
/// a <see cref="FaultException"/> that says why the store could not be read or written (its codes begin with STO-).
/// </remarks>
public interface IPlanStore : IAsyncDisposable
{
    /// <summary>Where the plan is, as shown to people.</summary>
    string Location { get; }

    /// <summary>Whether the plan can be looked at but not changed.</summary>
    bool IsReadOnly { get; }

    /// <summary>Why the plan cannot be changed (who else has it open, or what is write-protected); null when it can.</summary>
    Fault? ReadOnlyBecause { get; }

    /// <summary>Reads the whole plan as it is now.</summary>
    Task<PlanContents> ReadAsync(CancellationToken cancellation = default);

    /// <summary>Makes one user action lasting: when the call returns, it survives the loss of power.</summary>
    /// <param name="changeSet">The action. A city comes before the land that lies in it.</param>
    /// <param name="progress">Told the number of rows written so far, now and then and at the end.</param>
    /// <param name="cancellation">Stops the work between two rows; nothing of it remains.</param>
    /// <exception cref="FaultException">
    /// A code of <see cref="ChangeSetRules"/>: the plan would not be sound after it. STO-CONFLICT: a row is no longer
    /// what the ChangeSet says it was; the inner <see cref="ConflictException"/> holds both sides. STO-STILL-NEEDED: a
    /// row goes that others belong to. STO-CITY-CODE: a city's code cannot name a table. STO-TEXT-UNSTORABLE: a text
    /// holds a character that no store keeps. The reason of <see cref="ReadOnlyBecause"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The ChangeSet is empty, was committed before, or contradicts itself.</exception>
    Task CommitAsync(ChangeSet changeSet, IProgress<int>? progress = null, CancellationToken cancellation = default);

    /// <summary>Every action since the plan was made, and which of them undo and redo would take.</summary>
    Task<PlanHistory> HistoryAsync(CancellationToken cancellation = default);

    /// <summary>A ChangeSet of the history with all its rows.</summary>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no such ChangeSet.</exception>
    Task<ChangeSet> ReadChangeSetAsync(Guid id, CancellationToken cancellation = default);

    /// <summary>Takes back the last action that still stands, whoever did it and however long ago.</summary>
    /// <param name="author">Who undoes it.</param>
    /// <param name="clock">Gives the time.</param>
    /// <param name="cancellation">Stops the work; nothing of it remains.</param>
    /// <returns>The ChangeSet that was committed, titled in the current user-interface language; null when nothing is left to undo.</returns>
    /// <exception cref="FaultException">STO-CONFLICT: the rows were changed by something other than a ChangeSet.</exception>
    Task<ChangeSet?> UndoAsync(string author, TimeProvider clock, CancellationToken cancellation = default);

    /// <summary>Brings back the action that was undone last, unless something else was done since.</summary>
    /// <inheritdoc cref="UndoAsync"/>
    Task<ChangeSet?> RedoAsync(string author, TimeProvider clock, CancellationToken cancellation = default);
}

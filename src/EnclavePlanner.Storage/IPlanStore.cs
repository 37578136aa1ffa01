using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Conflicts;
using EnclavePlanner.Storage.History;
using EnclavePlanner.Storage.Tables;
using EnclavePlanner.Storage.Tiles;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage;

/// <summary>
/// Where a plan is kept. It changes through ChangeSets only, each of which lands whole or not at all; every ChangeSet
/// stays in the history, which is also what undo and redo go by. Safe to call from many threads: the work is done on
/// threads of its own, so that no caller is held up.
/// </summary>
/// <remarks>
/// A cancelled call leaves the plan as it was and throws <see cref="OperationCanceledException"/>. Every call may throw
/// a <see cref="FaultException"/> that says why the store could not be read or written (its codes begin with STO-).
/// </remarks>
public interface IPlanStore : IAsyncDisposable
{
    /// <summary>Where the plan is, as shown to people; never a password.</summary>
    string Location { get; }

    /// <summary>Whether the plan can be looked at but not changed.</summary>
    bool IsReadOnly { get; }

    /// <summary>Why the plan cannot be changed (who else has it open, or what is write-protected); null when it can.</summary>
    Fault? ReadOnlyBecause { get; }

    /// <summary>Whose name the history gives to what this user does: his login in a database, that of the system at a file.</summary>
    string UserName { get; }

    /// <summary>
    /// What the user has to know of this plan since it was opened, oldest first: rows that another program changed in the
    /// file and that were taken in, refused or wait.
    /// </summary>
    ImmutableArray<LocalizedText> Notices { get; }

    /// <summary>Reads the head row, the cities, the proposals, and how much land there is, but no land.</summary>
    Task<PlanOverview> ReadOverviewAsync(CancellationToken cancellation = default);

    /// <summary>Reads the whole plan: as it is now, or as it was after an action of its history.</summary>
    /// <param name="asOf">The number of the action; null for now.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no action of this number.</exception>
    Task<PlanContents> ReadAsync(long? asOf = null, CancellationToken cancellation = default);

    /// <summary>
    /// Reads what a plan stands on: its head row, cities, schemes, proposals, signatures and parameters, and the boundaries of
    /// its enclaves. Of land of which there may be very much it holds none.
    /// </summary>
    /// <param name="asOf">The number of the action after which the plan was so; null for now.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no action of this number.</exception>
    Task<PlanContents> ReadFrameAsync(long? asOf = null, CancellationToken cancellation = default);

    /// <summary>Reads the whole plan but its parcels, of which there may be very many.</summary>
    /// <param name="asOf">The number of the action after which the plan was so; null for now.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no action of this number.</exception>
    Task<PlanContents> ReadWithoutParcelsAsync(long? asOf = null, CancellationToken cancellation = default);

    /// <summary>How many parcels each city has of each land-use code or owner; null for those without one.</summary>
    /// <param name="theme">Of which.</param>
    /// <param name="asOf">The number of the action after which it was so; null for now.</param>
    /// <param name="cancellation">Stops the counting.</param>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no action of this number.</exception>
    Task<IReadOnlyList<(string CityCode, string? Class, long Count)>> CountParcelsAsync(
        ParcelTheme theme, long? asOf = null, CancellationToken cancellation = default);

    /// <summary>Goes through one layer of one city, whatever its size, in one state of the plan.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="cityCode">The city whose land it is; one that the plan has not has none.</param>
    /// <param name="asOf">The number of the action after which the layer was so; null for now.</param>
    /// <param name="read">
    /// Takes the features, which come one after the other and are not held together. They may be gone through again, one time
    /// after the other, perhaps in another order; not after this has returned. It does not call the store again, and runs on a thread of the store, and
    /// once more from its beginning where a connection turns out to be lost.
    /// </param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no action of this number.</exception>
    Task<TResult> ReadLayerAsync<TResult>(
        PlanLayer layer, string cityCode, long? asOf, Func<IEnumerable<PlanFeature>, TResult> read, CancellationToken cancellation = default);

    /// <summary>Reads the features of a layer whose envelopes meet a window.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="cityCode">The city whose land it is.</param>
    /// <param name="window">x east, y north, metres, in the city's CRS.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<IReadOnlyList<PlanFeature>> ReadWindowAsync(
        PlanLayer layer, string cityCode, Envelope window, CancellationToken cancellation = default);

    /// <summary>The features that a table shows, in its order, by identity: with them a table of any size is read page by page.</summary>
    /// <param name="query">Which, and in which order.</param>
    /// <param name="asOf">The number of the action after which they were so; null for now.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no action of this number.</exception>
    Task<ImmutableArray<Guid>> ReadOrderAsync(TableQuery query, long? asOf = null, CancellationToken cancellation = default);

    /// <summary>Features of a layer by identity, in the order of the identities; what is not there is left out.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="ids">Their identities.</param>
    /// <param name="asOf">The number of the action after which they were so; null for now.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no action of this number.</exception>
    Task<IReadOnlyList<PlanFeature>> ReadFeaturesAsync(
        PlanLayer layer, IReadOnlyCollection<Guid> ids, long? asOf = null, CancellationToken cancellation = default);

    /// <summary>
    /// Cuts a vector tile (Mapbox Vector Tile Specification 2.1) of a city's parcels, for looking at only: outlines are clipped
    /// and rounded. Its layer is "parcels". Where the tile has not too many of them, each parcel that is not lost in the rounding
    /// is a feature with its id, its code or owner and, in the tile where they are to stand, number and official area (m²); elsewhere
    /// the features are areas of a code or owner, in squares of two pixels, in which every parcel has part.
    /// </summary>
    /// <param name="cityCode">The city whose land it is; one that the plan has not has none.</param>
    /// <param name="tile">Which part of it.</param>
    /// <param name="asOf">The number of the action after which it was so; null for now.</param>
    /// <param name="theme">Whether parcels have their code or their owner.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <returns>The tile; no bytes where nothing lies in it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The grid has no such tile.</exception>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no action of this number.</exception>
    Task<byte[]> ReadTileAsync(
        string cityCode, TileAddress tile, long? asOf = null, ParcelTheme theme = ParcelTheme.LandUse, CancellationToken cancellation = default);

    /// <summary>The present edition of a row, or null.</summary>
    Task<PlanRow?> FindAsync(Guid id, CancellationToken cancellation = default);

    /// <summary>Makes one user action lasting: when the call returns, it survives the loss of power.</summary>
    /// <param name="changeSet">The action. A city comes before the land that lies in it.</param>
    /// <param name="seen">
    /// The number of the last action its author had before him; null where he saw the plan as it is. Land that was written
    /// since, and that the action's own land overlaps, is a conflict even though the action does not change it.
    /// </param>
    /// <param name="progress">Told the number of rows written so far, now and then and at the end.</param>
    /// <param name="cancellation">Stops the work between two rows; nothing of it remains.</param>
    /// <returns>The number of the action in the history.</returns>
    /// <exception cref="FaultException">
    /// A code of <see cref="ChangeSetRules"/>: the plan would not be sound after it. STO-CONFLICT: a row is no longer
    /// what the ChangeSet says it was; the inner <see cref="ConflictException"/> holds both sides. STO-OVERLAP: land that
    /// someone else wrote in the meantime lies where this land would. STO-STILL-NEEDED: a row goes that others belong to.
    /// STO-CITY-CODE: a city's code cannot name a table. STO-TEXT-UNSTORABLE: a text holds a character that no store keeps.
    /// STO-RIGHT: the database does not let this user do that. The reason of <see cref="ReadOnlyBecause"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The ChangeSet is empty, was committed before, or contradicts itself.</exception>
    Task<long> CommitAsync(
        ChangeSet changeSet, long? seen = null, IProgress<int>? progress = null, CancellationToken cancellation = default);

    /// <summary>The same for an action of very many rows, which are taken one after the other and never held together.</summary>
    /// <param name="head">Who, when, what.</param>
    /// <param name="changes">Its rows. They are drawn on a thread of the store.</param>
    /// <param name="progress">Told the number of rows written so far, now and then and at the end.</param>
    /// <param name="cancellation">Stops the work between two rows; nothing of it remains.</param>
    /// <inheritdoc cref="CommitAsync(ChangeSet, long?, IProgress{int}?, CancellationToken)" path="/exception"/>
    Task<long> CommitAsync(
        ChangeSetHead head, IEnumerable<RowChange> changes, IProgress<int>? progress = null, CancellationToken cancellation = default);

    /// <summary>Every action since the plan was made, and which of them undo and redo would take.</summary>
    Task<PlanHistory> HistoryAsync(CancellationToken cancellation = default);

    /// <summary>A ChangeSet of the history with all its rows.</summary>
    /// <exception cref="FaultException">STO-CHANGE-UNKNOWN: the history has no such ChangeSet.</exception>
    Task<ChangeSet> ReadChangeSetAsync(Guid id, CancellationToken cancellation = default);

    /// <summary>Where a row came from and what became of it.</summary>
    /// <param name="rowId">The row; it may be gone.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<RowLineage> LineageAsync(Guid rowId, CancellationToken cancellation = default);

    /// <summary>
    /// The actions after a number as they are committed, by whomever, without a gap and in their order, until it is
    /// cancelled. After a dropped connection it goes on where it was.
    /// </summary>
    /// <param name="after">The last action that is known already; 0 for all.</param>
    /// <param name="cancellation">Ends it.</param>
    IAsyncEnumerable<HistoryEntry> FollowAsync(long after, CancellationToken cancellation = default);

    /// <summary>Takes back the last action that still stands, whoever did it and however long ago.</summary>
    /// <param name="author">Who undoes it.</param>
    /// <param name="clock">Gives the time.</param>
    /// <param name="cancellation">Stops the work; nothing of it remains.</param>
    /// <returns>The ChangeSet that was committed, titled in the current user-interface language; null when nothing is left to undo.</returns>
    /// <exception cref="FaultException">As <see cref="CommitAsync(ChangeSet, long?, IProgress{int}?, CancellationToken)"/>.</exception>
    Task<ChangeSet?> UndoAsync(string author, TimeProvider clock, CancellationToken cancellation = default);

    /// <summary>Brings back the action that was undone last, unless something else was done since.</summary>
    /// <inheritdoc cref="UndoAsync"/>
    Task<ChangeSet?> RedoAsync(string author, TimeProvider clock, CancellationToken cancellation = default);
}

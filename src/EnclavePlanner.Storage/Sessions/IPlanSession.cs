using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.History;
using EnclavePlanner.Storage.Rows;
using EnclavePlanner.Storage.Tables;
using EnclavePlanner.Storage.Tiles;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Sessions;

/// <summary>
/// One transaction on one plan: what the two stores have in common beneath all that they do alike. Used by one thread,
/// and rolled back when disposed of unless <see cref="Commit"/> was called.
/// </summary>
/// <remarks>
/// Each row table holds the present edition of every row with the number of the action that wrote it. Beside it a table of
/// past editions holds what was superseded, with that number and the number of the action that superseded it. Nothing else
/// is the history: an action's rows after it are the editions it wrote, those before it the editions it superseded, and
/// the plan as it was after action n is every edition written at or before n and not superseded by then.
/// </remarks>
internal interface IPlanSession : IDisposable
{
    /// <summary>The number of the last action of the history.</summary>
    long LastNumber { get; }

    /// <summary>The actions after a number, oldest first.</summary>
    ImmutableArray<HistoryEntry> Entries(long after = 0);

    /// <summary>The action of this identity, or null.</summary>
    HistoryEntry? Entry(Guid id);

    /// <summary>Every row of a kind of which a plan has few.</summary>
    IReadOnlyList<TRow> All<TRow>(RowKind kind)
        where TRow : PlanRow;

    /// <summary>The present edition of a row of whatever kind, or null.</summary>
    PlanRow? Find(Guid id);

    /// <summary>The present editions of rows by identity; a row that is gone is left out.</summary>
    /// <param name="editions">Editions of the rows, which say their kind and, on land, their city; a row may have moved since.</param>
    IReadOnlyDictionary<Guid, PlanRow> Present(IReadOnlyCollection<PlanRow> editions);

    /// <summary>The present editions of these parcels by identity; one that is gone, or is no parcel, is left out.</summary>
    IReadOnlyDictionary<Guid, PlanRow> Parcels(IReadOnlyCollection<Guid> ids);

    /// <summary>Every row of a kind: as it is, or as it was after the action of this number.</summary>
    IEnumerable<PlanRow> Rows(RowKind kind, long? asOf);

    /// <summary>Those of a layer that lie in a city.</summary>
    IEnumerable<PlanFeature> Layer(RowKind kind, string cityCode, long? asOf);

    /// <summary>How many features each layer of each city has, and where.</summary>
    IEnumerable<LayerSummary> Layers();

    /// <summary>The features of a layer whose envelopes meet a window, in the city's CRS.</summary>
    IEnumerable<PlanFeature> Window(RowKind kind, string cityCode, Envelope window);

    /// <summary>What an overview needs of a city's parcels, in no order: of those whose envelopes meet a window, or of all.</summary>
    IEnumerable<ClassOutline> Outlines(string cityCode, ParcelTheme theme, Envelope? window, long? asOf);

    /// <summary>What tiles need of those whose envelopes meet a window.</summary>
    IEnumerable<TileParcel> TileParcels(string cityCode, ParcelTheme theme, Envelope window, long? asOf);

    /// <summary>Whether a window has more of a city's parcels than this.</summary>
    bool HasMoreParcels(string cityCode, Envelope window, long? asOf, int most);

    /// <summary>A tile of a city's parcels, one by one and without numbers.</summary>
    byte[] Tile(string cityCode, ParcelTheme theme, TileAddress tile, long? asOf);

    /// <summary>Of those in the window, the ones that an action after this number wrote.</summary>
    IEnumerable<PlanFeature> WrittenAfter(long number, RowKind kind, string cityCode, Envelope window);

    /// <summary>What puts the features that a table shows into their order; they come in none.</summary>
    IEnumerable<TableKey> TableKeys(RowKind kind, TableQuery query, long? asOf);

    /// <summary>Features of a layer by identity, in no order; one that is not there is left out.</summary>
    IEnumerable<PlanFeature> Features(RowKind kind, IReadOnlyCollection<Guid> ids, long? asOf);

    /// <summary>How many parcels each city has of each land-use code or owner.</summary>
    IEnumerable<(string CityCode, string? Class, long Count)> ParcelCounts(ParcelTheme theme, long? asOf);

    /// <summary>The features of a layer that people know by this number.</summary>
    IEnumerable<PlanFeature> Numbered(RowKind kind, string cityCode, string number);

    /// <summary>Whether anything lies on this city's land.</summary>
    bool HasLand(City city);

    /// <summary>Whether a scheme has plots.</summary>
    bool HasPlots(Guid scheme);

    /// <summary>The rows before and after an action: cities first, and last where they go.</summary>
    IEnumerable<RowChange> Changes(long number);

    /// <summary>The actions that wrote or took away this row, oldest first, with the row before and after each.</summary>
    IReadOnlyList<(long Number, RowChange Change)> ChangesOf(Guid row);

    /// <summary>Which rows came from which, with the number of the action that did it.</summary>
    IReadOnlyList<(long Number, Descent Descent)> Descents();

    /// <summary>Begins an action. From here to the end of the session no other can begin one on this plan.</summary>
    /// <returns>Its number.</returns>
    long Begin(ChangeSetHead head);

    /// <summary>Writes rows of the action that was begun; what they supersede becomes past.</summary>
    void Write(IReadOnlyList<RowChange> changes);

    /// <summary>Ends the action: its descents, and how many rows it changed.</summary>
    void Finish(ImmutableArray<Descent> descents);

    /// <summary>Makes it all lasting.</summary>
    void Commit();
}

using EnclavePlanner.Storage.Sessions;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>
/// Which class lies where in a city of very many parcels, for the zooms at which a tile has too many of them to be cut one by
/// one. Made by going once through the city's parcels: they are drawn as cells of the deepest such zoom, and each zoom before
/// it is made from the one after. When parcels change, the tiles that they met are drawn anew. Not safe for many threads.
/// </summary>
internal sealed class ClassOverview
{
    /// <summary>A tile with more parcels than this shows cells.</summary>
    internal const int MostParcels = 1500;

    private readonly int deepest;
    private readonly Dictionary<TileAddress, ClassCells> tiles = [];

    private ClassOverview(int deepest) => this.deepest = deepest;

    internal ClassNumbers Numbers { get; } = new();

    /// <summary>
    /// The deepest zoom at which tiles are to show cells, so that where parcels lie four times as dense as they do on average a
    /// tile of the next still has not many more than <see cref="MostParcels"/>; -1 where none is to.
    /// </summary>
    /// <param name="count">How many parcels there are.</param>
    /// <param name="extent">Where they are.</param>
    internal static int DeepestZoom(long count, Envelope? extent)
    {
        if (extent is null || count <= MostParcels)
            return -1;
        var zoom = 0;
        while (zoom < TileAddress.DeepestZoom && count / TilesOf(zoom + 1) >= MostParcels / 2)
            zoom++;
        return zoom;

        // Strips too: however thin the extent is, there are no more tiles than parcels make worth while.
        double TilesOf(int at) => Math.Max(extent.Width / TileAddress.SideAt(at), 1) * Math.Max(extent.Height / TileAddress.SideAt(at), 1);
    }

    /// <param name="deepest">As <see cref="DeepestZoom"/> says.</param>
    /// <param name="parcels">All of the city's.</param>
    /// <exception cref="FormatException">An outline is damaged.</exception>
    internal static ClassOverview Of(int deepest, IEnumerable<ClassOutline> parcels)
    {
        var overview = new ClassOverview(deepest);
        var drawing = new CellDrawing(deepest, overview.Numbers, overview.tiles, only: null);
        foreach (var parcel in DrawnAhead.Of(parcels, CancellationToken.None))
            drawing.Add(parcel);
        for (var zoom = deepest; zoom > 0; zoom--)
        {
            foreach (var (tile, cells) in overview.tiles.Where(pair => pair.Key.Zoom == zoom).ToList())
                overview.CellsOf(tile.Parent).Add(tile, cells);
        }

        return overview;
    }

    /// <summary>One tile by itself, where parcels lie much denser than an overview allows for.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="key">What its classes are called.</param>
    /// <param name="parcels">Those that its window meets.</param>
    /// <exception cref="FormatException">An outline is damaged.</exception>
    internal static byte[] CutAlone(TileAddress tile, string key, IEnumerable<ClassOutline> parcels)
    {
        var numbers = new ClassNumbers();
        var tiles = new Dictionary<TileAddress, ClassCells>();
        var drawing = new CellDrawing(tile.Zoom, numbers, tiles, tile);
        foreach (var parcel in parcels)
            drawing.Add(parcel);
        return tiles.TryGetValue(tile, out var cells) ? cells.Cut(numbers, key) : [];
    }

    /// <summary>What a tile is to show; null where it is to show its parcels one by one.</summary>
    internal ClassCells? Find(TileAddress tile) =>
        tiles.TryGetValue(tile, out var cells) && cells.Parcels > MostParcels ? cells : null;

    /// <summary>Draws tiles of the deepest zoom anew, and what was made from them.</summary>
    /// <param name="windows">Where parcels were and are that have changed.</param>
    /// <param name="parcelsIn">The parcels whose envelopes meet a window.</param>
    internal void Redraw(IEnumerable<Envelope> windows, Func<Envelope, IEnumerable<ClassOutline>> parcelsIn)
    {
        var changed = windows.SelectMany(window => TileAddress.Meeting(window, deepest)).ToHashSet();
        foreach (var tile in changed)
        {
            tiles.Remove(tile);
            var drawing = new CellDrawing(deepest, Numbers, tiles, tile);
            foreach (var parcel in parcelsIn(tile.Window))
                drawing.Add(parcel);
        }

        for (var zoom = deepest; zoom > 0; zoom--)
        {
            changed = [.. changed.Select(tile => tile.Parent)];
            foreach (var tile in changed)
            {
                tiles.Remove(tile);
                foreach (var (column, row) in ((int, int)[])[(0, 0), (1, 0), (0, 1), (1, 1)])
                {
                    var quarter = new TileAddress(zoom, 2 * tile.Column + column, 2 * tile.Row + row);
                    if (tiles.TryGetValue(quarter, out var cells))
                        CellsOf(tile).Add(quarter, cells);
                }
            }
        }
    }

    private ClassCells CellsOf(TileAddress tile)
    {
        if (!tiles.TryGetValue(tile, out var cells))
            tiles.Add(tile, cells = new ClassCells());
        return cells;
    }
}

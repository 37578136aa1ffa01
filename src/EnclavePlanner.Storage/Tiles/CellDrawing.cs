using NetTopologySuite.Geometries;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>
/// Draws parcels as cells: a cell has the class of the parcel that its middle lies in (crossings with the horizontal through it,
/// even and odd). A parcel too small or too thin for the middle of any cell has the cell in its own middle, unless that is taken.
/// </summary>
/// <param name="zoom">The zoom whose tiles the cells are of.</param>
/// <param name="numbers">Numbers the classes.</param>
/// <param name="tiles">The tiles; missing ones are added.</param>
/// <param name="only">The one tile that is drawn; null for all.</param>
internal sealed class CellDrawing(int zoom, ClassNumbers numbers, Dictionary<TileAddress, ClassCells> tiles, TileAddress? only)
{
    private readonly double side = TileAddress.SideAt(zoom) / ClassCells.Side;
    private readonly int cellsAcross = ClassCells.Side << zoom;
    private readonly List<double> crossings = [];
    private (TileAddress Tile, ClassCells Cells)? last;

    internal void Add(TileParcel parcel)
    {
        var number = numbers.Of(parcel.Code);
        var envelope = parcel.Geometry.EnvelopeInternal;
        foreach (var tile in TileAddress.Meeting(envelope, zoom))
        {
            if (CellsOf(tile) is { } cells)
                cells.Parcels++;
        }

        var hasCell = false;
        for (var i = 0; i < parcel.Geometry.NumGeometries; i++)
            hasCell |= Fill((Polygon)parcel.Geometry.GetGeometryN(i), number);
        if (!hasCell)
            Set(Index(envelope.Centre.X + TileAddress.Reach), Index(TileAddress.Reach - envelope.Centre.Y), number, isOverOthers: false);
    }

    private bool Fill(Polygon polygon, byte number)
    {
        var hasCell = false;
        var envelope = polygon.EnvelopeInternal;
        var end = Index(TileAddress.Reach - envelope.MinY);
        for (var row = Index(TileAddress.Reach - envelope.MaxY); row <= end; row++)
        {
            crossings.Clear();
            var y = TileAddress.Reach - (row + 0.5) * side;
            Cross(polygon.ExteriorRing, y);
            foreach (var hole in polygon.InteriorRings)
                Cross(hole, y);
            crossings.Sort();
            for (var i = 0; i + 1 < crossings.Count; i += 2)
            {
                var past = FirstMiddleFrom(crossings[i + 1]);
                for (var column = FirstMiddleFrom(crossings[i]); column < past; column++)
                {
                    Set(column, row, number, isOverOthers: true);
                    hasCell = true;
                }
            }
        }

        return hasCell;
    }

    private void Cross(LineString ring, double y)
    {
        var points = ring.CoordinateSequence;
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points.GetY(i - 1), points.GetY(i));
            if (from > y != to > y)
                crossings.Add(points.GetX(i - 1) + (y - from) / (to - from) * (points.GetX(i) - points.GetX(i - 1)));
        }
    }

    private int FirstMiddleFrom(double x) => Math.Clamp((int)Math.Ceiling((x + TileAddress.Reach) / side - 0.5), 0, cellsAcross);

    private int Index(double distance) => Math.Clamp((int)Math.Floor(distance / side), 0, cellsAcross - 1);

    private void Set(int column, int row, byte number, bool isOverOthers)
    {
        if (CellsOf(new TileAddress(zoom, column / ClassCells.Side, row / ClassCells.Side)) is not { } cells)
            return;
        ref var cell = ref cells.Classes[row % ClassCells.Side * ClassCells.Side + column % ClassCells.Side];
        if (isOverOthers || cell == 0)
            cell = number;
    }

    private ClassCells? CellsOf(TileAddress tile)
    {
        if (only is { } one && one != tile)
            return null;
        if (last is { } known && known.Tile == tile)
            return known.Cells;
        if (!tiles.TryGetValue(tile, out var cells))
            tiles.Add(tile, cells = new ClassCells());
        last = (tile, cells);
        return cells;
    }
}

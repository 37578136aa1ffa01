using System.Runtime.InteropServices;
using EnclavePlanner.Storage.Rows;
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
    private readonly List<(int Row, double X)> crossings = [];
    private readonly Rings rings = new();
    private (TileAddress Tile, ClassCells Cells)? last;

    /// <exception cref="FormatException">The outline is damaged.</exception>
    internal void Add(ClassOutline parcel)
    {
        WkbReading.ReadRings(parcel.Binary, rings);
        var envelope = rings.Envelope;
        if (envelope.IsNull)
            return;
        Count(envelope);
        var number = numbers.Of(parcel.Class);
        if (!Fill(number))
            Set(Index(TileAddress.Reach - envelope.Centre.Y), Index(envelope.Centre.X + TileAddress.Reach), number);
    }

    private void Count(Envelope envelope)
    {
        var (lastRow, lastColumn) = (TileOf(TileAddress.Reach - envelope.MinY), TileOf(envelope.MaxX + TileAddress.Reach));
        for (var row = TileOf(TileAddress.Reach - envelope.MaxY); row <= lastRow; row++)
        {
            for (var column = TileOf(envelope.MinX + TileAddress.Reach); column <= lastColumn; column++)
            {
                if (CellsOf(new TileAddress(zoom, column, row)) is { } cells)
                    cells.Parcels++;
            }
        }

        int TileOf(double distance) => Index(distance) / ClassCells.Side;
    }

    /// <summary>Colours the cells whose middles lie within the rings.</summary>
    /// <returns>Whether there is any, in the one tile that is drawn or elsewhere.</returns>
    private bool Fill(byte number)
    {
        crossings.Clear();
        for (var ring = 0; ring < rings.Count; ring++)
            Cross(rings[ring]);
        Sort(CollectionsMarshal.AsSpan(crossings));
        var hasCell = false;
        for (var i = 0; i + 1 < crossings.Count; i += 2)
        {
            var (from, past) = (FirstMiddleFrom(crossings[i].X), FirstMiddleFrom(crossings[i + 1].X));
            hasCell |= from < past;
            Fill(crossings[i].Row, from, past, number);
        }

        return hasCell;
    }

    /// <summary>Row by row from the west. Most parcels have only a few.</summary>
    private static void Sort(Span<(int Row, double X)> crossings)
    {
        const int few = 24;
        if (crossings.Length > few)
        {
            crossings.Sort(static (one, other) => IsBefore(one, other) ? -1 : IsBefore(other, one) ? 1 : 0);
            return;
        }

        for (var i = 1; i < crossings.Length; i++)
        {
            var crossing = crossings[i];
            var place = i;
            for (; place > 0 && IsBefore(crossing, crossings[place - 1]); place--)
                crossings[place] = crossings[place - 1];
            crossings[place] = crossing;
        }

        static bool IsBefore((int Row, double X) one, (int Row, double X) other) => one.Row != other.Row ? one.Row < other.Row : one.X < other.X;
    }

    /// <summary>Where the edges of a ring cross the middles of rows; an edge has its upper end and not its lower one.</summary>
    private void Cross(ReadOnlySpan<(double X, double Y)> ring)
    {
        for (var i = 0; i < ring.Length; i++)
        {
            var (from, to) = (ring[i == 0 ? ring.Length - 1 : i - 1], ring[i]);
            var end = RowsAbove(Math.Min(from.Y, to.Y));
            for (var row = RowsAbove(Math.Max(from.Y, to.Y)); row < end; row++)
            {
                var y = TileAddress.Reach - (row + 0.5) * side;
                crossings.Add((row, from.X + (y - from.Y) / (to.Y - from.Y) * (to.X - from.X)));
            }
        }
    }

    private void Fill(int row, int from, int past, byte number)
    {
        while (from < past)
        {
            var end = Math.Min(past, (from / ClassCells.Side + 1) * ClassCells.Side);
            CellsOf(new TileAddress(zoom, from / ClassCells.Side, row / ClassCells.Side))?.Row(row % ClassCells.Side)
                .Slice(from % ClassCells.Side, end - from).Fill(number);
            from = end;
        }
    }

    private void Set(int row, int column, byte number)
    {
        if (CellsOf(new TileAddress(zoom, column / ClassCells.Side, row / ClassCells.Side)) is not { } cells)
            return;
        ref var cell = ref cells.Row(row % ClassCells.Side)[column % ClassCells.Side];
        if (cell == 0)
            cell = number;
    }

    private int FirstMiddleFrom(double x) => MiddlesBefore(x + TileAddress.Reach);

    /// <summary>How many rows have their middles above a place.</summary>
    private int RowsAbove(double y) => MiddlesBefore(TileAddress.Reach - y);

    private int MiddlesBefore(double distance) => (int)Math.Clamp(Math.Ceiling(distance / side - 0.5), 0, cellsAcross);

    private int Index(double distance) => (int)Math.Clamp(Math.Floor(distance / side), 0, cellsAcross - 1);

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

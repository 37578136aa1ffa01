namespace EnclavePlanner.Storage.Tiles;

/// <summary>What a tile shows where single parcels are too many and too small to be seen: which class lies in each square of two pixels.</summary>
internal sealed class ClassCells
{
    /// <summary>So many cells in a row of a tile.</summary>
    internal const int Side = TileAddress.Pixels / 2;

    private const int Units = TileAddress.Units / Side;

    /// <summary>Numbers of classes, row by row from the north.</summary>
    internal byte[] Classes { get; } = new byte[Side * Side];

    /// <summary>The classes of a row.</summary>
    internal Span<byte> Row(int row) => Classes.AsSpan(row * Side, Side);

    /// <summary>How many parcels meet the tile.</summary>
    internal int Parcels { get; set; }

    /// <summary>Adds a tile of the next zoom, which is a quarter of this: each four cells become one of the class that most of them have.</summary>
    internal void Add(TileAddress tile, ClassCells finer)
    {
        Parcels += finer.Parcels;
        var first = (tile.Row % 2 * Side + tile.Column % 2) * (Side / 2);
        for (var row = 0; row < Side / 2; row++)
        {
            for (var column = 0; column < Side / 2; column++)
            {
                var from = 2 * (row * Side + column);
                Classes[first + row * Side + column] = Prevailing(
                    finer.Classes[from], finer.Classes[from + 1], finer.Classes[from + Side], finer.Classes[from + Side + 1]);
            }
        }
    }

    /// <summary>The tile: each class is one feature of rectangles, without an identity.</summary>
    internal byte[] Cut(ClassNumbers numbers, string key)
    {
        var rectangles = new Dictionary<byte, TilePolygons>();
        var taken = new bool[Classes.Length];
        for (var start = 0; start < Classes.Length; start++)
        {
            if (Classes[start] == 0 || taken[start])
                continue;
            var (width, height) = Largest(start, taken);
            for (var row = 0; row < height; row++)
                taken.AsSpan(start + row * Side, width).Fill(true);
            if (!rectangles.TryGetValue(Classes[start], out var ofClass))
                rectangles.Add(Classes[start], ofClass = new TilePolygons());
            int left = start % Side * Units, top = start / Side * Units;
            int right = left + width * Units, bottom = top + height * Units;
            ofClass.Ring([(left, top), (right, top), (right, bottom), (left, bottom)], isHole: false);
        }

        var writer = new TileWriter();
        foreach (var (number, polygons) in rectangles.OrderBy(pair => pair.Key))
            writer.Add(polygons.Commands, (key, numbers.CodeOf(number)));
        return writer.Finish();
    }

    /// <summary>As far to the east as the class goes, and then as far to the south as all of that does.</summary>
    private (int Width, int Height) Largest(int start, bool[] taken)
    {
        var width = 1;
        while (start % Side + width < Side && IsFree(start + width))
            width++;
        var height = 1;
        while (start / Side + height < Side && IsRowFree(start + height * Side))
            height++;
        return (width, height);

        bool IsFree(int cell) => Classes[cell] == Classes[start] && !taken[cell];

        bool IsRowFree(int from) =>
            !Classes.AsSpan(from, width).ContainsAnyExcept(Classes[start]) && !taken.AsSpan(from, width).Contains(true);
    }

    /// <summary>No land counts only where there is nothing else, so that no parcel is lost from sight.</summary>
    private static byte Prevailing(byte first, byte second, byte third, byte fourth)
    {
        byte most = 0;
        var count = 0;
        foreach (var candidate in (ReadOnlySpan<byte>)[first, second, third, fourth])
        {
            if (candidate == 0)
                continue;
            var has = (first == candidate ? 1 : 0) + (second == candidate ? 1 : 0) + (third == candidate ? 1 : 0) + (fourth == candidate ? 1 : 0);
            if (has > count)
                (most, count) = (candidate, has);
        }

        return most;
    }
}

namespace EnclavePlanner.Storage.Tiles;

/// <summary>
/// Polygons as the commands of a tile (Mapbox Vector Tile Specification 2.1, clause 4.3): outer rings clockwise on the screen,
/// inner ones the other way.
/// </summary>
internal sealed class TilePolygons
{
    private const uint MoveToOne = 1 | 1 << 3;
    private const uint LineTo = 2;
    private const uint ClosePath = 7 | 1 << 3;

    private int x;
    private int y;

    /// <summary>The commands so far.</summary>
    internal TileMessage Commands { get; } = new();

    internal bool IsEmpty => Commands.Written.IsEmpty;

    internal void Clear()
    {
        Commands.Clear();
        (x, y) = (0, 0);
    }

    /// <summary>Adds a ring, without its first point again at its end.</summary>
    internal void Ring(ReadOnlySpan<(int X, int Y)> points, bool isHole)
    {
        var isClockwise = TwiceSignedArea(points) > 0;
        for (var i = 0; i < points.Length; i++)
        {
            if (i == 0)
                Commands.Varint(MoveToOne);
            else if (i == 1)
                Commands.Varint(LineTo | (uint)(points.Length - 1) << 3);
            var (nextX, nextY) = points[isClockwise != isHole ? i : points.Length - 1 - i];
            Commands.ZigZag(nextX - x);
            Commands.ZigZag(nextY - y);
            (x, y) = (nextX, nextY);
        }

        Commands.Varint(ClosePath);
    }

    /// <summary>By the surveyor's formula, positive for a ring that runs clockwise where y runs downwards.</summary>
    internal static long TwiceSignedArea(ReadOnlySpan<(int X, int Y)> points)
    {
        long sum = 0;
        for (var i = 0; i < points.Length; i++)
        {
            var (next, at) = (points[(i + 1) % points.Length], points[i]);
            sum += (long)at.X * next.Y - (long)next.X * at.Y;
        }

        return sum;
    }
}

namespace EnclavePlanner.Geodesy.Roads;

/// <summary>An edge in the plane of a CRS.</summary>
internal static class PlaneEdge
{
    /// <summary>The part of the way from a to b, 0 … 1, where the edge is nearest to a point, and how far that is in the plane.</summary>
    internal static (double Part, double Distance) Nearest((double X, double Y) a, (double X, double Y) b, (double X, double Y) point)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, px = point.X - a.X, py = point.Y - a.Y;
        var squared = dx * dx + dy * dy;
        var part = squared > 0 ? Math.Clamp((px * dx + py * dy) / squared, 0, 1) : 0;
        double offX = px - part * dx, offY = py - part * dy;
        return (part, Math.Sqrt(offX * offX + offY * offY));
    }
}

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>An affine map of the plane: x' = A·x + C·y + E, y' = B·x + D·y + F.</summary>
internal readonly record struct DxfTransform(double A, double B, double C, double D, double E, double F)
{
    internal static DxfTransform Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>
    /// From the object's own system into the world's for a normal of (0, 0, −1), which mirroring leaves behind: the arbitrary
    /// axis algorithm of the DXF reference gives it an x axis of (−1, 0, 0).
    /// </summary>
    internal static DxfTransform Mirrored { get; } = new(-1, 0, 0, 1, 0, 0);

    internal static DxfTransform Shift(double x, double y) => new(1, 0, 0, 1, x, y);

    internal static DxfTransform Scale(double x, double y) => new(x, 0, 0, y, 0, 0);

    internal static DxfTransform Rotation(double degrees)
    {
        // The quarter turns exactly, so that a drawing turned by them keeps its coordinates.
        var (sin, cos) = (degrees % 360) switch
        {
            0 => (0.0, 1.0),
            90 or -270 => (1.0, 0.0),
            180 or -180 => (0.0, -1.0),
            270 or -90 => (-1.0, 0.0),
            var other => Math.SinCos(other * Math.PI / 180),
        };
        return new DxfTransform(cos, sin, -sin, cos, 0, 0);
    }

    /// <summary>This map, and the other after it.</summary>
    internal DxfTransform Then(DxfTransform next)
    {
        var (a, b) = next.Turn(A, B);
        var (c, d) = next.Turn(C, D);
        var (e, f) = next.Apply(E, F);
        return new DxfTransform(a, b, c, d, e, f);
    }

    /// <summary>Where a point comes to lie.</summary>
    internal (double X, double Y) Apply(double x, double y) => (A * x + C * y + E, B * x + D * y + F);

    /// <summary>What a vector becomes.</summary>
    internal (double X, double Y) Turn(double x, double y) => (A * x + C * y, B * x + D * y);
}

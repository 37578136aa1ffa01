namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// An arc of a circle or an ellipse: centre + u·cos t + v·sin t for t from <see cref="Start"/> over <see cref="Sweep"/>
/// (radians). An affine map of it is another, with the same t, so that blocks may be scaled unevenly.
/// </summary>
internal sealed record DxfArc(double X, double Y, double Ux, double Uy, double Vx, double Vy, double Start, double Sweep)
{
    /// <summary>
    /// The greatest distance in metres of a chord from its arc. Boundary points are handed in to 1 mm (精度=0.001 in
    /// boundary-point files), so that what an arc loses is below what can be written of a point.
    /// </summary>
    internal const double ChordTolerance = 0.001;

    /// <summary>A full circle of 300 km radius has as many chords; what would have more is no boundary of land.</summary>
    private const double MostChords = 50_000;

    /// <summary>A circular arc by the angles of its ends in degrees, counter-clockwise.</summary>
    internal static DxfArc Circular(double x, double y, double radius, double startDegrees, double endDegrees) =>
        new(x, y, radius, 0, 0, radius, Radians(startDegrees), Turned(Radians(startDegrees), Radians(endDegrees)));

    /// <summary>An elliptic arc by its major half axis, the ratio of the minor one, and the parameters of its ends.</summary>
    internal static DxfArc Elliptic(double x, double y, double majorX, double majorY, double ratio, double start, double end) =>
        new(x, y, majorX, majorY, -majorY * ratio, majorX * ratio, start, Turned(start, end));

    /// <summary>
    /// The arc of a polyline's segment: the bulge is the tangent of a quarter of its angle, positive where it runs
    /// counter-clockwise (DXF reference, LWPOLYLINE, group 42).
    /// </summary>
    /// <returns>Null where it is straight.</returns>
    internal static DxfArc? OfBulge(double x1, double y1, double x2, double y2, double bulge)
    {
        var (dx, dy) = (x2 - x1, y2 - y1);
        var chord = Math.Sqrt(dx * dx + dy * dy);
        // A bulge this small has a radius beyond what doubles can place; its height is below a micrometre on a kilometre.
        if (chord == 0 || Math.Abs(bulge) < 1e-9)
            return null;
        // The centre lies on the chord's bisector, at (1 − b²)/(4b) chords to the left.
        var offset = (1 - bulge * bulge) / (4 * bulge);
        var (x, y) = ((x1 + x2) / 2 - dy * offset, (y1 + y2) / 2 + dx * offset);
        return new DxfArc(x, y, x1 - x, y1 - y, y - y1, x1 - x, 0, 4 * Math.Atan(bulge));
    }

    /// <summary>The arc as a map leaves it.</summary>
    internal DxfArc Under(DxfTransform map)
    {
        var (x, y) = map.Apply(X, Y);
        var (ux, uy) = map.Turn(Ux, Uy);
        var (vx, vy) = map.Turn(Vx, Vy);
        return this with { X = x, Y = y, Ux = ux, Uy = uy, Vx = vx, Vy = vy };
    }

    /// <summary>The point at a fraction of the way, from 0 to 1.</summary>
    internal (double X, double Y) At(double fraction)
    {
        var (sin, cos) = Math.SinCos(Start + Sweep * fraction);
        return (X + Ux * cos + Vx * sin, Y + Uy * cos + Vy * sin);
    }

    /// <summary>
    /// How many chords keep within the tolerance; 0 where there would be too many. The middle of an arc of angle h lies
    /// (1 − cos h/2)·r from its chord, and at most as far, with the longest half diameter for r, on an ellipse, which is an
    /// affine map of the circle.
    /// </summary>
    internal int ChordCount()
    {
        var longest = LongestHalfDiameter();
        if (!double.IsFinite(longest) || !double.IsFinite(Sweep))
            return 0;
        var step = longest <= ChordTolerance ? Math.PI / 2 : Math.Min(Math.PI / 2, 2 * Math.Acos(1 - ChordTolerance / longest));
        var count = Math.Ceiling(Math.Abs(Sweep) / step);
        return count > MostChords || !(step > 0) ? 0 : Math.Max(1, (int)count);
    }

    /// <summary>The longest half diameter of the ellipse of two conjugate ones: the larger singular value of (u v).</summary>
    private double LongestHalfDiameter()
    {
        var sum = Ux * Ux + Uy * Uy + Vx * Vx + Vy * Vy;
        var area = Ux * Vy - Uy * Vx;
        return Math.Sqrt((sum + Math.Sqrt(Math.Max(0, sum * sum - 4 * area * area))) / 2);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    /// <summary>The angle from start to end counter-clockwise, above 0 and up to a full turn.</summary>
    private static double Turned(double start, double end)
    {
        var turn = (end - start) % (2 * Math.PI);
        return turn <= 1e-12 ? turn + 2 * Math.PI : turn;
    }
}

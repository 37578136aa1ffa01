namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// A piece of an edge, straight in the plane of its CRS and so a slight curve on the ellipsoid; or a single point.
/// </summary>
internal readonly struct EdgePiece
{
    /// <summary>
    /// Of a line straight in a transverse Mercator plane, 1/m: √2/R with the least radius of curvature R, for its curvature
    /// on the surface is |∇ ln k| = tanh(x/R)/R &lt; 1/R, and that of the surface itself 1/R.
    /// </summary>
    private const double MostCurvature = 1.4142 / 6.3e6;

    /// <summary>A longer piece is not told by that: its length is no longer that of its chord.</summary>
    private const double LongestByCurvature = 10_000;

    private readonly EdgePlane _plane;

    internal EdgePiece(EdgePlane plane, in PlacedVertex start, in PlacedVertex end)
    {
        (_plane, Start, End) = (plane, start, end);
        Metres = (end.Geocentric - start.Geocentric).Length;

        // A curve of curvature κ and length l leaves its chord by at most κl²/8. Where κ is not known: nearly as a parabola,
        // farthest in the middle; half as much again is ample.
        var bulge = plane.IsTransverseMercator && Metres < LongestByCurvature
            ? MostCurvature * Metres * Metres / 8
            : 1.5 * (At(0.5).Geocentric - 0.5 * (start.Geocentric + end.Geocentric)).Length;
        Slack = bulge + 1e-6;
    }

    internal PlacedVertex Start { get; }

    internal PlacedVertex End { get; }

    /// <summary>Length of the chord.</summary>
    internal double Metres { get; }

    /// <summary>No point of the curve is farther from the chord.</summary>
    internal double Slack { get; }

    /// <summary>The place at a part of the way, 0 … 1.</summary>
    internal PlacedVertex At(double part) => part switch
    {
        0 => Start,
        1 => End,
        _ => _plane.At(Start.X + part * (End.X - Start.X), Start.Y + part * (End.Y - Start.Y)),
    };

    /// <summary>Direction of the curve there, metres per unit of the parameter.</summary>
    internal Vector3 Tangent(double part)
    {
        const double step = 1.0 / 64;
        return 0.5 / step * (At(part + step).Geocentric - At(part - step).Geocentric);
    }
}

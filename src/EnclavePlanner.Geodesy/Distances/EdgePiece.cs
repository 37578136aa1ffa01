using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// A piece of an edge, straight in the plane of its CRS and so a slight curve on the ellipsoid; or a single point.
/// </summary>
internal sealed class EdgePiece
{
    /// <summary>A shorter edge of a transverse Mercator plane leaves its chord by less than its bound says matters: 0.5 mm.</summary>
    private const double ShortMetres = 100;

    /// <summary>
    /// Of a line straight in a transverse Mercator plane, 1/m: √2/R with the least radius of curvature R, for its curvature
    /// on the surface is |∇ ln k| = tanh(x/R)/R &lt; 1/R, and that of the surface itself 1/R.
    /// </summary>
    private const double MostCurvature = 1.4142 / 6.3e6;

    private readonly Crs _crs;
    private readonly Ellipsoid _ellipsoid;
    private readonly double _x;
    private readonly double _y;
    private readonly double _dx;
    private readonly double _dy;

    internal EdgePiece(Crs crs, Ellipsoid ellipsoid, double x1, double y1, Vector3 start, double x2, double y2, Vector3 end)
    {
        (_crs, _ellipsoid, _x, _y, _dx, _dy) = (crs, ellipsoid, x1, y1, x2 - x1, y2 - y1);
        (Start, End) = (start, end);
        Metres = (End - Start).Length;

        // The curve leaves its chord nearly as a parabola, farthest in the middle; half as much again is ample.
        var bulge = Metres < ShortMetres && crs.Projection?.Method == ProjectionMethod.TransverseMercator
            ? MostCurvature * Metres * Metres / 8
            : (SurfaceAt(0.5) - 0.5 * (Start + End)).Length;
        Slack = 1.5 * bulge + 1e-6;
    }

    /// <summary>Geocentric place of its start.</summary>
    internal Vector3 Start { get; }

    /// <summary>Geocentric place of its end.</summary>
    internal Vector3 End { get; }

    /// <summary>Length of the chord.</summary>
    internal double Metres { get; }

    /// <summary>No point of the curve is farther from the chord.</summary>
    internal double Slack { get; }

    /// <summary>The place at a part of the way, 0 … 1.</summary>
    internal GeographicPoint At(double part) => _crs.ToGeographic(_x + part * _dx, _y + part * _dy);

    /// <summary>Direction of the curve there, metres per unit of the parameter.</summary>
    internal Vector3 Tangent(double part)
    {
        const double step = 1.0 / 64;
        return 0.5 / step * (SurfaceAt(part + step) - SurfaceAt(part - step));
    }

    private Vector3 SurfaceAt(double part) => Vector3.OnSurface(_ellipsoid, At(part));
}

using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Texts;

namespace EnclavePlanner.Geodesy.DatumShifts;

/// <summary>
/// From a city's own plane grid to a projected CRS: <c>E₂ = ΔE + k (E₁ cos θ + N₁ sin θ)</c>,
/// <c>N₂ = ΔN + k (N₁ cos θ − E₁ sin θ)</c>, with k = 1 + m. The similarity of IOGP Report 373-07-02 (Guidance Note 7-2),
/// EPSG method 9621, whose M is k; PROJ's 2D +proj=helmert, whose +s is k. θ is the angle that the grid's axes turn,
/// counter-clockwise positive, to coincide with the other's. The 四参数 of Chinese survey texts, whose x is north and y east,
/// are the same with α = θ: <c>x₂ = Δx + k (x₁ cos α − y₁ sin α)</c>, <c>y₂ = Δy + k (x₁ sin α + y₁ cos α)</c>. Fit for an
/// area of some tens of kilometres.
/// </summary>
public sealed record FourParameterSimilarity : DatumShift
{
    private const double LargestTranslation = 1e8;

    private const double LargestRotation = 360 * 3600;

    private const double LargestScale = 10_000;

    /// <summary>The projected CRS it leads to.</summary>
    public required Crs To { get; init; }

    /// <summary>ΔE, metres (Δy of Chinese texts).</summary>
    public required double EastMetres { get; init; }

    /// <summary>ΔN, metres (Δx of Chinese texts).</summary>
    public required double NorthMetres { get; init; }

    /// <summary>θ, seconds of arc.</summary>
    public required double RotationArcSeconds { get; init; }

    /// <summary>m, the change of scale, parts per million.</summary>
    public required double ScalePpm { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<ParameterFault> Faults() => new[]
    {
        Beyond(nameof(EastMetres), "ΔE", EastMetres, LargestTranslation, "m"),
        Beyond(nameof(NorthMetres), "ΔN", NorthMetres, LargestTranslation, "m"),
        Beyond(nameof(RotationArcSeconds), "θ", RotationArcSeconds, LargestRotation, "″"),
        Beyond(nameof(ScalePpm), "m", ScalePpm, LargestScale, "ppm"),
        To.Kind == CrsKind.Projected
            ? null
            : new ParameterFault(nameof(To), new Fault(GeodesyTexts.Resources, "GEO-SHIFT-PLANE", To.ToString())),
    }.OfType<ParameterFault>();

    /// <summary>East and north in <see cref="To"/> of a place in the city's grid.</summary>
    internal (double East, double North) Apply(double east, double north)
    {
        var (sin, cos) = Turned();
        return (EastMetres + east * cos + north * sin, NorthMetres + north * cos - east * sin);
    }

    /// <summary>East and north in the city's grid of a place in <see cref="To"/>.</summary>
    internal (double East, double North) Restore(double east, double north)
    {
        var (sin, cos) = Turned();
        var (dx, dy) = (east - EastMetres, north - NorthMetres);
        var square = sin * sin + cos * cos;
        return ((dx * cos - dy * sin) / square, (dy * cos + dx * sin) / square);
    }

    /// <summary>k sin θ and k cos θ.</summary>
    private (double Sin, double Cos) Turned()
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(RotationArcSeconds / 3600));
        var scale = 1 + ScalePpm * 1e-6;
        return (scale * sin, scale * cos);
    }
}

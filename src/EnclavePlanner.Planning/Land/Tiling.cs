using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.Planning.Land;

/// <summary>
/// How far parts are from covering a whole exactly once, in m² of the city's plane. A cut that ends on an edge of the whole
/// has its end on the survey grid and so off that edge by up to half a grid step; what this leaves is below what an
/// official area shows.
/// </summary>
internal static class Tiling
{
    /// <summary>What an official area shows.</summary>
    internal const double LeastSquareMetres = 0.01;

    /// <summary>Land that the parts leave out, or take from outside, or cover more than once.</summary>
    internal static SquareMetres Error(Geometry whole, Geometry union, IEnumerable<Geometry> parts)
    {
        var difference = PlanarArea.Measure(OverlayNGRobust.Overlay(whole, union, OverlayNG.SYMDIFFERENCE));
        return new SquareMetres(difference.Value + Overlap(union, parts).Value);
    }

    /// <summary>Land that more than one part covers.</summary>
    internal static SquareMetres Overlap(Geometry union, IEnumerable<Geometry> parts) =>
        new(Math.Max(0, SquareMetres.Sum(parts.Select(PlanarArea.Measure)).Value - PlanarArea.Measure(union).Value));

    /// <summary>The parts as one, on the survey grid.</summary>
    internal static Geometry Union(IReadOnlyList<Geometry> parts) =>
        UnaryUnionNG.Union(parts[0].Factory.BuildGeometry([.. parts]), parts[0].PrecisionModel);
}

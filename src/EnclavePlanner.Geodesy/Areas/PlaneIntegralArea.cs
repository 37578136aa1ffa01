using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.ReferenceSystems.Strips;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Areas;

/// <summary>
/// The area on the ellipsoid of a polygon whose edges are straight in a Gauss-Krüger or UTM plane, without cutting them:
/// ∬dx dy/k². By Green's theorem that is ∮F dy with F = ∫dx/k² from the central meridian, a polynomial on strips of the
/// zone, taken along each edge by Gauss and Legendre with two points. It is what the official area (edges cut to 70 m)
/// tends to as the pieces shrink.
/// </summary>
/// <remarks>
/// With two points the error of an edge of length h is h⁴/4320 · |dy| · max|∂⁴F|, and ∂⁴F ≤ 16x/R⁴ to first order; edges
/// are halved until they are at most 5 km, which leaves 4·10⁻⁶ m² an edge at 400 km from the meridian. F itself is good to
/// 3·10⁻¹⁵ of x. Immutable and safe to use from many threads.
/// </remarks>
public sealed class PlaneIntegralArea
{
    /// <summary>The longest edge that two points of Gauss and Legendre are trusted with, metres.</summary>
    internal const double LongestPiece = 5_000;

    /// <summary>Half the distance of the two points, the edge being 1.</summary>
    internal const double PointOffset = 0.288675134594812882;

    private readonly Crs _crs;

    /// <summary>Measures geometries of <paramref name="crs"/>.</summary>
    /// <exception cref="FaultException">GEO-AREA-ZONE: not a Gauss-Krüger or UTM zone.</exception>
    public PlaneIntegralArea(Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        _crs = crs;
        Strips = ZoneStrips.Of(crs);
    }

    internal ZoneStrips Strips { get; }

    /// <summary>Area of polygons, holes taken off; points and lines have none.</summary>
    /// <exception cref="FaultException">GEO-AREA-COORDINATE, GEO-AREA-OUTSIDE (over 400 km from the central meridian, or
    /// within some 15° of a pole), GEO-AREA-LONG.</exception>
    public SquareMetres Measure(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return new SquareMetres(PolygonRings.Sum(geometry, Ring));
    }

    internal double Ring(CoordinateSequence ring)
    {
        double originX = ring.GetX(0), originY = ring.GetY(0), flat = 0, bent = 0;
        for (var i = 1; i < ring.Count; i++)
        {
            double x1 = ring.GetX(i - 1), y1 = ring.GetY(i - 1), x2 = ring.GetX(i), y2 = ring.GetY(i);
            flat += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY);
            bent += Edge(x1, y1, x2, y2);
        }

        return flat / 2 * Strips.GroundOnMeridian + bent;
    }

    /// <summary>∫(F − x/k₀²)dy along an edge.</summary>
    private double Edge(double x1, double y1, double x2, double y2)
    {
        double dx = x2 - x1, dy = y2 - y1, length = Math.Sqrt(dx * dx + dy * dy);
        if (!double.IsFinite(length))
            throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-AREA-COORDINATE", double.IsFinite(x1 + y1) ? x2 : x1, double.IsFinite(x1 + y1) ? y2 : y1));
        var pieces = Math.Floor(length / LongestPiece) + 1;
        if (length > EllipsoidalArea.PieceMetres * EllipsoidalArea.MostPieces)
            throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-AREA-LONG", length, Math.Floor(length / EllipsoidalArea.PieceMetres) + 1));
        double sum = 0;
        for (var piece = 0; piece < pieces; piece++)
        {
            double first = (piece + 0.5 - PointOffset) / pieces, second = (piece + 0.5 + PointOffset) / pieces;
            sum += Bent(x1 + first * dx, y1 + first * dy) + Bent(x1 + second * dx, y1 + second * dy);
        }

        return sum / 2 * dy / pieces;
    }

    private double Bent(double x, double y)
    {
        var u = (x - Strips.FalseEasting) / PlaneStrip.HalfWidth;
        if (!(Math.Abs(u) <= 1) || Strips.At(y) is not { } strip)
            throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-AREA-OUTSIDE", x, y, _crs.ToString()));
        return PlaneStrip.HalfWidth * u * strip.ScaleArea.At(u * u, (y - strip.MiddleNorthing) / PlaneStrip.HalfHeight);
    }
}

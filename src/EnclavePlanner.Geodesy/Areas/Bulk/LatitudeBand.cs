using System.Numerics;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>
/// What the edges of a ring need of the latitude, as polynomials about the middle of a whole degree, d in degrees, |d| ≤ 1.
/// The area q between the middle's parallel and another over one degree of longitude is the trapezoid series of TD/T 1055
/// (a sum of sines of odd multiples of B) after Taylor, to d⁷. The rest is below b²·Σ k⁸cₖ·d⁸/8! = 9.1 b² d⁸/8! (d in
/// radians), 2·10⁻¹⁸ b²: a 10⁻¹⁶ of the strip. So one polynomial does for a vertex, no sine; and counted from the middle of
/// the degree, q keeps five digits more than from the equator.
/// </summary>
internal sealed class LatitudeBand
{
    internal const double Reach = 1;

    private const int Order = 7;

    private readonly double[] _area = new double[Order];
    private readonly double[] _across;
    private readonly double[] _along;

    internal LatitudeBand(Ellipsoid ellipsoid, TrapezoidSeries series, int degree)
    {
        Middle = degree + 0.5;
        var middle = double.DegreesToRadians(Middle);
        double factor = 1;
        for (var order = 1; order <= Order; order++)
        {
            factor *= double.DegreesToRadians(1) / order;
            _area[Order - order] = double.DegreesToRadians(factor * series.Derivative(middle, order));
        }

        double a = ellipsoid.SemiMajorAxisMetres, e2 = ellipsoid.EccentricitySquared;
        var nearest = Math.Max(0, Math.Abs(Middle) - Reach);
        MetresAcross = double.DegreesToRadians(RadiusOfParallel(double.DegreesToRadians(nearest)));
        MetresAlong = double.DegreesToRadians(RadiusOfMeridian(Math.PI / 2));
        var cube = Math.Pow(double.DegreesToRadians(1), 3);
        _across = Cubic(b => cube * Math.Sin(b) * RadiusOfParallel(b) * RadiusOfParallel(b) / 12);
        _along = Cubic(b => cube * Math.Sin(b) * RadiusOfMeridian(b) * RadiusOfMeridian(b) / 4);

        double RadiusOfParallel(double b) => a * Math.Cos(b) / Math.Sqrt(1 - e2 * Math.Sin(b) * Math.Sin(b));
        double RadiusOfMeridian(double b) => a * (1 - e2) / Math.Pow(1 - e2 * Math.Sin(b) * Math.Sin(b), 1.5);
    }

    /// <summary>Degrees.</summary>
    internal double Middle { get; }

    /// <summary>At most so many metres has a degree of longitude here.</summary>
    internal double MetresAcross { get; }

    /// <summary>At most so many metres has a degree of latitude.</summary>
    internal double MetresAlong { get; }

    /// <summary>q: m² over one degree of longitude.</summary>
    internal Vector<double> Area(Vector<double> d)
    {
        var value = new Vector<double>(_area[0]);
        for (var i = 1; i < Order; i++)
            value = Vector.MultiplyAddEstimate(value, d, new Vector<double>(_area[i]));
        return value * d;
    }

    /// <summary>
    /// The area between a geodesic and the chord that joins its ends in the plane of longitude and q, m², positive poleward
    /// for an eastward edge: ΔL sin B/12 · (r²ΔL² + 3M²ΔB²) at the middle of the edge, r and M being the radii of parallel
    /// and meridian. Edge lengths in degrees.
    /// </summary>
    internal Vector<double> Bulge(Vector<double> middle, Vector<double> longitudes, Vector<double> latitudes) =>
        longitudes * Vector.MultiplyAddEstimate(
            longitudes * longitudes, At(_across, middle), latitudes * latitudes * At(_along, middle));

    private static Vector<double> At(double[] cubic, Vector<double> d)
    {
        var value = Vector.MultiplyAddEstimate(new Vector<double>(cubic[3]), d, new Vector<double>(cubic[2]));
        value = Vector.MultiplyAddEstimate(value, d, new Vector<double>(cubic[1]));
        return Vector.MultiplyAddEstimate(value, d, new Vector<double>(cubic[0]));
    }

    /// <summary>A function of the latitude by its values at −1°, −1/3°, 1/3° and 1° (Lagrange), good to 10⁻⁸ of the function.</summary>
    private double[] Cubic(Func<double, double> function)
    {
        double Value(double d) => function(double.DegreesToRadians(Middle + d));
        double outerSum = (Value(1) + Value(-1)) / 2, outerDifference = (Value(1) - Value(-1)) / 2;
        double innerSum = (Value(1.0 / 3) + Value(-1.0 / 3)) / 2, innerDifference = 3 * (Value(1.0 / 3) - Value(-1.0 / 3)) / 2;
        return
        [
            (9 * innerSum - outerSum) / 8,
            (9 * innerDifference - outerDifference) / 8,
            9 * (outerSum - innerSum) / 8,
            9 * (outerDifference - innerDifference) / 8,
        ];
    }
}

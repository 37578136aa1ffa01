namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// Krüger's series to the sixth order in the third flattening (Karney, Transverse Mercator with an accuracy of a few
/// nanometers, J. Geodesy 85, 2011, eqs 7–36). ξ + iη is the plane, north and east, over the rectifying radius times the
/// scale of the central meridian. Angles in radians.
/// </summary>
internal sealed class KruegerSeries
{
    private readonly double _semiMajor;
    private readonly double _e;
    private readonly double _es;
    private readonly double[] _alpha;
    private readonly double[] _beta;

    internal KruegerSeries(double semiMajor, double semiMinor, double eccentricity, double eccentricitySquared)
    {
        (_semiMajor, _e, _es) = (semiMajor, eccentricity, eccentricitySquared);
        var n = (semiMajor - semiMinor) / (semiMajor + semiMinor);
        Radius = RectifyingRadius(semiMajor, n);
        _alpha = Alpha(n);
        _beta = Beta(n);
    }

    internal KruegerSeries(Ellipsoid ellipsoid)
        : this(ellipsoid.SemiMajorAxisMetres, ellipsoid.SemiMinorAxisMetres, Math.Sqrt(ellipsoid.EccentricitySquared), ellipsoid.EccentricitySquared)
    {
    }

    /// <summary>Of the sphere whose meridians are as long, metres.</summary>
    internal double Radius { get; }

    /// <summary>The Gauss-Schreiber plane of a place; η is not checked.</summary>
    internal (double Xi, double Eta) Conformal(double latitude, double longitudeDifference)
    {
        var tangent = ConformalTangent(Math.Tan(latitude));
        var (sin, cos) = Math.SinCos(longitudeDifference);
        return (Math.Atan2(tangent, cos), Math.Asinh(sin / Math.Sqrt(tangent * tangent + cos * cos)));
    }

    /// <summary>From the Gauss-Schreiber plane to Krüger's.</summary>
    internal (double Xi, double Eta) Rectified(double xi, double eta)
    {
        var (addedXi, addedEta) = Series(_alpha, xi, eta);
        return (xi + addedXi, eta + addedEta);
    }

    internal (double Latitude, double LongitudeDifference) Geographic(double xi, double eta)
    {
        var (addedXi, addedEta) = Series(_beta, xi, eta);
        xi -= addedXi;
        eta -= addedEta;
        var sinh = Math.Sinh(eta);
        var (sin, cos) = Math.SinCos(xi);
        cos = Math.Max(0, cos);
        return (Math.Atan(GeographicTangent(sin / Math.Sqrt(sinh * sinh + cos * cos))), Math.Atan2(sinh, cos));
    }

    /// <summary>
    /// 1/k² at ξ, η for scale 1 at the central meridian (eqs 23–28, inverted): ground area over plane area. Not for a pole.
    /// </summary>
    internal double GroundOverPlane(double xi, double eta)
    {
        double real = 1, imaginary = 0;
        for (var j = 1; j <= _beta.Length; j++)
        {
            var (sine, cosine) = Math.SinCos(2 * j * xi);
            real -= 2 * j * _beta[j - 1] * cosine * Math.Cosh(2 * j * eta);
            imaginary += 2 * j * _beta[j - 1] * sine * Math.Sinh(2 * j * eta);
        }

        var (addedXi, addedEta) = Series(_beta, xi, eta);
        var sinh = Math.Sinh(eta - addedEta);
        var (sin, cos) = Math.SinCos(xi - addedXi);
        var flat = sinh * sinh + cos * cos;
        var tangent = GeographicTangent(sin / Math.Sqrt(flat));
        var squared = tangent * tangent;
        var ratio = _semiMajor / Radius;
        return ratio * ratio * (real * real + imaginary * imaginary) / ((1 + (1 - _es) * squared) * flat);
    }

    internal double Northing(double latitude)
    {
        var xi = Math.Atan(ConformalTangent(Math.Tan(latitude)));
        return Radius * (xi + Series(_alpha, xi, 0).Xi);
    }

    /// <summary>Tangent of the conformal latitude (eqs 7–9).</summary>
    private double ConformalTangent(double tangent)
    {
        var secant = Math.Sqrt(1 + tangent * tangent);
        var sigma = Math.Sinh(_e * Math.Atanh(_e * tangent / secant));
        return tangent * Math.Sqrt(1 + sigma * sigma) - sigma * secant;
    }

    /// <summary>Tangent of the latitude from that of the conformal latitude, by Newton's method (eqs 19–21).</summary>
    private double GeographicTangent(double conformal)
    {
        var tangent = conformal / (1 - _es);
        if (!double.IsFinite(tangent))
            return tangent;
        for (var round = 0; round < 5; round++)
        {
            var guess = ConformalTangent(tangent);
            var step = (conformal - guess) * (1 + (1 - _es) * tangent * tangent)
                / ((1 - _es) * Math.Sqrt(1 + tangent * tangent) * Math.Sqrt(1 + guess * guess));
            tangent += step;
            if (!(Math.Abs(step) > 1e-11 * Math.Max(1, Math.Abs(tangent))))
                break;
        }

        return tangent;
    }

    /// <summary>Σ c_j sin 2j(ξ + iη) by Clenshaw's summation with complex terms (eqs 11 and 15).</summary>
    private static (double Xi, double Eta) Series(double[] coefficients, double xi, double eta)
    {
        var (sin, cos) = Math.SinCos(2 * xi);
        var sinh = Math.Sinh(2 * eta);
        var cosh = Math.Sqrt(1 + sinh * sinh);
        double twiceReal = 2 * cos * cosh, twiceImaginary = -2 * sin * sinh;
        double real1 = 0, imaginary1 = 0, real2 = 0, imaginary2 = 0;
        for (var j = coefficients.Length - 1; j >= 0; j--)
        {
            var real = twiceReal * real1 - twiceImaginary * imaginary1 - real2 + coefficients[j];
            var imaginary = twiceReal * imaginary1 + twiceImaginary * real1 - imaginary2;
            (real2, imaginary2, real1, imaginary1) = (real1, imaginary1, real, imaginary);
        }

        double sineReal = sin * cosh, sineImaginary = cos * sinh;
        return (sineReal * real1 - sineImaginary * imaginary1, sineReal * imaginary1 + sineImaginary * real1);
    }

    /// <summary>Eq. 14, lengthened to n⁶.</summary>
    private static double RectifyingRadius(double a, double n)
    {
        var n2 = n * n;
        return a / (1 + n) * (1 + n2 * (1.0 / 4 + n2 * (1.0 / 64 + n2 / 256)));
    }

    /// <summary>Eq. 35.</summary>
    private static double[] Alpha(double n) =>
    [
        n * (1.0 / 2 + n * (-2.0 / 3 + n * (5.0 / 16 + n * (41.0 / 180 + n * (-127.0 / 288 + n * 7891.0 / 37800))))),
        n * n * (13.0 / 48 + n * (-3.0 / 5 + n * (557.0 / 1440 + n * (281.0 / 630 - n * 1983433.0 / 1935360)))),
        n * n * n * (61.0 / 240 + n * (-103.0 / 140 + n * (15061.0 / 26880 + n * 167603.0 / 181440))),
        n * n * n * n * (49561.0 / 161280 + n * (-179.0 / 168 + n * 6601661.0 / 7257600)),
        n * n * n * n * n * (34729.0 / 80640 - n * 3418889.0 / 1995840),
        n * n * n * n * n * n * 212378941.0 / 319334400,
    ];

    /// <summary>Eq. 36.</summary>
    private static double[] Beta(double n) =>
    [
        n * (1.0 / 2 + n * (-2.0 / 3 + n * (37.0 / 96 + n * (-1.0 / 360 + n * (-81.0 / 512 + n * 96199.0 / 604800))))),
        n * n * (1.0 / 48 + n * (1.0 / 15 + n * (-437.0 / 1440 + n * (46.0 / 105 - n * 1118711.0 / 3870720)))),
        n * n * n * (17.0 / 480 + n * (-37.0 / 840 + n * (-209.0 / 4480 + n * 5569.0 / 90720))),
        n * n * n * n * (4397.0 / 161280 + n * (-11.0 / 504 - n * 830251.0 / 7257600)),
        n * n * n * n * n * (4583.0 / 161280 - n * 108847.0 / 3991680),
        n * n * n * n * n * n * 20648693.0 / 638668800,
    ];
}

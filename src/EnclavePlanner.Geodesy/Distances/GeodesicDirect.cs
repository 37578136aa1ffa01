namespace EnclavePlanner.Geodesy.Distances;

/// <summary>The direct problem (Karney 2013, section 2): along the auxiliary sphere by the reverted series, back to the ellipsoid.</summary>
internal static class GeodesicDirect
{
    internal static GeodesicEnd End(GeodesicEllipsoid ellipsoid, GeographicPoint from, double azimuthDegrees, double length)
    {
        var series = ellipsoid.Series;
        var (sinAlpha1, cosAlpha1) = AngleArithmetic.SinCos(AngleArithmetic.Coarsened(AngleArithmetic.Normalised(azimuthDegrees)));
        var (sinBeta1, cosBeta1) = ellipsoid.Reduced(AngleArithmetic.Coarsened(from.LatitudeDegrees));

        var sinAlpha0 = sinAlpha1 * cosBeta1;
        var cosAlpha0 = double.Hypot(cosAlpha1, sinAlpha1 * sinBeta1);
        double sinSigma1 = sinBeta1, sinOmega1 = sinAlpha0 * sinBeta1;
        var cosOmega1 = sinBeta1 != 0 || cosAlpha1 != 0 ? cosBeta1 * cosAlpha1 : 1;
        var cosSigma1 = cosOmega1;
        AngleArithmetic.Normalise(ref sinSigma1, ref cosSigma1);

        var epsilon = ellipsoid.Epsilon(cosAlpha0);
        Span<double> c1 = stackalloc double[GeodesicSeries.Order + 1];
        Span<double> reverted = stackalloc double[GeodesicSeries.Order + 1];
        Span<double> c3 = stackalloc double[GeodesicSeries.Order];
        GeodesicSeries.C1(epsilon, c1);
        GeodesicSeries.C1Reverted(epsilon, reverted);
        series.C3(epsilon, c3);

        // Distance to arc on the auxiliary sphere (eqs 7, 15, 20).
        var b11 = GeodesicSeries.SineSum(sinSigma1, cosSigma1, c1);
        var (sinB11, cosB11) = Math.SinCos(b11);
        var sinTau1 = sinSigma1 * cosB11 + cosSigma1 * sinB11;
        var cosTau1 = cosSigma1 * cosB11 - sinSigma1 * sinB11;
        var tau12 = length / (ellipsoid.B * (1 + GeodesicSeries.A1Less1(epsilon)));
        var (sinTau12, cosTau12) = Math.SinCos(tau12);
        var b12 = -GeodesicSeries.SineSum(sinTau1 * cosTau12 + cosTau1 * sinTau12, cosTau1 * cosTau12 - sinTau1 * sinTau12, reverted);
        var sigma12 = tau12 - (b12 - b11);

        var (sinSigma12, cosSigma12) = Math.SinCos(sigma12);
        var sinSigma2 = sinSigma1 * cosSigma12 + cosSigma1 * sinSigma12;
        var cosSigma2 = cosSigma1 * cosSigma12 - sinSigma1 * sinSigma12;
        var sinBeta2 = cosAlpha0 * sinSigma2;
        var cosBeta2 = double.Hypot(sinAlpha0, cosAlpha0 * cosSigma2);
        if (cosBeta2 == 0)
            cosBeta2 = cosSigma2 = GeodesicInverse.Tiny;

        // Longitude (eqs 8 and 23).
        var sinOmega2 = sinAlpha0 * sinSigma2;
        var omega12 = Math.Atan2(sinOmega2 * cosOmega1 - cosSigma2 * sinOmega1, cosSigma2 * cosOmega1 + sinOmega2 * sinOmega1);
        var i3 = sigma12 + (GeodesicSeries.SineSum(sinSigma2, cosSigma2, c3) - GeodesicSeries.SineSum(sinSigma1, cosSigma1, c3));
        var lambda12 = omega12 - ellipsoid.F * sinAlpha0 * series.A3(epsilon) * i3;
        var longitude = AngleArithmetic.Normalised(
            AngleArithmetic.Normalised(from.LongitudeDegrees) + AngleArithmetic.Normalised(lambda12 / AngleArithmetic.Degree));
        var latitude = AngleArithmetic.Direction(sinBeta2, (1 - ellipsoid.F) * cosBeta2);
        return new GeodesicEnd(new GeographicPoint(longitude, latitude), AngleArithmetic.Direction(sinAlpha0, cosAlpha0 * cosSigma2));
    }
}

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>What the geodesic algorithms need of an ellipsoid, worked out once. Letters are those of Karney (2013).</summary>
internal sealed class GeodesicEllipsoid
{
    internal GeodesicEllipsoid(Ellipsoid ellipsoid)
    {
        A = ellipsoid.SemiMajorAxisMetres;
        F = ellipsoid.Flattening;
        B = ellipsoid.SemiMinorAxisMetres;
        E2 = ellipsoid.EccentricitySquared;
        SecondE2 = ellipsoid.SecondEccentricitySquared;
        N = F / (2 - F);
        Series = new GeodesicSeries(N);
        var e = Math.Sqrt(E2);
        AuthalicRadiusSquared = (A * A + B * B * (e > 0 ? Math.Atanh(e) / e : 1)) / 2;
    }

    internal double A { get; }

    internal double B { get; }

    internal double F { get; }

    internal double N { get; }

    internal double E2 { get; }

    internal double SecondE2 { get; }

    /// <summary>c² (eq. 60): the sphere of the same area has this radius squared.</summary>
    internal double AuthalicRadiusSquared { get; }

    internal GeodesicSeries Series { get; }

    /// <summary>ε (eq. 16) of a geodesic that crosses the equator with azimuth α0.</summary>
    internal double Epsilon(double cosAlpha0)
    {
        var k2 = cosAlpha0 * cosAlpha0 * SecondE2;
        return k2 / (2 * (1 + Math.Sqrt(1 + k2)) + k2);
    }

    /// <summary>Sine and cosine of the reduced latitude; the cosine is never quite nought, so that a pole keeps a direction.</summary>
    internal (double Sin, double Cos) Reduced(double latitudeDegrees)
    {
        var (sin, cos) = AngleArithmetic.SinCos(latitudeDegrees);
        sin *= 1 - F;
        AngleArithmetic.Normalise(ref sin, ref cos);
        return (sin, Math.Max(GeodesicInverse.Tiny, cos));
    }
}

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>The direct problem (Karney 2013, section 2): along the auxiliary sphere by the reverted series, back to the ellipsoid.</summary>
internal readonly ref struct GeodesicDirect
{
    private readonly GeodesicEllipsoid _on;
    private readonly double _startLongitude;
    private readonly double _epsilon;
    private readonly double _sinAlpha0;
    private readonly double _cosAlpha0;
    private readonly double _sinSigma1;
    private readonly double _cosSigma1;
    private readonly double _sinOmega1;
    private readonly double _cosOmega1;
    private readonly double _sigma12;
    private readonly double _sinSigma2;
    private readonly double _cosSigma2;

    internal GeodesicDirect(GeodesicEllipsoid ellipsoid, GeographicPoint from, double azimuthDegrees, double length)
    {
        _on = ellipsoid;
        _startLongitude = from.LongitudeDegrees;
        var (sinAlpha1, cosAlpha1) = AngleArithmetic.SinCos(AngleArithmetic.Coarsened(AngleArithmetic.Normalised(azimuthDegrees)));
        var (sinBeta1, cosBeta1) = ellipsoid.Reduced(AngleArithmetic.Coarsened(from.LatitudeDegrees));

        _sinAlpha0 = sinAlpha1 * cosBeta1;
        _cosAlpha0 = double.Hypot(cosAlpha1, sinAlpha1 * sinBeta1);
        _sinSigma1 = sinBeta1;
        _sinOmega1 = _sinAlpha0 * sinBeta1;
        _cosOmega1 = sinBeta1 != 0 || cosAlpha1 != 0 ? cosBeta1 * cosAlpha1 : 1;
        _cosSigma1 = _cosOmega1;
        AngleArithmetic.Normalise(ref _sinSigma1, ref _cosSigma1);

        _epsilon = ellipsoid.Epsilon(_cosAlpha0);
        _sigma12 = Arc(length);
        var (sinSigma12, cosSigma12) = Math.SinCos(_sigma12);
        _sinSigma2 = _sinSigma1 * cosSigma12 + _cosSigma1 * sinSigma12;
        _cosSigma2 = _cosSigma1 * cosSigma12 - _sinSigma1 * sinSigma12;
    }

    internal GeodesicEnd End()
    {
        var cosSigma2 = _cosSigma2;
        var sinBeta2 = _cosAlpha0 * _sinSigma2;
        var cosBeta2 = double.Hypot(_sinAlpha0, _cosAlpha0 * cosSigma2);
        if (cosBeta2 == 0)
            cosBeta2 = cosSigma2 = GeodesicInverse.Tiny;

        // Longitude (eqs 8 and 23).
        Span<double> c3 = stackalloc double[GeodesicSeries.Order];
        _on.Series.C3(_epsilon, c3);
        var sinOmega2 = _sinAlpha0 * _sinSigma2;
        var omega12 = Math.Atan2(sinOmega2 * _cosOmega1 - cosSigma2 * _sinOmega1, cosSigma2 * _cosOmega1 + sinOmega2 * _sinOmega1);
        var i3 = _sigma12 + (GeodesicSeries.SineSum(_sinSigma2, cosSigma2, c3) - GeodesicSeries.SineSum(_sinSigma1, _cosSigma1, c3));
        var lambda12 = omega12 - _on.F * _sinAlpha0 * _on.Series.A3(_epsilon) * i3;
        var longitude = AngleArithmetic.Normalised(
            AngleArithmetic.Normalised(_startLongitude) + AngleArithmetic.Normalised(lambda12 / AngleArithmetic.Degree));
        var latitude = AngleArithmetic.Direction(sinBeta2, (1 - _on.F) * cosBeta2);
        return new GeodesicEnd(new GeographicPoint(longitude, latitude), AngleArithmetic.Direction(_sinAlpha0, _cosAlpha0 * cosSigma2));
    }

    /// <summary>
    /// S12 (eqs 59–63). α2 − α1 comes from σ: with sin α cos β = sin α0 and cos α cos β = cos α0 cos σ, its sine and cosine are
    /// as sin α0 cos α0 (cos σ1 − cos σ2) to sin²α0 + cos²α0 cos σ1 cos σ2, which is sharp near the poles too.
    /// </summary>
    internal double AreaUnder()
    {
        var (sinSigma12, cosSigma12) = Math.SinCos(_sigma12);
        var fall = cosSigma12 <= 0
            ? _cosSigma1 * (1 - cosSigma12) + sinSigma12 * _sinSigma1
            : sinSigma12 * (_cosSigma1 * sinSigma12 / (1 + cosSigma12) + _sinSigma1);
        var turn = Math.Atan2(
            _cosAlpha0 * _sinAlpha0 * fall,
            _sinAlpha0 * _sinAlpha0 + _cosAlpha0 * _cosAlpha0 * _cosSigma1 * _cosSigma2);
        Span<double> c4 = stackalloc double[GeodesicSeries.Order];
        _on.Series.C4(_epsilon, c4);
        var flattened = GeodesicSeries.CosineSum(_sinSigma2, _cosSigma2, c4) - GeodesicSeries.CosineSum(_sinSigma1, _cosSigma1, c4);
        return _on.AuthalicRadiusSquared * turn + _on.A * _on.A * _cosAlpha0 * _sinAlpha0 * _on.E2 * flattened;
    }

    /// <summary>Distance to arc on the auxiliary sphere (eqs 7, 15, 20).</summary>
    private double Arc(double length)
    {
        Span<double> c1 = stackalloc double[GeodesicSeries.Order + 1];
        Span<double> reverted = stackalloc double[GeodesicSeries.Order + 1];
        GeodesicSeries.C1(_epsilon, c1);
        GeodesicSeries.C1Reverted(_epsilon, reverted);
        var b11 = GeodesicSeries.SineSum(_sinSigma1, _cosSigma1, c1);
        var (sinB11, cosB11) = Math.SinCos(b11);
        var sinTau1 = _sinSigma1 * cosB11 + _cosSigma1 * sinB11;
        var cosTau1 = _cosSigma1 * cosB11 - _sinSigma1 * sinB11;
        var tau12 = length / (_on.B * (1 + GeodesicSeries.A1Less1(_epsilon)));
        var (sinTau12, cosTau12) = Math.SinCos(tau12);
        var b12 = -GeodesicSeries.SineSum(sinTau1 * cosTau12 + cosTau1 * sinTau12, cosTau1 * cosTau12 - sinTau1 * sinTau12, reverted);
        return tau12 - (b12 - b11);
    }
}

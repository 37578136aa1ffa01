namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// The inverse problem (Karney 2013, sections 3–6). Brought to the canonical place λ12 ≥ 0, β1 ≤ 0, β1 ≤ β2 ≤ −β1, then:
/// along a meridian, along the equator, a short line in closed form, or Newton's method on the azimuth at the start,
/// kept inside a bracket so that it always ends. σ, ω, α, β, λ are the paper's; a suffix 1 is the start, 2 the end.
/// </summary>
internal ref partial struct GeodesicInverse
{
    /// <summary>Stands for nought where a direction must survive: small enough that its square is nought beside anything else.</summary>
    internal const double Tiny = 1.4916681462400413e-154;

    private const double Epsilon0 = 2.220446049250313e-16;
    private const int NewtonRounds = 20;
    private const int AllRounds = NewtonRounds + 53 + 10;
    private static readonly double RootEpsilon = Math.Sqrt(Epsilon0);

    private readonly GeodesicEllipsoid _on;
    private readonly int _swap;
    private readonly int _longitudeSign;
    private readonly int _latitudeSign;
    private readonly double _sinLambda12;
    private readonly double _cosLambda12;
    private readonly double _sinBeta1;
    private readonly double _cosBeta1;
    private readonly double _sinBeta2;
    private readonly double _cosBeta2;
    private readonly double _dn1;
    private readonly double _dn2;
    private readonly bool _meridional;
    private readonly double _length;

    private double _sinAlpha1;
    private double _cosAlpha1;
    private double _sinAlpha2;
    private double _cosAlpha2;

    /// <summary>Above 1 where they have not been worked out.</summary>
    private double _sinOmega12 = 2;
    private double _cosOmega12;

    internal GeodesicInverse(GeodesicEllipsoid ellipsoid, GeographicPoint from, GeographicPoint to)
    {
        _on = ellipsoid;
        var longitude12 = AngleArithmetic.Difference(from.LongitudeDegrees, to.LongitudeDegrees, out var lost);
        _longitudeSign = double.IsNegative(longitude12) ? -1 : 1;
        longitude12 *= _longitudeSign;
        lost *= _longitudeSign;
        var lambda12 = longitude12 * AngleArithmetic.Degree;
        (_sinLambda12, _cosLambda12) = AngleArithmetic.SinCos(longitude12, lost);
        var supplement = 180 - longitude12 - lost;

        var latitude1 = AngleArithmetic.Coarsened(from.LatitudeDegrees);
        var latitude2 = AngleArithmetic.Coarsened(to.LatitudeDegrees);
        _swap = Math.Abs(latitude1) < Math.Abs(latitude2) ? -1 : 1;
        if (_swap < 0)
        {
            _longitudeSign = -_longitudeSign;
            (latitude1, latitude2) = (latitude2, latitude1);
        }

        _latitudeSign = double.IsNegative(latitude1) ? 1 : -1;
        latitude1 *= _latitudeSign;
        latitude2 *= _latitudeSign;
        (_sinBeta1, _cosBeta1) = ellipsoid.Reduced(latitude1);
        (_sinBeta2, _cosBeta2) = ellipsoid.Reduced(latitude2);

        // |β1| ≥ |β2| must hold exactly; where the smaller of sine and cosine agrees, so must the other.
        if (_cosBeta1 < -_sinBeta1)
        {
            if (_cosBeta2 == _cosBeta1)
                _sinBeta2 = Math.CopySign(_sinBeta1, _sinBeta2);
        }
        else if (Math.Abs(_sinBeta2) == -_sinBeta1)
        {
            _cosBeta2 = _cosBeta1;
        }

        _dn1 = Math.Sqrt(1 + ellipsoid.SecondE2 * _sinBeta1 * _sinBeta1);
        _dn2 = Math.Sqrt(1 + ellipsoid.SecondE2 * _sinBeta2 * _sinBeta2);

        _meridional = (latitude1 == -90 || _sinLambda12 == 0) && AlongMeridian(out _length);
        if (_meridional)
            return;
        if (_sinBeta1 == 0 && supplement >= ellipsoid.F * 180)
            AlongEquator(lambda12, out _length);
        else
            Across(lambda12, out _length);
    }

    internal GeodesicLine Line()
    {
        var (sin1, cos1, sin2, cos2) = _swap < 0
            ? (_sinAlpha2, _cosAlpha2, _sinAlpha1, _cosAlpha1)
            : (_sinAlpha1, _cosAlpha1, _sinAlpha2, _cosAlpha2);
        double east = _swap * _longitudeSign, north = _swap * _latitudeSign;
        return new GeodesicLine(
            _length,
            AngleArithmetic.Direction(sin1 * east, cos1 * north),
            AngleArithmetic.Direction(sin2 * east, cos2 * north));
    }

    /// <summary>S12 (eqs 59–64), with the spherical excess from half-angles for lines that do not come near a pole (eq. 64).</summary>
    internal double AreaUnder()
    {
        var sinAlpha0 = _sinAlpha1 * _cosBeta1;
        var cosAlpha0 = double.Hypot(_cosAlpha1, _sinAlpha1 * _sinBeta1);
        double area = 0;
        if (cosAlpha0 != 0 && sinAlpha0 != 0)
        {
            double sinSigma1 = _sinBeta1, cosSigma1 = _cosAlpha1 * _cosBeta1;
            double sinSigma2 = _sinBeta2, cosSigma2 = _cosAlpha2 * _cosBeta2;
            AngleArithmetic.Normalise(ref sinSigma1, ref cosSigma1);
            AngleArithmetic.Normalise(ref sinSigma2, ref cosSigma2);
            Span<double> c4 = stackalloc double[GeodesicSeries.Order];
            _on.Series.C4(_on.Epsilon(cosAlpha0), c4);
            area = _on.A * _on.A * cosAlpha0 * sinAlpha0 * _on.E2
                * (GeodesicSeries.CosineSum(sinSigma2, cosSigma2, c4) - GeodesicSeries.CosineSum(sinSigma1, cosSigma1, c4));
        }

        area += _on.AuthalicRadiusSquared * AzimuthChange();
        return area * _swap * _longitudeSign * _latitudeSign;
    }

    /// <summary>α2 − α1, by the longitude where that is sharper.</summary>
    private double AzimuthChange()
    {
        if (!_meridional && _cosOmega12 > -0.7071 && _sinBeta2 - _sinBeta1 < 1.75)
        {
            double omega = 1 + _cosOmega12, beta1 = 1 + _cosBeta1, beta2 = 1 + _cosBeta2;
            return 2 * Math.Atan2(
                _sinOmega12 * (_sinBeta1 * beta2 + _sinBeta2 * beta1),
                omega * (_sinBeta1 * _sinBeta2 + beta1 * beta2));
        }

        var sin = _sinAlpha2 * _cosAlpha1 - _cosAlpha2 * _sinAlpha1;
        var cos = _cosAlpha2 * _cosAlpha1 + _sinAlpha2 * _sinAlpha1;
        if (sin == 0 && cos < 0)
        {
            sin = Tiny * _cosAlpha1;
            cos = -1;
        }

        return Math.Atan2(sin, cos);
    }

    /// <summary>Along the meridian, unless the far side of a nearly antipodal pair is shorter off it.</summary>
    private bool AlongMeridian(out double length)
    {
        (_sinAlpha1, _cosAlpha1, _sinAlpha2, _cosAlpha2) = (_sinLambda12, _cosLambda12, 0, 1);
        double cosSigma1 = _cosAlpha1 * _cosBeta1, cosSigma2 = _cosBeta2;
        var sigma12 = Math.Atan2(
            Math.Max(0, cosSigma1 * _sinBeta2 - _sinBeta1 * cosSigma2),
            cosSigma1 * cosSigma2 + _sinBeta1 * _sinBeta2);
        var (s, m) = Lengths(_on.N, sigma12, _sinBeta1, cosSigma1, _sinBeta2, cosSigma2);
        length = s * _on.B;
        if (sigma12 < 3 * Tiny || (sigma12 < Epsilon0 && (s < 0 || m < 0)))
            length = 0;
        return sigma12 < RootEpsilon || m >= 0;
    }

    private void AlongEquator(double lambda12, out double length)
    {
        (_sinAlpha1, _cosAlpha1, _sinAlpha2, _cosAlpha2) = (1, 0, 1, 0);
        length = _on.A * lambda12;
        (_sinOmega12, _cosOmega12) = Math.SinCos(lambda12 / (1 - _on.F));
    }

    private void Across(double lambda12, out double length)
    {
        if (Start(lambda12, out var sigma12, out var dn))
        {
            length = sigma12 * _on.B * dn;
            (_sinOmega12, _cosOmega12) = Math.SinCos(lambda12 / ((1 - _on.F) * dn));
            return;
        }

        var trial = Newton();
        length = _on.B * Lengths(trial.Epsilon, trial.Sigma12, trial.SinSigma1, trial.CosSigma1, trial.SinSigma2, trial.CosSigma2).Length;
        var (sin, cos) = Math.SinCos(trial.LongitudeExcess);
        _sinOmega12 = _sinLambda12 * cos - _cosLambda12 * sin;
        _cosOmega12 = _cosLambda12 * cos + _sinLambda12 * sin;
    }

    /// <summary>s12/b (eqs 7, 15) and the reduced length m12/b (eqs 38–40).</summary>
    private (double Length, double Reduced) Lengths(
        double epsilon, double sigma12, double sinSigma1, double cosSigma1, double sinSigma2, double cosSigma2)
    {
        Span<double> c1 = stackalloc double[GeodesicSeries.Order + 1];
        Span<double> c2 = stackalloc double[GeodesicSeries.Order + 1];
        GeodesicSeries.C1(epsilon, c1);
        GeodesicSeries.C2(epsilon, c2);
        double a1 = GeodesicSeries.A1Less1(epsilon), a2 = GeodesicSeries.A2Less1(epsilon);
        var b1 = GeodesicSeries.SineSum(sinSigma2, cosSigma2, c1) - GeodesicSeries.SineSum(sinSigma1, cosSigma1, c1);
        var b2 = GeodesicSeries.SineSum(sinSigma2, cosSigma2, c2) - GeodesicSeries.SineSum(sinSigma1, cosSigma1, c2);
        var j12 = (a1 - a2) * sigma12 + ((1 + a1) * b1 - (1 + a2) * b2);
        var reduced = _dn2 * (cosSigma1 * sinSigma2) - _dn1 * (sinSigma1 * cosSigma2) - cosSigma1 * cosSigma2 * j12;
        return ((1 + a1) * (sigma12 + b1), reduced);
    }
}

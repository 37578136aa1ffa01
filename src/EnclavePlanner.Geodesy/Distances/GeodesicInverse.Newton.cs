namespace EnclavePlanner.Geodesy.Distances;

/// <content>The search for the azimuth at the start: a first guess (section 5), then Newton's method (section 4).</content>
internal ref partial struct GeodesicInverse
{
    /// <summary>Guesses α1; for a short line it solves at once and returns true.</summary>
    private bool Start(double lambda12, out double sigma12, out double dn)
    {
        sigma12 = -1;
        dn = 1;
        var sinBeta12 = _sinBeta2 * _cosBeta1 - _cosBeta2 * _sinBeta1;
        var cosBeta12 = _cosBeta2 * _cosBeta1 + _sinBeta2 * _sinBeta1;
        var sinBetaSum = _sinBeta2 * _cosBeta1 + _cosBeta2 * _sinBeta1;
        var isShort = cosBeta12 >= 0 && sinBeta12 < 0.5 && _cosBeta2 * lambda12 < 0.5;
        double sinOmega = _sinLambda12, cosOmega = _cosLambda12;
        if (isShort)
        {
            var sinMean = (_sinBeta1 + _sinBeta2) * (_sinBeta1 + _sinBeta2);
            sinMean /= sinMean + (_cosBeta1 + _cosBeta2) * (_cosBeta1 + _cosBeta2);
            dn = Math.Sqrt(1 + _on.SecondE2 * sinMean);
            (sinOmega, cosOmega) = Math.SinCos(lambda12 / ((1 - _on.F) * dn));
        }

        // The great circle on the auxiliary sphere (eqs 49–51).
        _sinAlpha1 = _cosBeta2 * sinOmega;
        _cosAlpha1 = cosOmega >= 0
            ? sinBeta12 + _cosBeta2 * _sinBeta1 * sinOmega * sinOmega / (1 + cosOmega)
            : sinBetaSum - _cosBeta2 * _sinBeta1 * sinOmega * sinOmega / (1 - cosOmega);
        var sinSigma12 = double.Hypot(_sinAlpha1, _cosAlpha1);
        var cosSigma12 = _sinBeta1 * _sinBeta2 + _cosBeta1 * _cosBeta2 * cosOmega;

        var shortEnough = 0.1 * RootEpsilon / Math.Sqrt(Math.Max(0.001, _on.F) * Math.Min(1, 1 - _on.F / 2) / 2);
        if (isShort && sinSigma12 < shortEnough)
        {
            _sinAlpha2 = _cosBeta1 * sinOmega;
            _cosAlpha2 = sinBeta12 - _cosBeta1 * _sinBeta2 * (cosOmega >= 0 ? sinOmega * sinOmega / (1 + cosOmega) : 1 - cosOmega);
            AngleArithmetic.Normalise(ref _sinAlpha1, ref _cosAlpha1);
            AngleArithmetic.Normalise(ref _sinAlpha2, ref _cosAlpha2);
            sigma12 = Math.Atan2(sinSigma12, cosSigma12);
            return true;
        }

        if (cosSigma12 < 0 && sinSigma12 < 6 * _on.N * Math.PI * _cosBeta1 * _cosBeta1)
            NearAntipode(sinBetaSum);
        if (_sinAlpha1 > 0)
            AngleArithmetic.Normalise(ref _sinAlpha1, ref _cosAlpha1);
        else
            (_sinAlpha1, _cosAlpha1) = (1, 0);
        return false;
    }

    /// <summary>Near the antipode the envelope of the geodesics is an astroid, and the guess comes from it (eqs 53–59).</summary>
    private void NearAntipode(double sinBetaSum)
    {
        var scale = _on.F * _cosBeta1 * _on.Series.A3(_on.Epsilon(Math.Abs(_sinBeta1))) * Math.PI;
        var x = Math.Atan2(-_sinLambda12, -_cosLambda12) / scale;
        var y = sinBetaSum / (scale * _cosBeta1);
        if (y > -200 * Epsilon0 && x > -1 - 1000 * RootEpsilon)
        {
            _sinAlpha1 = Math.Min(1, -x);
            _cosAlpha1 = -Math.Sqrt(1 - _sinAlpha1 * _sinAlpha1);
            return;
        }

        var k = Astroid(x, y);
        var (sin, cos) = Math.SinCos(scale * (-x * k / (1 + k)));
        _sinAlpha1 = _cosBeta2 * sin;
        _cosAlpha1 = sinBetaSum + _cosBeta2 * _sinBeta1 * sin * sin / (-1 - cos);
    }

    /// <summary>The positive root of k⁴ + 2k³ − (x² + y² − 1)k² − 2y²k − y² = 0 (eq. 55), solved as in the paper's appendix.</summary>
    private static double Astroid(double x, double y)
    {
        double p = x * x, q = y * y, r = (p + q - 1) / 6;
        if (q == 0 && r <= 0)
            return 0;
        double s = p * q / 4, r3 = r * r * r, discriminant = s * (s + 2 * r3), u = r;
        if (discriminant >= 0)
        {
            var cube = s + r3;
            cube += cube < 0 ? -Math.Sqrt(discriminant) : Math.Sqrt(discriminant);
            var t = Math.Cbrt(cube);
            u += t + (t != 0 ? r * r / t : 0);
        }
        else
        {
            u += 2 * r * Math.Cos(Math.Atan2(Math.Sqrt(-discriminant), -(s + r3)) / 3);
        }

        var v = Math.Sqrt(u * u + q);
        var sum = u < 0 ? q / (v - u) : u + v;
        var w = (sum - q) / (2 * v);
        return sum / (Math.Sqrt(sum + w * w) + w);
    }

    /// <summary>Newton's method with a bracket; after 20 rounds it only halves the bracket.</summary>
    private Trial Newton()
    {
        double sinLow = Tiny, cosLow = 1, sinHigh = Tiny, cosHigh = -1;
        bool nearly = false, closed = false;
        for (var round = 0; ; round++)
        {
            var trial = Try(round < NewtonRounds);
            (_sinAlpha2, _cosAlpha2) = (trial.SinAlpha2, trial.CosAlpha2);
            var error = trial.LongitudeError;
            if (closed || !(Math.Abs(error) >= (nearly ? 8 : 1) * Epsilon0) || round == AllRounds)
                return trial;

            if (error > 0 && (round > NewtonRounds || _cosAlpha1 / _sinAlpha1 > cosHigh / sinHigh))
                (sinHigh, cosHigh) = (_sinAlpha1, _cosAlpha1);
            else if (error < 0 && (round > NewtonRounds || _cosAlpha1 / _sinAlpha1 < cosLow / sinLow))
                (sinLow, cosLow) = (_sinAlpha1, _cosAlpha1);

            if (round < NewtonRounds && trial.Slope > 0 && Math.Abs(error / trial.Slope) < Math.PI)
            {
                var (sinStep, cosStep) = Math.SinCos(-error / trial.Slope);
                var sin = _sinAlpha1 * cosStep + _cosAlpha1 * sinStep;
                if (sin > 0)
                {
                    _cosAlpha1 = _cosAlpha1 * cosStep - _sinAlpha1 * sinStep;
                    _sinAlpha1 = sin;
                    AngleArithmetic.Normalise(ref _sinAlpha1, ref _cosAlpha1);
                    nearly = Math.Abs(error) <= 16 * Epsilon0;
                    continue;
                }
            }

            _sinAlpha1 = (sinLow + sinHigh) / 2;
            _cosAlpha1 = (cosLow + cosHigh) / 2;
            AngleArithmetic.Normalise(ref _sinAlpha1, ref _cosAlpha1);
            nearly = false;
            closed = Math.Abs(sinLow - _sinAlpha1) + (cosLow - _cosAlpha1) < Epsilon0
                || Math.Abs(_sinAlpha1 - sinHigh) + (_cosAlpha1 - cosHigh) < Epsilon0;
        }
    }

    /// <summary>Follows the geodesic of azimuth α1 to the latitude of the end and sees by how much it misses (eq. 45, slope eq. 46).</summary>
    private Trial Try(bool wantSlope)
    {
        if (_sinBeta1 == 0 && _cosAlpha1 == 0)
            _cosAlpha1 = -Tiny;
        var sinAlpha0 = _sinAlpha1 * _cosBeta1;
        var cosAlpha0 = double.Hypot(_cosAlpha1, _sinAlpha1 * _sinBeta1);

        double sinSigma1 = _sinBeta1, sinOmega1 = sinAlpha0 * _sinBeta1, cosOmega1 = _cosAlpha1 * _cosBeta1;
        var cosSigma1 = cosOmega1;
        AngleArithmetic.Normalise(ref sinSigma1, ref cosSigma1);

        var sinAlpha2 = _cosBeta2 != _cosBeta1 ? sinAlpha0 / _cosBeta2 : _sinAlpha1;
        var cosAlpha2 = Math.Abs(_cosAlpha1);
        if (_cosBeta2 != _cosBeta1 || Math.Abs(_sinBeta2) != -_sinBeta1)
        {
            var squares = _cosBeta1 < -_sinBeta1
                ? (_cosBeta2 - _cosBeta1) * (_cosBeta1 + _cosBeta2)
                : (_sinBeta1 - _sinBeta2) * (_sinBeta1 + _sinBeta2);
            cosAlpha2 = Math.Sqrt(_cosAlpha1 * _cosBeta1 * (_cosAlpha1 * _cosBeta1) + squares) / _cosBeta2;
        }

        double sinSigma2 = _sinBeta2, sinOmega2 = sinAlpha0 * _sinBeta2, cosOmega2 = cosAlpha2 * _cosBeta2;
        var cosSigma2 = cosOmega2;
        AngleArithmetic.Normalise(ref sinSigma2, ref cosSigma2);

        var sigma12 = Math.Atan2(
            Math.Max(0, cosSigma1 * sinSigma2 - sinSigma1 * cosSigma2),
            cosSigma1 * cosSigma2 + sinSigma1 * sinSigma2);
        var sinOmega12 = Math.Max(0, cosOmega1 * sinOmega2 - sinOmega1 * cosOmega2);
        var cosOmega12 = cosOmega1 * cosOmega2 + sinOmega1 * sinOmega2;
        var eta = Math.Atan2(
            sinOmega12 * _cosLambda12 - cosOmega12 * _sinLambda12,
            cosOmega12 * _cosLambda12 + sinOmega12 * _sinLambda12);

        var epsilon = _on.Epsilon(cosAlpha0);
        Span<double> c3 = stackalloc double[GeodesicSeries.Order];
        _on.Series.C3(epsilon, c3);
        var b3 = GeodesicSeries.SineSum(sinSigma2, cosSigma2, c3) - GeodesicSeries.SineSum(sinSigma1, cosSigma1, c3);
        var excess = -_on.F * _on.Series.A3(epsilon) * sinAlpha0 * (sigma12 + b3);

        double slope = 0;
        if (wantSlope)
        {
            slope = cosAlpha2 == 0
                ? -2 * (1 - _on.F) * _dn1 / _sinBeta1
                : Lengths(epsilon, sigma12, sinSigma1, cosSigma1, sinSigma2, cosSigma2).Reduced * (1 - _on.F) / (cosAlpha2 * _cosBeta2);
        }

        return new Trial(eta + excess, slope, sigma12, epsilon, excess, sinAlpha2, cosAlpha2, sinSigma1, cosSigma1, sinSigma2, cosSigma2);
    }

    /// <summary>What one azimuth leads to.</summary>
    private readonly record struct Trial(
        double LongitudeError,
        double Slope,
        double Sigma12,
        double Epsilon,
        double LongitudeExcess,
        double SinAlpha2,
        double CosAlpha2,
        double SinSigma1,
        double CosSigma1,
        double SinSigma2,
        double CosSigma2);
}

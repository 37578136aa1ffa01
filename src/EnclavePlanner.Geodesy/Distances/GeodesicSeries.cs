namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// The series of Karney, Algorithms for geodesics, J. Geodesy 87 (2013) 43–55, to the sixth order, which for the
/// earth's ellipsoids is the precision of a double. ε is the expansion parameter of eq. 16.
/// </summary>
internal sealed class GeodesicSeries
{
    internal const int Order = 6;

    private readonly double[] _a3;
    private readonly double[][] _c3;
    private readonly double[][] _c4;

    internal GeodesicSeries(double n)
    {
        // Eq. 24: coefficients of ε^0 … ε^5.
        _a3 =
        [
            1,
            -Poly(n, 1.0 / 2, -1.0 / 2),
            -Poly(n, 1.0 / 4, 1.0 / 8, -3.0 / 8),
            -Poly(n, 1.0 / 16, 3.0 / 16, 1.0 / 16),
            -Poly(n, 3.0 / 64, 1.0 / 32),
            -3.0 / 128,
        ];

        // Eq. 25: row l − 1 holds the coefficients of ε^l … ε^5 of C3l.
        _c3 =
        [
            [Poly(n, 1.0 / 4, -1.0 / 4), Poly(n, 1.0 / 8, 0, -1.0 / 8), Poly(n, 3.0 / 64, 3.0 / 64, -1.0 / 64), Poly(n, 5.0 / 128, 1.0 / 64), 3.0 / 128],
            [Poly(n, 1.0 / 16, -3.0 / 32, 1.0 / 32), Poly(n, 3.0 / 64, -1.0 / 32, -3.0 / 64), Poly(n, 3.0 / 128, 1.0 / 128), 5.0 / 256],
            [Poly(n, 5.0 / 192, -3.0 / 64, 5.0 / 192), Poly(n, 3.0 / 128, -5.0 / 192), 7.0 / 512],
            [Poly(n, 7.0 / 512, -7.0 / 256), 7.0 / 512],
            [21.0 / 2560],
        ];

        // Eq. 63: row l holds the coefficients of ε^l … ε^5 of C4l.
        _c4 =
        [
            [
                Poly(n, 2.0 / 3, -4.0 / 15, 8.0 / 105, 4.0 / 315, 16.0 / 3465, 20.0 / 9009),
                Poly(n, -1.0 / 5, 16.0 / 35, -32.0 / 105, 16.0 / 385, 64.0 / 15015),
                Poly(n, -2.0 / 105, -32.0 / 315, 1088.0 / 3465, -1184.0 / 5005),
                Poly(n, 11.0 / 315, -368.0 / 3465, -32.0 / 6435),
                Poly(n, 4.0 / 1155, 1088.0 / 45045),
                97.0 / 15015,
            ],
            [
                Poly(n, 1.0 / 45, -16.0 / 315, 32.0 / 945, -16.0 / 3465, -64.0 / 135135),
                Poly(n, -2.0 / 105, 64.0 / 945, -128.0 / 1485, 1984.0 / 45045),
                Poly(n, -1.0 / 105, 16.0 / 2079, 5792.0 / 135135),
                Poly(n, 4.0 / 1155, -2944.0 / 135135),
                1.0 / 9009,
            ],
            [
                Poly(n, 4.0 / 525, -32.0 / 1575, 64.0 / 3465, -32.0 / 5005),
                Poly(n, -8.0 / 1575, 128.0 / 5775, -256.0 / 6825),
                Poly(n, -8.0 / 1925, 1856.0 / 225225),
                8.0 / 10725,
            ],
            [
                Poly(n, 8.0 / 2205, -256.0 / 24255, 512.0 / 45045),
                Poly(n, -16.0 / 8085, 1024.0 / 105105),
                -136.0 / 63063,
            ],
            [
                Poly(n, 64.0 / 31185, -512.0 / 81081),
                -128.0 / 135135,
            ],
            [128.0 / 99099],
        ];
    }

    /// <summary>A3 (eq. 24).</summary>
    internal double A3(double epsilon) => Poly(epsilon, _a3);

    /// <summary>C3l (eq. 25) into <paramref name="c"/>[1 … 5].</summary>
    internal void C3(double epsilon, Span<double> c) => Fill(epsilon, _c3, epsilon, c[1..]);

    /// <summary>C4l (eq. 63) into <paramref name="c"/>[0 … 5].</summary>
    internal void C4(double epsilon, Span<double> c) => Fill(epsilon, _c4, 1, c);

    /// <summary>A1 − 1 (eq. 17).</summary>
    internal static double A1Less1(double epsilon)
    {
        var e2 = epsilon * epsilon;
        var t = e2 * (64 + e2 * (4 + e2)) / 256;
        return (t + epsilon) / (1 - epsilon);
    }

    /// <summary>C1l (eq. 18) into <paramref name="c"/>[1 … 6].</summary>
    internal static void C1(double epsilon, Span<double> c)
    {
        var e2 = epsilon * epsilon;
        var d = epsilon;
        c[1] = d * Poly(e2, -1.0 / 2, 3.0 / 16, -1.0 / 32);
        c[2] = (d *= epsilon) * Poly(e2, -1.0 / 16, 1.0 / 32, -9.0 / 2048);
        c[3] = (d *= epsilon) * Poly(e2, -1.0 / 48, 3.0 / 256);
        c[4] = (d *= epsilon) * Poly(e2, -5.0 / 512, 3.0 / 512);
        c[5] = (d *= epsilon) * (-7.0 / 1280);
        c[6] = d * epsilon * (-7.0 / 2048);
    }

    /// <summary>C1′l (eq. 21) into <paramref name="c"/>[1 … 6].</summary>
    internal static void C1Reverted(double epsilon, Span<double> c)
    {
        var e2 = epsilon * epsilon;
        var d = epsilon;
        c[1] = d * Poly(e2, 1.0 / 2, -9.0 / 32, 205.0 / 1536);
        c[2] = (d *= epsilon) * Poly(e2, 5.0 / 16, -37.0 / 96, 1335.0 / 4096);
        c[3] = (d *= epsilon) * Poly(e2, 29.0 / 96, -75.0 / 128);
        c[4] = (d *= epsilon) * Poly(e2, 539.0 / 1536, -2391.0 / 2560);
        c[5] = (d *= epsilon) * (3467.0 / 7680);
        c[6] = d * epsilon * (38081.0 / 61440);
    }

    /// <summary>A2 − 1 (eq. 42).</summary>
    internal static double A2Less1(double epsilon)
    {
        var e2 = epsilon * epsilon;
        var t = e2 * (-192 + e2 * (-28 + e2 * -11)) / 256;
        return (t - epsilon) / (1 + epsilon);
    }

    /// <summary>C2l (eq. 43) into <paramref name="c"/>[1 … 6].</summary>
    internal static void C2(double epsilon, Span<double> c)
    {
        var e2 = epsilon * epsilon;
        var d = epsilon;
        c[1] = d * Poly(e2, 1.0 / 2, 1.0 / 16, 1.0 / 32);
        c[2] = (d *= epsilon) * Poly(e2, 3.0 / 16, 1.0 / 32, 35.0 / 2048);
        c[3] = (d *= epsilon) * Poly(e2, 5.0 / 48, 5.0 / 256);
        c[4] = (d *= epsilon) * Poly(e2, 35.0 / 512, 7.0 / 512);
        c[5] = (d *= epsilon) * (63.0 / 1280);
        c[6] = d * epsilon * (77.0 / 2048);
    }

    /// <summary>Σ c_l sin 2lσ, l = 1 … of all given, by Clenshaw's summation; c[0] is not used.</summary>
    internal static double SineSum(double sin, double cos, ReadOnlySpan<double> c)
    {
        var twice = 2 * (cos - sin) * (cos + sin);
        double next = 0, afterNext = 0;
        for (var l = c.Length - 1; l >= 1; l--)
            (next, afterNext) = (twice * next - afterNext + c[l], next);
        return 2 * sin * cos * next;
    }

    /// <summary>Σ c_l cos (2l + 1)σ, l = 0 … of all given, by Clenshaw's summation.</summary>
    internal static double CosineSum(double sin, double cos, ReadOnlySpan<double> c)
    {
        var twice = 2 * (cos - sin) * (cos + sin);
        double next = 0, afterNext = 0;
        for (var l = c.Length - 1; l >= 0; l--)
            (next, afterNext) = (twice * next - afterNext + c[l], next);
        return cos * (next - afterNext);
    }

    /// <summary>Row l becomes ε^l (times <paramref name="first"/>) times its polynomial in ε.</summary>
    private static void Fill(double epsilon, double[][] rows, double first, Span<double> c)
    {
        var power = first;
        for (var row = 0; row < rows.Length; row++)
        {
            c[row] = power * Poly(epsilon, rows[row]);
            power *= epsilon;
        }
    }

    /// <summary>Coefficients from the lowest power up.</summary>
    private static double Poly(double x, params ReadOnlySpan<double> coefficients)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            value = value * x + coefficients[i];
        return value;
    }
}

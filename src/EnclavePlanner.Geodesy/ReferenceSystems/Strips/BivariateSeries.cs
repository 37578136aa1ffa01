using System.Numerics;

namespace EnclavePlanner.Geodesy.ReferenceSystems.Strips;

/// <summary>
/// A smooth function of two variables as a polynomial Σ cⱼₘ wʲ vᵐ on 0 ≤ w ≤ 1, −1 ≤ v ≤ 1: interpolated at Chebyshev's
/// points, terms below a tolerance dropped (|Tₙ| ≤ 1, so each costs at most that), then written in powers. An analytic
/// function's terms fall geometrically, down to the rounding of its values; if the two highest orders that the points
/// resolve have not fallen there, there is no series.
/// </summary>
internal sealed class BivariateSeries
{
    private const int PointsInW = 12;
    private const int PointsInV = 14;
    private const double Rounding = 20;

    /// <summary>Row by row from the highest power of w, each from the highest power of v.</summary>
    private readonly double[] _coefficients;
    private readonly int[] _lengths;

    private BivariateSeries(double[][] rows)
    {
        _lengths = [.. rows.Reverse().Select(row => row.Length)];
        _coefficients = [.. rows.Reverse().SelectMany(row => row.Reverse())];
    }

    /// <summary>The series of a function of (w, v); null when it does not converge to the tolerance.</summary>
    internal static BivariateSeries? Of(Func<double, double, double> function, double tolerance)
    {
        var terms = ChebyshevTerms(function);
        var rows = new List<double[]>();
        for (var j = PointsInW - 1; j >= 0; j--)
        {
            var length = PointsInV;
            while (length > 0 && !(Math.Abs(terms[j, length - 1]) > (j > PointsInW - 3 || length > PointsInV - 2 ? Rounding : 1) * tolerance))
                length--;
            if (length > 0 && (j > PointsInW - 3 || length > PointsInV - 2))
                return null;
            if (length > 0 || rows.Count > 0 || j == 0)
                rows.Insert(0, [.. Enumerable.Range(0, Math.Max(1, length)).Select(m => terms[j, m])]);
        }

        return new BivariateSeries(Powers(rows));
    }

    /// <summary>The series whose row j is this one's over 2j + 1: of ∫f(u², v)du as u times a series in u².</summary>
    internal BivariateSeries OverOddNumbers()
    {
        var rows = new double[_lengths.Length][];
        var next = 0;
        for (var j = _lengths.Length - 1; j >= 0; j--)
        {
            var row = _coefficients.AsSpan(next, _lengths[_lengths.Length - 1 - j]).ToArray();
            next += row.Length;
            rows[j] = [.. row.Reverse().Select(coefficient => coefficient / (2 * j + 1))];
        }

        return new BivariateSeries(rows);
    }

    internal Vector<double> At(Vector<double> w, Vector<double> v)
    {
        var coefficients = _coefficients;
        var next = 0;
        var sum = Vector<double>.Zero;
        foreach (var length in _lengths)
        {
            var row = new Vector<double>(coefficients[next]);
            for (var end = next + length; ++next < end;)
                row = Vector.MultiplyAddEstimate(row, v, new Vector<double>(coefficients[next]));
            sum = Vector.MultiplyAddEstimate(sum, w, row);
        }

        return sum;
    }

    internal double At(double w, double v)
    {
        var next = 0;
        double sum = 0;
        foreach (var length in _lengths)
        {
            var row = _coefficients[next];
            for (var end = next + length; ++next < end;)
                row = row * v + _coefficients[next];
            sum = sum * w + row;
        }

        return sum;
    }

    private static double[,] ChebyshevTerms(Func<double, double, double> function)
    {
        var half = new double[PointsInW, PointsInV];
        for (var i = 0; i < PointsInW; i++)
        {
            var w = (1 + Point(i, PointsInW)) / 2;
            var values = Enumerable.Range(0, PointsInV).Select(k => function(w, Point(k, PointsInV))).ToArray();
            for (var m = 0; m < PointsInV; m++)
                half[i, m] = Term(m, PointsInV, k => values[k]);
        }

        var terms = new double[PointsInW, PointsInV];
        for (var j = 0; j < PointsInW; j++)
        {
            for (var m = 0; m < PointsInV; m++)
                terms[j, m] = Term(j, PointsInW, i => half[i, m]);
        }

        return terms;
    }

    private static double Point(int i, int count) => Math.Cos(Math.PI * (i + 0.5) / count);

    private static double Term(int order, int count, Func<int, double> value)
    {
        double sum = 0;
        for (var i = 0; i < count; i++)
            sum += value(i) * Math.Cos(Math.PI * order * (i + 0.5) / count);
        return sum * (order == 0 ? 1 : 2) / count;
    }

    /// <summary>From Tⱼ(2w − 1) Tₘ(v) to wʲ vᵐ.</summary>
    private static double[][] Powers(List<double[]> rows)
    {
        var inW = ChebyshevPowers(rows.Count, 2, -1);
        var inV = ChebyshevPowers(rows.Max(row => row.Length), 1, 0);
        var powers = new double[rows.Count][];
        for (var j = 0; j < rows.Count; j++)
        {
            powers[j] = new double[rows.Skip(j).Max(row => row.Length)];
            for (var k = j; k < rows.Count; k++)
            {
                for (var m = 0; m < rows[k].Length; m++)
                {
                    for (var p = 0; p <= m; p++)
                        powers[j][p] += inW[k][j] * rows[k][m] * inV[m][p];
                }
            }
        }

        return powers;
    }

    /// <summary>Tₙ(ax + b) in powers of x, by Tₙ₊₁ = 2(ax + b)Tₙ − Tₙ₋₁.</summary>
    private static double[][] ChebyshevPowers(int count, double a, double b)
    {
        var powers = new double[Math.Max(2, count)][];
        powers[0] = [1];
        powers[1] = [b, a];
        for (var n = 2; n < count; n++)
        {
            powers[n] = new double[n + 1];
            for (var p = 0; p <= n; p++)
            {
                var raised = p > 0 ? a * powers[n - 1][p - 1] : 0;
                var kept = p < n ? b * powers[n - 1][p] : 0;
                powers[n][p] = 2 * (raised + kept) - (p < n - 1 ? powers[n - 2][p] : 0);
            }
        }

        return powers;
    }
}

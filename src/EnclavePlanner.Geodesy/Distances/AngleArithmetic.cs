namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// Angles in degrees without loss: differences keep their rounding error, and sine and cosine are reduced to a
/// quadrant in degrees, so that 180° and 90° give exact noughts and ones.
/// </summary>
internal static class AngleArithmetic
{
    internal const double Degree = Math.PI / 180;

    /// <summary>Into −180° … 180°.</summary>
    internal static double Normalised(double degrees)
    {
        var reduced = Math.IEEERemainder(degrees, 360);
        return Math.Abs(reduced) == 180 ? Math.CopySign(180, degrees) : reduced;
    }

    /// <summary>to − from in −180° … 180°, with the part that rounding lost.</summary>
    internal static double Difference(double from, double to, out double lost)
    {
        var rough = Sum(Math.IEEERemainder(-from, 360), Math.IEEERemainder(to, 360), out lost);
        var difference = Sum(Math.IEEERemainder(rough, 360), lost, out lost);
        if (difference == 0 || Math.Abs(difference) == 180)
            difference = Math.CopySign(difference, lost == 0 ? to - from : -lost);
        return difference;
    }

    /// <summary>The sum and what rounding lost of it (Knuth's two-sum).</summary>
    internal static double Sum(double u, double v, out double lost)
    {
        var sum = u + v;
        double first = sum - v, second = sum - first;
        lost = sum == 0 ? 0 : -((first - u) + (second - v));
        return sum;
    }

    /// <summary>Coarsens angles under 1/16° to the grain of larger ones, so that nearly nought is nought.</summary>
    internal static double Coarsened(double degrees)
    {
        const double limit = 1.0 / 16;
        var size = Math.Abs(degrees);
        if (size < limit)
            size = limit - (limit - size);
        return Math.CopySign(size, degrees);
    }

    /// <summary>Sine and cosine of an angle in degrees, plus a small rest.</summary>
    internal static (double Sin, double Cos) SinCos(double degrees, double rest = 0)
    {
        var within = Math.IEEERemainder(degrees, 90);
        var quadrant = (int)Math.IEEERemainder(Math.Round((degrees - within) / 90), 4);
        if (rest != 0)
            within = Coarsened(within + rest);
        var (sin, cos) = Math.SinCos(within * Degree);
        return quadrant switch
        {
            0 => (sin, cos),
            1 => (cos, 0 - sin),
            -1 => (-cos, sin),
            _ => (-sin, -cos),
        };
    }

    /// <summary>Direction in degrees, −180 … 180, exact at the quadrants.</summary>
    internal static double Direction(double y, double x)
    {
        if (Math.Abs(y) > Math.Abs(x))
        {
            var fromVertical = Math.Atan2(x, Math.Abs(y)) / Degree;
            return Math.CopySign(90 - fromVertical, y);
        }

        var angle = Math.Atan2(y, Math.Abs(x)) / Degree;
        return double.IsNegative(x) ? Math.CopySign(180, y) - angle : angle;
    }

    /// <summary>Scales a sine and cosine so that their squares add up to one.</summary>
    internal static void Normalise(ref double sin, ref double cos)
    {
        var length = Math.Sqrt(sin * sin + cos * cos);
        sin /= length;
        cos /= length;
    }
}

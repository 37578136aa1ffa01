namespace EnclavePlanner.Geodesy.Areas;

/// <summary>
/// The trapezoid between two parallels and two meridians of an ellipsoid (TD/T 1055-2019; the formula's text in
/// 国土调查办发〔2008〕32号): S = 2b²ΔL[A sin(ΔB/2)cos Bm − B sin(3ΔB/2)cos 3Bm + C sin(5ΔB/2)cos 5Bm − …]. It
/// agrees with the closed form to 2e-12 of the area.
/// </summary>
internal sealed class TrapezoidSeries
{
    private readonly double _twiceB2;
    private readonly double _a;
    private readonly double _b;
    private readonly double _c;
    private readonly double _d;
    private readonly double _e;

    internal TrapezoidSeries(Ellipsoid ellipsoid)
    {
        double e2 = ellipsoid.EccentricitySquared, e4 = e2 * e2, e6 = e4 * e2, e8 = e4 * e4;
        _twiceB2 = 2 * ellipsoid.SemiMinorAxisMetres * ellipsoid.SemiMinorAxisMetres;
        _a = 1 + 3.0 / 6 * e2 + 30.0 / 80 * e4 + 35.0 / 112 * e6 + 630.0 / 2304 * e8;
        _b = 1.0 / 6 * e2 + 15.0 / 80 * e4 + 21.0 / 112 * e6 + 420.0 / 2304 * e8;
        _c = 3.0 / 80 * e4 + 7.0 / 112 * e6 + 180.0 / 2304 * e8;
        _d = 1.0 / 112 * e6 + 45.0 / 2304 * e8;
        _e = 5.0 / 2304 * e8;
    }

    /// <summary>m²; positive when north of <paramref name="latitude1"/> and <paramref name="width"/> is positive. Radians.</summary>
    internal double Area(double latitude1, double latitude2, double width)
    {
        // Odd multiples by sin(k+2)x = 2 cos 2x · sin kx − sin(k−2)x: two sines and cosines do for all ten.
        var (sin, cosHalf) = Math.SinCos((latitude2 - latitude1) / 2);
        var (sinMean, cos) = Math.SinCos((latitude1 + latitude2) / 2);
        var twiceHalf = 2 * (cosHalf - sin) * (cosHalf + sin);
        var twiceMean = 2 * (cos - sinMean) * (cos + sinMean);
        double sin3 = (twiceHalf + 1) * sin, cos3 = (twiceMean - 1) * cos;
        double sin5 = twiceHalf * sin3 - sin, cos5 = twiceMean * cos3 - cos;
        double sin7 = twiceHalf * sin5 - sin3, cos7 = twiceMean * cos5 - cos3;
        double sin9 = twiceHalf * sin7 - sin5, cos9 = twiceMean * cos7 - cos5;
        return _twiceB2 * width * (_a * sin * cos - _b * sin3 * cos3 + _c * sin5 * cos5 - _d * sin7 * cos7 + _e * sin9 * cos9);
    }

    /// <summary>
    /// Of q, the area from the equator to a parallel over one radian, by the latitude: S is ΔL(q(B₂) − q(B₁)) with
    /// q = b²[A sin B − B sin 3B + C sin 5B − …].
    /// </summary>
    internal double Derivative(double latitude, int order)
    {
        return _twiceB2 / 2 * (_a * Sine(1) - _b * Sine(3) + _c * Sine(5) - _d * Sine(7) + _e * Sine(9));

        double Sine(int multiple)
        {
            var (sin, cos) = Math.SinCos(multiple * latitude);
            var turned = (order % 4) switch { 0 => sin, 1 => cos, 2 => -sin, _ => -cos };
            return Math.Pow(multiple, order) * turned;
        }
    }
}

namespace EnclavePlanner.Geodesy.ReferenceSystems.Strips;

/// <summary>
/// A degree of latitude of a Gauss-Krüger or UTM zone, 5° to either side of the central meridian, with the plane as series:
/// u = (longitude from the meridian)/5°, v = (latitude from the middle)/0.5°.
/// </summary>
internal sealed class GeographicStrip
{
    internal const double HalfWidth = 5;

    internal const double HalfHeight = 0.5;

    private GeographicStrip(double middle, double northing, BivariateSeries east, BivariateSeries north) =>
        (MiddleDegrees, MiddleNorthing, East, North) = (middle, northing, east, north);

    internal double MiddleDegrees { get; }

    /// <summary>Of the middle on the central meridian, from the equator, metres in the plane.</summary>
    internal double MiddleNorthing { get; }

    /// <summary>Odd: metres in the plane east of the central meridian, over u.</summary>
    internal BivariateSeries East { get; }

    /// <summary>Even: metres in the plane north of <see cref="MiddleNorthing"/>.</summary>
    internal BivariateSeries North { get; }

    /// <summary>Null where a series does not converge, near a pole.</summary>
    internal static GeographicStrip? Build(KruegerSeries krueger, double scale, int degree)
    {
        var middle = degree + 0.5;
        var radius = scale * krueger.Radius;
        var northing = scale * krueger.Northing(double.DegreesToRadians(middle));
        var east = BivariateSeries.Of((w, v) => radius * Plane(w, v).Eta / Math.Sqrt(w), 2e-10);
        var north = BivariateSeries.Of((w, v) => radius * Plane(w, v).Xi - northing, 6e-10);
        return east is null || north is null ? null : new GeographicStrip(middle, northing, east, north);

        (double Xi, double Eta) Plane(double w, double v)
        {
            var (xi, eta) = krueger.Conformal(
                double.DegreesToRadians(middle + v * HalfHeight), double.DegreesToRadians(Math.Sqrt(w) * HalfWidth));
            return krueger.Rectified(xi, eta);
        }
    }
}

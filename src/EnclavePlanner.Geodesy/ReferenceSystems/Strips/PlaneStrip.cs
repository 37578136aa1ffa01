using EnclavePlanner.Geodesy.Areas;

namespace EnclavePlanner.Geodesy.ReferenceSystems.Strips;

/// <summary>
/// A strip of a Gauss-Krüger or UTM zone, 100 km from south to north and 400 km to either side of the central meridian,
/// with what areas need of each place as a series: u = (east of the meridian)/400 km, v = (north of the middle)/50 km,
/// functions that are even or odd in u as series in w = u².
/// </summary>
internal sealed class PlaneStrip
{
    /// <summary>To either side of the central meridian: 3.6° at the equator, 6° at 54°.</summary>
    internal const double HalfWidth = 400_000;

    /// <summary>To the north and south of the middle.</summary>
    internal const double HalfHeight = 50_000;

    private PlaneStrip(double middle, double latitude, BivariateSeries scaleArea, BivariateSeries longitude, BivariateSeries band, BivariateSeries north)
    {
        MiddleNorthing = middle;
        LatitudeDegrees = latitude;
        ScaleArea = scaleArea;
        Longitude = longitude;
        Band = band;
        North = north;
    }

    /// <summary>In the projection's own northings, metres.</summary>
    internal double MiddleNorthing { get; }

    /// <summary>Where the middle meets the central meridian.</summary>
    internal double LatitudeDegrees { get; }

    /// <summary>Even: ∫(1/k² − 1/k₀²)du from the central meridian, over u.</summary>
    internal BivariateSeries ScaleArea { get; }

    /// <summary>Odd: longitude from the central meridian in radians, over u.</summary>
    internal BivariateSeries Longitude { get; }

    /// <summary>Even: area in m² between the parallels of the middle and of the place over one radian of longitude.</summary>
    internal BivariateSeries Band { get; }

    /// <summary>Even: latitude less <see cref="LatitudeDegrees"/>, degrees.</summary>
    internal BivariateSeries North { get; }

    /// <summary>The strip about a northing counted from the equator; null where a series does not converge (nearer a pole than some 15°).</summary>
    internal static PlaneStrip? Build(KruegerSeries krueger, double scale, TrapezoidSeries trapezoids, double northing, double middle)
    {
        var radius = scale * krueger.Radius;
        if (!(Math.Abs(northing) + HalfHeight < radius * Math.PI / 2))
            return null;
        var latitude = krueger.Geographic(northing / radius, 0).Latitude;
        var ground = 1 / (scale * scale);
        var scaleArea = BivariateSeries.Of(
            (w, v) => ground * (krueger.GroundOverPlane(Xi(v), Eta(w)) - 1), 3e-16);
        var longitude = BivariateSeries.Of(
            (w, v) => krueger.Geographic(Xi(v), Eta(w)).LongitudeDifference / Math.Sqrt(w), 3e-17);
        var band = BivariateSeries.Of(
            (w, v) => trapezoids.Area(latitude, krueger.Geographic(Xi(v), Eta(w)).Latitude, 1), 5e-3);
        var north = BivariateSeries.Of(
            (w, v) => double.RadiansToDegrees(krueger.Geographic(Xi(v), Eta(w)).Latitude - latitude), 1e-14);
        return scaleArea is null || longitude is null || band is null || north is null
            ? null
            : new PlaneStrip(middle, double.RadiansToDegrees(latitude), scaleArea.OverOddNumbers(), longitude, band, north);

        double Xi(double v) => (northing + v * HalfHeight) / radius;
        double Eta(double w) => Math.Sqrt(w) * HalfWidth / radius;
    }
}

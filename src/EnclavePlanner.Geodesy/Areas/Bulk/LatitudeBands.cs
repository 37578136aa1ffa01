namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>The bands of an ellipsoid, one for each degree of latitude.</summary>
internal sealed class LatitudeBands
{
    private readonly LatitudeBand[] _bands;

    internal LatitudeBands(Ellipsoid ellipsoid)
    {
        var series = new TrapezoidSeries(ellipsoid);
        _bands = [.. Enumerable.Range(-90, 180).Select(degree => new LatitudeBand(ellipsoid, series, degree))];
    }

    /// <summary>The band in which a latitude lies; null for no latitude.</summary>
    internal LatitudeBand? At(double latitudeDegrees) =>
        Math.Abs(latitudeDegrees) <= 90 ? _bands[Math.Min(179, (int)(latitudeDegrees + 90))] : null;
}

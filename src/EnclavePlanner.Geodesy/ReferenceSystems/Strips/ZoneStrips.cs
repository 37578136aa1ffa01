using EnclavePlanner.Geodesy.Areas;

namespace EnclavePlanner.Geodesy.ReferenceSystems.Strips;

/// <summary>
/// The strips of a Gauss-Krüger or UTM zone, one every 50 km, so that each overlaps half of its neighbours; made when first
/// asked for. Safe to use from many threads.
/// </summary>
internal sealed class ZoneStrips
{
    private const double Spacing = 50_000;
    private const int FromEquator = 200;

    private readonly PlaneStrip?[] _strips = new PlaneStrip?[2 * FromEquator + 1];
    private readonly bool[] _made = new bool[2 * FromEquator + 1];
    private readonly Lock _making = new();
    private readonly KruegerSeries _krueger;
    private readonly TrapezoidSeries _trapezoids;
    private readonly double _scale;
    private readonly double _equator;

    internal ZoneStrips(Ellipsoid ellipsoid, ProjectionParameters projection)
    {
        if (projection.Method != ProjectionMethod.TransverseMercator)
            throw new ArgumentException("A transverse Mercator projection is needed.", nameof(projection));
        _krueger = new KruegerSeries(ellipsoid);
        _trapezoids = new TrapezoidSeries(ellipsoid);
        _scale = projection.ScaleFactor;
        FalseEasting = projection.FalseEasting;
        _equator = projection.FalseNorthing - _scale * _krueger.Northing(double.DegreesToRadians(projection.LatitudeOfOrigin));
    }

    internal double FalseEasting { get; }

    /// <summary>1/k₀²: ground area over plane area on the central meridian.</summary>
    internal double GroundOnMeridian => 1 / (_scale * _scale);

    /// <summary>The strip whose middle is nearest to a northing; null beyond the strips or for no number.</summary>
    internal PlaneStrip? At(double northing)
    {
        var step = Math.Round((northing - _equator) / Spacing);
        if (!(Math.Abs(step) <= FromEquator))
            return null;
        var index = (int)step + FromEquator;
        return Volatile.Read(ref _made[index]) ? _strips[index] : Make(index);
    }

    private PlaneStrip? Make(int index)
    {
        lock (_making)
        {
            if (!_made[index])
            {
                var northing = (index - FromEquator) * Spacing;
                _strips[index] = PlaneStrip.Build(_krueger, _scale, _trapezoids, northing, northing + _equator);
                Volatile.Write(ref _made[index], true);
            }

            return _strips[index];
        }
    }
}

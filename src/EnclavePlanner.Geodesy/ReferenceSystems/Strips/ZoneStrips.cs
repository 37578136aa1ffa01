using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;

namespace EnclavePlanner.Geodesy.ReferenceSystems.Strips;

/// <summary>
/// The strips of a Gauss-Krüger or UTM zone, one every 50 km, so that each overlaps half of its neighbours; made when first
/// asked for. Safe to use from many threads.
/// </summary>
internal sealed class ZoneStrips
{
    private const double Spacing = 50_000;
    private const int FromEquator = 200;

    private readonly Slots<PlaneStrip> _ofPlane;
    private readonly Slots<GeographicStrip> _ofLatitude;

    private ZoneStrips(Ellipsoid ellipsoid, ProjectionParameters projection)
    {
        var krueger = new KruegerSeries(ellipsoid);
        var trapezoids = new TrapezoidSeries(ellipsoid);
        var scale = projection.ScaleFactor;
        GroundOnMeridian = 1 / (scale * scale);
        FalseEasting = projection.FalseEasting;
        EquatorNorthing = projection.FalseNorthing - scale * krueger.Northing(double.DegreesToRadians(projection.LatitudeOfOrigin));
        _ofPlane = new(2 * FromEquator + 1, index =>
            PlaneStrip.Build(krueger, scale, trapezoids, (index - FromEquator) * Spacing, (index - FromEquator) * Spacing + EquatorNorthing));
        _ofLatitude = new(180, index => GeographicStrip.Build(krueger, scale, index - 90));
    }

    internal double FalseEasting { get; }

    /// <summary>Northing of the equator on the central meridian.</summary>
    internal double EquatorNorthing { get; }

    /// <summary>1/k₀²: ground area over plane area on the central meridian.</summary>
    internal double GroundOnMeridian { get; }

    /// <summary>The strips of a zone.</summary>
    /// <exception cref="FaultException">GEO-AREA-ZONE: not a Gauss-Krüger or UTM zone.</exception>
    internal static ZoneStrips Of(Crs zone) => zone.Projection is { Method: ProjectionMethod.TransverseMercator } projection
        ? new ZoneStrips(zone.Ellipsoid, projection)
        : throw new FaultException(new Fault(GeodesyTexts.Resources, "GEO-AREA-ZONE", zone.ToString()));

    /// <summary>The strip whose middle is nearest to a northing; null beyond the strips or for no number.</summary>
    internal PlaneStrip? At(double northing)
    {
        var step = Math.Round((northing - EquatorNorthing) / Spacing);
        return Math.Abs(step) <= FromEquator ? _ofPlane[(int)step + FromEquator] : null;
    }

    /// <summary>The strip in which a latitude lies; null beyond the strips or for no number.</summary>
    internal GeographicStrip? AtLatitude(double latitudeDegrees) =>
        Math.Abs(latitudeDegrees) < 90 ? _ofLatitude[(int)Math.Floor(latitudeDegrees) + 90] : null;

    /// <summary>Strips made when first asked for, each once.</summary>
    private sealed class Slots<T>(int count, Func<int, T?> make)
        where T : class
    {
        private readonly T?[] _strips = new T?[count];
        private readonly bool[] _made = new bool[count];
        private readonly Lock _making = new();

        internal T? this[int index] => Volatile.Read(ref _made[index]) ? _strips[index] : Make(index);

        private T? Make(int index)
        {
            lock (_making)
            {
                if (!_made[index])
                {
                    _strips[index] = make(index);
                    Volatile.Write(ref _made[index], true);
                }

                return _strips[index];
            }
        }
    }
}

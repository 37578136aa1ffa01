using System.Collections.Immutable;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// The 3° zone of CGCS2000 that a place lies in: zone n holds the longitudes from 3n − 1.5° up to but not including
/// 3n + 1.5° (GB/T 13989; n = ⌊(L + 1.5)/3⌋), for n = 25 … 45, that is 73.5° to 136.5° east.
/// </summary>
/// <param name="Zone">Number of the zone (带号).</param>
public readonly record struct ZoneSuggestion(int Zone)
{
    private const int First = 25;

    private const int Last = 45;

    /// <summary>The central meridian, degrees east.</summary>
    public double CentralMeridianDegrees => 3 * Zone;

    /// <summary>EPSG code of the form whose eastings begin with the number of the zone.</summary>
    public int PrefixEpsg => 4488 + Zone;

    /// <summary>EPSG code of the form named by its central meridian, with six digits to the easting.</summary>
    public int MeridianEpsg => 4509 + Zone;

    /// <summary>The zone of a longitude; null outside the zones of China and for what is no number.</summary>
    /// <param name="longitudeDegrees">Degrees east of Greenwich.</param>
    public static ZoneSuggestion? At(double longitudeDegrees) =>
        Math.Floor((longitudeDegrees + 1.5) / 3) is >= First and <= Last and var zone ? new ZoneSuggestion((int)zone) : null;

    /// <summary>The zone whose system this is, with or without prefix; null for any other system, 6° zones among them.</summary>
    public static ZoneSuggestion? Of(Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        return crs.Epsg switch
        {
            >= 4488 + First and <= 4488 + Last => new ZoneSuggestion(crs.Epsg.Value - 4488),
            >= 4509 + First and <= 4509 + Last => new ZoneSuggestion(crs.Epsg.Value - 4509),
            _ => null,
        };
    }

    /// <summary>
    /// The zones an extent lies in, from west to east, each with its share. More than one: the land straddles zones, and the
    /// first by share is the one to choose. The share is that of the extent between two parallels, which is its share in
    /// longitude, exact on the ellipsoid; 1 for a point.
    /// </summary>
    /// <param name="extent">Longitudes (x) and latitudes (y) in degrees; not across the antimeridian.</param>
    /// <returns>None where the extent is empty, no number, or touches no zone of China.</returns>
    public static ImmutableArray<ZoneShare> Over(Envelope extent)
    {
        ArgumentNullException.ThrowIfNull(extent);
        if (extent.IsNull || !double.IsFinite(extent.MinX) || !double.IsFinite(extent.MaxX))
            return [];
        if (extent.Width == 0)
            return At(extent.MinX) is { } only ? [new ZoneShare(only, 1)] : [];
        var shares = ImmutableArray.CreateBuilder<ZoneShare>();
        for (var zone = First; zone <= Last; zone++)
        {
            var width = Math.Min(extent.MaxX, 3 * zone + 1.5) - Math.Max(extent.MinX, 3 * zone - 1.5);
            if (width > 0)
                shares.Add(new ZoneShare(new ZoneSuggestion(zone), width / extent.Width));
        }

        return shares.ToImmutable();
    }

    /// <summary>The zones that land lies in, by its extent; see <see cref="Over(Envelope)"/>.</summary>
    /// <param name="extent">x east and y north in <paramref name="crs"/>.</param>
    /// <param name="crs">The system of the extent. Its longitudes are taken at the corners, where an extent in a zone has its
    /// westernmost and easternmost points.</param>
    /// <exception cref="Faults.FaultException">As <see cref="Crs.ToGeographic(Coordinate)"/>.</exception>
    public static ImmutableArray<ZoneShare> Over(Envelope extent, Crs crs)
    {
        ArgumentNullException.ThrowIfNull(extent);
        ArgumentNullException.ThrowIfNull(crs);
        if (extent.IsNull)
            return [];
        var geographic = new Envelope();
        foreach (var (x, y) in new[] { (extent.MinX, extent.MinY), (extent.MinX, extent.MaxY), (extent.MaxX, extent.MinY), (extent.MaxX, extent.MaxY) })
        {
            var place = crs.ToGeographic(x, y);
            geographic.ExpandToInclude(place.LongitudeDegrees, place.LatitudeDegrees);
        }

        return Over(geographic);
    }
}

/// <summary>How much of an extent lies in a zone.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Share">Above 0, up to 1.</param>
public readonly record struct ZoneShare(ZoneSuggestion Zone, double Share);

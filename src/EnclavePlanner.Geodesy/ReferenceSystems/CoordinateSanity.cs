using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// Judges whether the numbers of a file can be coordinates of the CRS it claims, and names the likely mistake where they
/// cannot. It proposes, it never repairs. GCJ-02 and BD-09 look like WGS 84 and cannot be recognised from numbers.
/// </summary>
public static class CoordinateSanity
{
    /// <summary>Work is often kept in one zone for a whole city that straddles two, and UTM files reach further; beyond this it is a mistake.</summary>
    private const double FarthestFromMeridianDegrees = 9;

    private const double MarginDegrees = 2;

    /// <summary>The fault of an extent under the CRS it claims; null when it can be right.</summary>
    /// <param name="extent">The smallest and largest x and y of the data; null (empty) is no fault.</param>
    /// <param name="claimed">The CRS the file or the user names.</param>
    /// <returns>
    /// GEO-SANITY-NONFINITE, GEO-SANITY-DEGREES (degrees where metres are claimed), GEO-SANITY-METRES (the other way round),
    /// GEO-SANITY-PREFIX (an easting with the number of a zone where none is expected), GEO-SANITY-NOPREFIX (the other way
    /// round), GEO-SANITY-ZONE (the number of another zone), GEO-SANITY-SWAPPED (north first), GEO-SANITY-OUTSIDE.
    /// </returns>
    public static Fault? Judge(Envelope extent, Crs claimed)
    {
        ArgumentNullException.ThrowIfNull(extent);
        ArgumentNullException.ThrowIfNull(claimed);
        if (extent.IsNull)
            return null;
        if (!double.IsFinite(extent.MinX) || !double.IsFinite(extent.MaxX) || !double.IsFinite(extent.MinY) || !double.IsFinite(extent.MaxY))
            return Said("GEO-SANITY-NONFINITE", extent, claimed);
        if (Fits(extent, claimed))
            return null;
        return claimed.Kind == CrsKind.Geographic ? JudgeDegrees(extent, claimed) : JudgeMetres(extent, claimed);
    }

    private static Fault JudgeDegrees(Envelope extent, Crs claimed)
    {
        var largest = Math.Max(Math.Max(Math.Abs(extent.MinX), Math.Abs(extent.MaxX)), Math.Max(Math.Abs(extent.MinY), Math.Abs(extent.MaxY)));
        if (largest > 360)
            return Said("GEO-SANITY-METRES", extent, claimed);
        return Fits(Swapped(extent), claimed) ? Said("GEO-SANITY-SWAPPED", extent, claimed) : Said("GEO-SANITY-OUTSIDE", extent, claimed);
    }

    private static Fault JudgeMetres(Envelope extent, Crs claimed)
    {
        var world = new Envelope(-180, 180, -90, 90);
        if (world.Contains(extent) || world.Contains(Swapped(extent)))
            return Said("GEO-SANITY-DEGREES", extent, claimed);
        if (Prefix(extent, claimed) is { } prefix)
            return prefix;
        if (Fits(Swapped(extent), claimed) || Prefix(Swapped(extent), claimed) is not null)
            return Said("GEO-SANITY-SWAPPED", extent, claimed);
        return Said("GEO-SANITY-OUTSIDE", extent, claimed);
    }

    /// <summary>The mistakes about the number of the zone, each proven by trying the CRS that would be right.</summary>
    private static Fault? Prefix(Envelope extent, Crs claimed)
    {
        if (!ReferenceEquals(claimed.Datum, Datum.China2000) || claimed.Projection is not { } projection)
            return null;
        var number = (int)Math.Floor(extent.Centre.X / 1_000_000);
        if (claimed.HasZonePrefix)
        {
            var bare = KnownCrs.All().First(known => known.Projection?.IsSameAs(projection with { FalseEasting = 500_000 }) == true);
            if (Fits(extent, CrsRegistry.Get(bare.Epsg)))
                return Said("GEO-SANITY-NOPREFIX", extent, claimed, bare.Epsg);
        }

        if (number is not (>= 13 and <= 23 or >= 25 and <= 45))
            return null;
        var zone = CrsRegistry.Get((number < 25 ? 4478 : 4488) + number);
        if (!Fits(extent, zone))
            return null;
        return claimed.HasZonePrefix
            ? Said("GEO-SANITY-ZONE", extent, claimed, zone.Epsg, number)
            : Said("GEO-SANITY-PREFIX", extent, claimed, zone.Epsg, number);
    }

    /// <summary>Whether all four corners fall near the CRS's domain of use.</summary>
    private static bool Fits(Envelope extent, Crs crs)
    {
        ReadOnlySpan<(double X, double Y)> corners =
            [(extent.MinX, extent.MinY), (extent.MinX, extent.MaxY), (extent.MaxX, extent.MinY), (extent.MaxX, extent.MaxY)];
        foreach (var (x, y) in corners)
        {
            if (!Fits(x, y, crs))
                return false;
        }

        return true;
    }

    private static bool Fits(double x, double y, Crs crs)
    {
        var domain = crs.Datum;
        double longitude = x, latitude = y;
        if (crs.Projection is { } projection)
        {
            GeographicPoint place;
            try
            {
                place = crs.ToGeographic(x, y);
            }
            catch (FaultException)
            {
                return false;
            }

            (longitude, latitude) = place;
            if (projection.Method == ProjectionMethod.TransverseMercator
                && Math.Abs(longitude - projection.CentralMeridian) > FarthestFromMeridianDegrees)
                return false;
        }

        return longitude >= domain.West - MarginDegrees && longitude <= domain.East + MarginDegrees
            && latitude >= Math.Max(-90, domain.South - MarginDegrees) && latitude <= Math.Min(90, domain.North + MarginDegrees);
    }

    private static Envelope Swapped(Envelope extent) => new(extent.MinY, extent.MaxY, extent.MinX, extent.MaxX);

    private static Fault Said(string code, Envelope extent, Crs claimed, params IReadOnlyList<object?> more) =>
        new(GeodesyTexts.Resources, code, [claimed.ToString(), extent.MinX, extent.MaxX, extent.MinY, extent.MaxY, .. more]);
}

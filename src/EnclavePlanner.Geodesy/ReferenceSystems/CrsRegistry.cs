using System.Diagnostics.CodeAnalysis;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// The reference systems this program knows: CGCS2000 (EPSG:4490) and all its Gauss-Krüger zones (4491–4554), WGS 84
/// (4326), UTM (32601–32660, 32701–32760) and Web Mercator (3857, to read only), ETRS89 (4258), RGF93 and Lambert-93
/// (4171, 2154), TWD97 and its TM2 zones (3824, 3825, 3826). Their datums are realisations of one frame, the ITRS, and
/// coincide to decimetres; coordinates pass between them with a null shift (<see cref="CoordinateTransform.CrossesDatums"/>
/// tells when). CGCS2000 with heights (4480) is read as 4490, which has the same longitudes and latitudes; a plan keeps no
/// heights. CGCS2000 geocentric (4479) holds no land and is refused with that reason. Xi'an 80 and Beijing 54 are known only to be read with a shift that the
/// user gives (<see cref="GetUnshifted"/>). Everything else is refused, never guessed.
/// </summary>
public static class CrsRegistry
{
    private const int Geocentric = 4479;

    private const int GeographicWithHeights = 4480;

    private static readonly Dictionary<int, Lazy<Crs>> ByEpsg = KnownCrs.All()
        .ToDictionary(known => known.Epsg, known => new Lazy<Crs>(known.Create));

    /// <summary>The CRS of an EPSG code.</summary>
    /// <exception cref="FaultException">
    /// GEO-CRS-DATUM: Xi'an 80 or Beijing 54, from which no shift is known. GEO-CRS-GEOCENTRIC: it counts X, Y, Z from the
    /// Earth's centre. GEO-CRS-UNKNOWN.
    /// </exception>
    public static Crs Get(int epsg)
    {
        var crs = GetUnshifted(epsg);
        return crs.Datum.NeedsShift ? throw new FaultException(NeedsShift(crs.ToString(), crs.Datum.Name)) : crs;
    }

    /// <summary>
    /// The CRS of an EPSG code, also of Xi'an 80 (4610, 2327–2390) and Beijing 54 (4214, 2401–2442, 21413–21423,
    /// 21453–21463): where coordinates come from when the user gives the shift
    /// (<see cref="CoordinateTransform.Between(Crs, DatumShifts.SevenParameterShift, Crs)"/>).
    /// </summary>
    /// <exception cref="FaultException">GEO-CRS-GEOCENTRIC, GEO-CRS-UNKNOWN.</exception>
    public static Crs GetUnshifted(int epsg)
    {
        if (Find(epsg) is { } known)
            return known;
        throw new FaultException(epsg == Geocentric
            ? IsGeocentric("EPSG:4479 China Geodetic Coordinate System 2000")
            : new Fault(GeodesyTexts.Resources, "GEO-CRS-UNKNOWN", epsg));
    }

    /// <summary>The CRS of an EPSG code, if it is known, can hold land and needs no shift; EPSG:4490 for 4480.</summary>
    public static bool TryGet(int epsg, [NotNullWhen(true)] out Crs? crs)
    {
        crs = Find(epsg) is { Datum.NeedsShift: false } known ? known : null;
        return crs is not null;
    }

    /// <summary>
    /// The CRS of a well-known text, version 1, as in an ESRI .prj or a GeoPackage. Recognised by its parameters, and
    /// then its name must not contradict them; a projection without EPSG code on a known datum comes back without one.
    /// </summary>
    /// <exception cref="FaultException">
    /// GEO-CRS-DATUM: on a datum from which no shift is known (Beijing 54, Xi'an 80, a city's own grid).
    /// GEO-CRS-SHIFTED: GCJ-02 or BD-09. GEO-CRS-GEOCENTRIC: a GEOCCS, which holds no land.
    /// GEO-CRS-WKT: broken, another version, in feet, with an unknown projection, or at odds with itself.
    /// </exception>
    public static Crs FromWkt(string wkt)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        return WktRecognition.Recognise(wkt, takesUnshifted: false);
    }

    /// <summary>
    /// The CRS of a well-known text, also on a datum that needs a shift: Xi'an 80, Beijing 54, or any other name with an
    /// ellipsoid of revolution the size of the Earth. For coordinates whose shift the user gives.
    /// </summary>
    /// <exception cref="FaultException">GEO-CRS-SHIFTED, GEO-CRS-GEOCENTRIC, GEO-CRS-WKT; GEO-CRS-DATUM: a TOWGS84 on a datum that needs none.</exception>
    public static Crs FromWktUnshifted(string wkt)
    {
        ArgumentNullException.ThrowIfNull(wkt);
        return WktRecognition.Recognise(wkt, takesUnshifted: true);
    }

    internal static Fault NeedsShift(string crs, string datum) => new(GeodesyTexts.Resources, "GEO-CRS-DATUM", crs, datum);

    internal static Fault IsGeocentric(string name) => new(GeodesyTexts.Resources, "GEO-CRS-GEOCENTRIC", name);

    /// <summary>The known CRS of these parameters; the one of this name where several have them (75°E has a 3° and a 6° zone).</summary>
    internal static Crs? Find(Datum datum, ProjectionParameters? projection, string name)
    {
        var same = KnownCrs.All()
            .Where(known => ReferenceEquals(known.Datum, datum))
            .Where(known => projection is null ? known.Projection is null : known.Projection?.IsSameAs(projection) == true)
            .ToList();
        var chosen = same.Find(known => known.IsNamed(name)) ?? same.FirstOrDefault();
        return chosen is null ? null : Find(chosen.Epsg);
    }

    /// <summary>The known CRS with this name.</summary>
    internal static Crs? FindByName(string name)
    {
        var known = KnownCrs.All().FirstOrDefault(known => known.IsNamed(name));
        return known is null ? null : Find(known.Epsg);
    }

    /// <summary>The CRS of a code, whether or not it needs a shift.</summary>
    internal static Crs? Find(int epsg) =>
        ByEpsg.GetValueOrDefault(epsg == GeographicWithHeights ? Datum.China2000.GeographicEpsg : epsg)?.Value;
}

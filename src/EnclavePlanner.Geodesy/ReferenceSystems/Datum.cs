namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// A geodetic datum whose coordinates coincide with CGCS2000 to decimetres: all of these are realisations of the ITRS
/// frame, so they are taken as one frame with a null shift. A datum that needs a real shift (Beijing 54, Xi'an 80, city
/// grids) is none of these and is refused.
/// </summary>
/// <param name="Name">EPSG's name in WKT 1.</param>
/// <param name="EsriName">The name in an ESRI .prj.</param>
/// <param name="Epsg">EPSG code of the datum.</param>
/// <param name="GeographicEpsg">EPSG code of its longitude and latitude.</param>
/// <param name="GeographicName">EPSG's name of these.</param>
/// <param name="EsriGeographicName">The name of these in an ESRI .prj.</param>
/// <param name="Ellipsoid">Its ellipsoid.</param>
/// <param name="EllipsoidName">EPSG's name of that.</param>
/// <param name="EsriEllipsoidName">The name of that in an ESRI .prj.</param>
/// <param name="EllipsoidEpsg">EPSG code of that.</param>
/// <param name="West">Domain of use, degrees of longitude.</param>
/// <param name="South">Domain of use, degrees of latitude.</param>
/// <param name="East">Domain of use, degrees of longitude.</param>
/// <param name="North">Domain of use, degrees of latitude.</param>
internal sealed record Datum(
    string Name,
    string EsriName,
    int Epsg,
    int GeographicEpsg,
    string GeographicName,
    string EsriGeographicName,
    Ellipsoid Ellipsoid,
    string EllipsoidName,
    string EsriEllipsoidName,
    int EllipsoidEpsg,
    double West,
    double South,
    double East,
    double North)
{
    internal static readonly Datum China2000 = new(
        "China_2000", "D_China_2000", 1043, 4490, "China Geodetic Coordinate System 2000",
        "GCS_China_Geodetic_Coordinate_System_2000", Ellipsoid.Cgcs2000, "CGCS2000", "CGCS2000", 1024, 73, 3, 136, 54);

    internal static readonly Datum Wgs84 = new(
        "WGS_1984", "D_WGS_1984", 6326, 4326, "WGS 84", "GCS_WGS_1984",
        Ellipsoid.Wgs84, "WGS 84", "WGS_1984", 7030, -180, -90, 180, 90);

    internal static readonly Datum Etrs89 = new(
        "European_Terrestrial_Reference_System_1989", "D_ETRS_1989", 6258, 4258, "ETRS89", "GCS_ETRS_1989",
        Ellipsoid.Grs80, "GRS 1980", "GRS_1980", 7019, -17, 32, 41, 85);

    internal static readonly Datum Rgf93 = new(
        "Reseau_Geodesique_Francais_1993_v1", "D_RGF_1993", 6171, 4171, "RGF93 v1", "GCS_RGF_1993",
        Ellipsoid.Grs80, "GRS 1980", "GRS_1980", 7019, -10, 41, 11, 52);

    internal static readonly Datum Twd97 = new(
        "Taiwan_Datum_1997", "D_TWD_1997", 1026, 3824, "TWD97", "GCS_TWD_1997",
        Ellipsoid.Grs80, "GRS 1980", "GRS_1980", 7019, 114, 17, 124, 27);

    internal static IReadOnlyList<Datum> All { get; } = [China2000, Wgs84, Etrs89, Rgf93, Twd97];

    /// <summary>Names met in files, written without case, spaces and punctuation, and without ESRI's leading D.</summary>
    private static readonly Dictionary<string, Datum> ByName = new(StringComparer.Ordinal)
    {
        ["china2000"] = China2000,
        ["cgcs2000"] = China2000,
        ["chinageodeticcoordinatesystem2000"] = China2000,
        ["wgs1984"] = Wgs84,
        ["wgs84"] = Wgs84,
        ["worldgeodeticsystem1984"] = Wgs84,
        ["worldgeodeticsystem1984ensemble"] = Wgs84,
        ["europeanterrestrialreferencesystem1989"] = Etrs89,
        ["europeanterrestrialreferencesystem1989ensemble"] = Etrs89,
        ["etrs1989"] = Etrs89,
        ["etrs89"] = Etrs89,
        ["reseaugeodesiquefrancais1993"] = Rgf93,
        ["reseaugeodesiquefrancais1993v1"] = Rgf93,
        ["rgf1993"] = Rgf93,
        ["rgf1993v1"] = Rgf93,
        ["rgf93"] = Rgf93,
        ["rgf93v1"] = Rgf93,
        ["taiwandatum1997"] = Twd97,
        ["twd1997"] = Twd97,
        ["twd97"] = Twd97,
    };

    internal static Datum? Named(string name)
    {
        var bare = name.StartsWith("D_", StringComparison.OrdinalIgnoreCase) ? name[2..] : name;
        return ByName.GetValueOrDefault(CrsNames.Plain(bare));
    }
}

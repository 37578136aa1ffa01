namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// A geodetic datum. Most coincide with CGCS2000 to decimetres, being realisations of the ITRS frame, and are taken as one
/// frame with a null shift. Those that need a real shift (Beijing 54, Xi'an 80, a city's own) are refused unless the user
/// gives it.
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
/// <param name="NeedsShift">Whether it lies tens of metres from CGCS2000, and nobody but the user can say how far.</param>
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
    double North,
    bool NeedsShift = false)
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

    internal static readonly Datum Xian1980 = new(
        "Xian_1980", "D_Xian_1980", 6610, 4610, "Xian 1980", "GCS_Xian_1980",
        new Ellipsoid(6378140, 298.257), "IAG 1975", "Xian_1980", 7049, 73, 3, 136, 54, NeedsShift: true);

    internal static readonly Datum Beijing1954 = new(
        "Beijing_1954", "D_Beijing_1954", 6214, 4214, "Beijing 1954", "GCS_Beijing_1954",
        new Ellipsoid(6378245, 298.3), "Krassowsky 1940", "Krasovsky_1940", 7024, 73, 3, 136, 54, NeedsShift: true);

    internal static IReadOnlyList<Datum> All { get; } = [China2000, Wgs84, Etrs89, Rgf93, Twd97, Xian1980, Beijing1954];

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
        ["xian1980"] = Xian1980,
        ["xian80"] = Xian1980,
        ["西安80"] = Xian1980,
        ["1980西安坐标系"] = Xian1980,
        ["beijing1954"] = Beijing1954,
        ["beijing54"] = Beijing1954,
        ["北京54"] = Beijing1954,
        ["1954北京坐标系"] = Beijing1954,
    };

    /// <summary>A datum that is known by nothing but its name and ellipsoid in a file; used anywhere, and never without a shift.</summary>
    internal static Datum OfFile(string name, Ellipsoid ellipsoid, string ellipsoidName) => new(
        name, name, 0, 0, name, name, ellipsoid, ellipsoidName, ellipsoidName, 0, -180, -90, 180, 90, NeedsShift: true);

    internal static Datum? Named(string name)
    {
        var bare = name.StartsWith("D_", StringComparison.OrdinalIgnoreCase) ? name[2..] : name;
        return ByName.GetValueOrDefault(CrsNames.Plain(bare));
    }
}

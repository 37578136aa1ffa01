namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>One line of the registry: what a CRS is, before its transforms are made.</summary>
internal sealed record KnownCrs(int Epsg, string Name, string EsriName, Datum Datum, ProjectionParameters? Projection)
{
    private static readonly IReadOnlyList<KnownCrs> Known = [.. Geographic(), .. GaussKrueger(), .. Others(), .. Utm(), .. Xian(), .. Beijing()];

    /// <summary>Whether it is a Gauss-Krüger zone of 3°, as EPSG's name says.</summary>
    internal bool IsThreeDegree => Name.Contains("3-degree", StringComparison.Ordinal);

    internal static IReadOnlyList<KnownCrs> All() => Known;

    internal Crs Create() => new(Epsg, Name, EsriName, Datum, Projection);

    internal bool IsNamed(string name)
    {
        var plain = CrsNames.Plain(name);
        return plain == CrsNames.Plain(Name) || plain == CrsNames.Plain(EsriName);
    }

    private static IEnumerable<KnownCrs> Geographic() =>
        Datum.All.Select(datum => new KnownCrs(datum.GeographicEpsg, datum.GeographicName, datum.EsriGeographicName, datum, null));

    /// <summary>
    /// EPSG:4491–4554. 3° zones stand before 6° zones: where both have the same meridian and no prefix the numbers are the
    /// same, and without a name the 3° one, used for plots and cadastre, is meant.
    /// </summary>
    private static IEnumerable<KnownCrs> GaussKrueger()
    {
        for (var zone = 25; zone <= 45; zone++)
        {
            var meridian = 3 * zone;
            yield return China(4488 + zone, $"CGCS2000 / 3-degree Gauss-Kruger zone {zone}", $"CGCS2000_3_Degree_GK_Zone_{zone}", meridian, zone);
            yield return China(4509 + zone, $"CGCS2000 / 3-degree Gauss-Kruger CM {meridian}E", $"CGCS2000_3_Degree_GK_CM_{meridian}E", meridian, 0);
        }

        for (var zone = 13; zone <= 23; zone++)
        {
            var meridian = 6 * zone - 3;
            yield return China(4478 + zone, $"CGCS2000 / Gauss-Kruger zone {zone}", $"CGCS2000_GK_Zone_{zone}", meridian, zone);
            yield return China(4489 + zone, $"CGCS2000 / Gauss-Kruger CM {meridian}E", $"CGCS2000_GK_CM_{meridian}E", meridian, 0);
        }
    }

    private static IEnumerable<KnownCrs> Others() =>
    [
        new(3857, "WGS 84 / Pseudo-Mercator", "WGS_1984_Web_Mercator_Auxiliary_Sphere", Datum.Wgs84,
            new(ProjectionMethod.WebMercator, 0, 0, 1, 0, 0)),
        new(2154, "RGF93 v1 / Lambert-93", "RGF_1993_Lambert_93", Datum.Rgf93,
            new(ProjectionMethod.LambertConicConformal, 3, 46.5, 1, 700_000, 6_600_000, 49, 44)),
        new(3825, "TWD97 / TM2 zone 119", "TWD_1997_TM_Penghu", Datum.Twd97,
            new(ProjectionMethod.TransverseMercator, 119, 0, 0.9999, 250_000, 0)),
        new(3826, "TWD97 / TM2 zone 121", "TWD_1997_TM_Taiwan", Datum.Twd97,
            new(ProjectionMethod.TransverseMercator, 121, 0, 0.9999, 250_000, 0)),
    ];

    private static IEnumerable<KnownCrs> Utm()
    {
        for (var zone = 1; zone <= 60; zone++)
        {
            var north = new ProjectionParameters(ProjectionMethod.TransverseMercator, 6 * zone - 183, 0, 0.9996, 500_000, 0);
            yield return new(32600 + zone, $"WGS 84 / UTM zone {zone}N", $"WGS_1984_UTM_Zone_{zone}N", Datum.Wgs84, north);
            yield return new(32700 + zone, $"WGS 84 / UTM zone {zone}S", $"WGS_1984_UTM_Zone_{zone}S", Datum.Wgs84,
                north with { FalseNorthing = 10_000_000 });
        }
    }

    /// <summary>EPSG:2327–2390; like the zones of Beijing 54 to be read with a shift only.</summary>
    private static IEnumerable<KnownCrs> Xian()
    {
        const string esri = "Xian_1980";
        for (var zone = 25; zone <= 45; zone++)
        {
            yield return Zone(2324 + zone, Datum.Xian1980, $"3-degree Gauss-Kruger zone {zone}", $"{esri}_3_Degree_GK_Zone_{zone}", 3 * zone, zone);
            yield return Zone(2345 + zone, Datum.Xian1980, $"3-degree Gauss-Kruger CM {3 * zone}E", $"{esri}_3_Degree_GK_CM_{3 * zone}E", 3 * zone, 0);
        }

        for (var zone = 13; zone <= 23; zone++)
        {
            var meridian = 6 * zone - 3;
            yield return Zone(2314 + zone, Datum.Xian1980, $"Gauss-Kruger zone {zone}", $"{esri}_GK_Zone_{zone}", meridian, zone);
            yield return Zone(2325 + zone, Datum.Xian1980, $"Gauss-Kruger CM {meridian}E", $"{esri}_GK_CM_{meridian}E", meridian, 0);
        }
    }

    /// <summary>EPSG:2401–2442, 21413–21423, 21453–21463.</summary>
    private static IEnumerable<KnownCrs> Beijing()
    {
        const string esri = "Beijing_1954";
        for (var zone = 25; zone <= 45; zone++)
        {
            yield return Zone(2376 + zone, Datum.Beijing1954, $"3-degree Gauss-Kruger zone {zone}", $"{esri}_3_Degree_GK_Zone_{zone}", 3 * zone, zone);
            yield return Zone(2397 + zone, Datum.Beijing1954, $"3-degree Gauss-Kruger CM {3 * zone}E", $"{esri}_3_Degree_GK_CM_{3 * zone}E", 3 * zone, 0);
        }

        for (var zone = 13; zone <= 23; zone++)
        {
            var meridian = 6 * zone - 3;
            yield return Zone(21400 + zone, Datum.Beijing1954, $"Gauss-Kruger zone {zone}", $"{esri}_GK_Zone_{zone}", meridian, zone);
            yield return Zone(21440 + zone, Datum.Beijing1954, $"Gauss-Kruger CM {meridian}E", $"{esri}_GK_Zone_{zone}N", meridian, 0);
        }
    }

    private static KnownCrs Zone(int epsg, Datum datum, string name, string esriName, int meridian, int prefix) =>
        new(epsg, $"{datum.GeographicName} / {name}", esriName, datum, ProjectionParameters.GaussKrueger(meridian, prefix * 1_000_000.0 + 500_000));

    private static KnownCrs China(int epsg, string name, string esriName, int meridian, int prefix) =>
        new(epsg, name, esriName, Datum.China2000, ProjectionParameters.GaussKrueger(meridian, prefix * 1_000_000.0 + 500_000));
}

using System.Globalization;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>Well-known text, version 1 (OGC 01-009 clause 7), in the spelling of GDAL and in that of ESRI.</summary>
internal static class WktWriter
{
    internal static string Ogc(Crs crs)
    {
        var datum = crs.Datum;
        var geographic = Invariant(
            $"GEOGCS[{Quoted(datum.GeographicName)},DATUM[{Quoted(datum.Name)},SPHEROID[{Quoted(datum.EllipsoidName)},{datum.Ellipsoid.SemiMajorAxisMetres},{datum.Ellipsoid.InverseFlattening}{AndAuthority(datum.EllipsoidEpsg)}]{AndAuthority(datum.Epsg)}],PRIMEM[\"Greenwich\",0,{Authority(8901)}],UNIT[\"degree\",0.0174532925199433,{Authority(9122)}]{AndAuthority(datum.GeographicEpsg)}]");
        if (crs.Projection is not { } p)
            return geographic;
        var authority = AndAuthority(crs.Epsg ?? 0);
        var extension = p.Method == ProjectionMethod.WebMercator
            ? ",EXTENSION[\"PROJ4\",\"" + Proj4Writer.WebMercator + "\"]"
            : "";

        // EPSG's zones of China have X north first; GDAL says nothing of the axes then, and east first is understood.
        var axes = IsChinese(datum) ? "" : ",AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]";
        return Invariant(
            $"PROJCS[{Quoted(crs.Name)},{geographic},{OgcProjection(p)},UNIT[\"metre\",1,{Authority(9001)}]{axes}{extension}{authority}]");
    }

    internal static string Esri(Crs crs)
    {
        var datum = crs.Datum;
        var geographic = Invariant(
            $"GEOGCS[{Quoted(datum.EsriGeographicName)},DATUM[{Quoted(datum.EsriName)},SPHEROID[{Quoted(datum.EsriEllipsoidName)},{datum.Ellipsoid.SemiMajorAxisMetres:0.0},{datum.Ellipsoid.InverseFlattening}]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]");
        return crs.Projection is { } p
            ? Invariant($"PROJCS[{Quoted(crs.EsriName)},{geographic},{EsriProjection(crs, p)},UNIT[\"Meter\",1.0]]")
            : geographic;
    }

    private static string OgcProjection(ProjectionParameters p) => p.Method switch
    {
        ProjectionMethod.TransverseMercator => Invariant(
            $"PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",{p.LatitudeOfOrigin}],PARAMETER[\"central_meridian\",{p.CentralMeridian}],PARAMETER[\"scale_factor\",{p.ScaleFactor}],PARAMETER[\"false_easting\",{p.FalseEasting}],PARAMETER[\"false_northing\",{p.FalseNorthing}]"),
        ProjectionMethod.LambertConicConformal => Invariant(
            $"PROJECTION[\"Lambert_Conformal_Conic_2SP\"],PARAMETER[\"latitude_of_origin\",{p.LatitudeOfOrigin}],PARAMETER[\"central_meridian\",{p.CentralMeridian}],PARAMETER[\"standard_parallel_1\",{p.StandardParallel1}],PARAMETER[\"standard_parallel_2\",{p.StandardParallel2}],PARAMETER[\"false_easting\",{p.FalseEasting}],PARAMETER[\"false_northing\",{p.FalseNorthing}]"),
        _ => "PROJECTION[\"Mercator_1SP\"],PARAMETER[\"central_meridian\",0],PARAMETER[\"scale_factor\",1],PARAMETER[\"false_easting\",0],PARAMETER[\"false_northing\",0]",
    };

    private static string EsriProjection(Crs crs, ProjectionParameters p)
    {
        var offsets = Invariant(
            $"PARAMETER[\"False_Easting\",{p.FalseEasting:0.0###}],PARAMETER[\"False_Northing\",{p.FalseNorthing:0.0###}],PARAMETER[\"Central_Meridian\",{p.CentralMeridian:0.0###########}]");
        return p.Method switch
        {
            ProjectionMethod.TransverseMercator => Invariant(
                $"PROJECTION[\"{(IsChinese(crs.Datum) ? "Gauss_Kruger" : "Transverse_Mercator")}\"],{offsets},PARAMETER[\"Scale_Factor\",{p.ScaleFactor:0.0###########}],PARAMETER[\"Latitude_Of_Origin\",{p.LatitudeOfOrigin:0.0###########}]"),
            ProjectionMethod.LambertConicConformal => Invariant(
                $"PROJECTION[\"Lambert_Conformal_Conic\"],{offsets},PARAMETER[\"Standard_Parallel_1\",{p.StandardParallel1:0.0###########}],PARAMETER[\"Standard_Parallel_2\",{p.StandardParallel2:0.0###########}],PARAMETER[\"Latitude_Of_Origin\",{p.LatitudeOfOrigin:0.0###########}]"),
            _ => $"PROJECTION[\"Mercator_Auxiliary_Sphere\"],{offsets},PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0]",
        };
    }

    private static bool IsChinese(Datum datum) =>
        ReferenceEquals(datum, Datum.China2000) || ReferenceEquals(datum, Datum.Xian1980) || ReferenceEquals(datum, Datum.Beijing1954);

    /// <summary>WKT 1 has no escape for a quotation mark, so a name from a file loses its own.</summary>
    private static string Quoted(string name) => "\"" + name.Replace("\"", "", StringComparison.Ordinal) + "\"";

    /// <summary>0 is no code: a datum of a file has none.</summary>
    private static string AndAuthority(int code) => code == 0 ? "" : "," + Authority(code);

    private static string Authority(int code) => Invariant($"AUTHORITY[\"EPSG\",\"{code}\"]");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

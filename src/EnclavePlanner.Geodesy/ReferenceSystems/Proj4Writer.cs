namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>Strings of the PROJ 4 kind, which the map's proj4js reads.</summary>
internal static class Proj4Writer
{
    internal const string WebMercator =
        "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs";

    internal static string Write(Crs crs)
    {
        var ellipsoid = ReferenceEquals(crs.Datum, Datum.Wgs84) ? "+datum=WGS84"
            : crs.Ellipsoid == Ellipsoid.Grs80 ? "+ellps=GRS80"
            : FormattableString.Invariant($"+a={crs.Ellipsoid.SemiMajorAxisMetres} +rf={crs.Ellipsoid.InverseFlattening}");
        return crs.Projection switch
        {
            null => $"+proj=longlat {ellipsoid} +no_defs",
            { Method: ProjectionMethod.WebMercator } => WebMercator,
            { Method: ProjectionMethod.LambertConicConformal } p => FormattableString.Invariant(
                $"+proj=lcc +lat_0={p.LatitudeOfOrigin} +lon_0={p.CentralMeridian} +lat_1={p.StandardParallel1} +lat_2={p.StandardParallel2} +x_0={p.FalseEasting} +y_0={p.FalseNorthing} {ellipsoid} +units=m +no_defs"),
            { } p => FormattableString.Invariant(
                $"+proj=tmerc +lat_0={p.LatitudeOfOrigin} +lon_0={p.CentralMeridian} +k={p.ScaleFactor} +x_0={p.FalseEasting} +y_0={p.FalseNorthing} {ellipsoid} +units=m +no_defs"),
        };
    }
}

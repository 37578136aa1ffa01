using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>From the text of a .prj to a CRS of the registry, by parameters first and by name where parameters leave a choice.</summary>
internal static class WktRecognition
{
    private const double DegreeInRadians = Math.PI / 180;

    internal static Crs Recognise(string wkt, bool takesUnshifted)
    {
        var root = WktNode.Parse(wkt) ?? throw Wkt(Shorten(wkt), "GEO-WKT-BROKEN");
        if (Is(root, "GEOCCS"))
            throw new FaultException(CrsRegistry.IsGeocentric(root.Name));
        var horizontal = Is(root, "COMPD_CS") ? root.Children.Find(child => Is(child, "PROJCS") || Is(child, "GEOGCS")) : root;
        if (horizontal is null || !(Is(horizontal, "PROJCS") || Is(horizontal, "GEOGCS")))
            throw Wkt(root.Keyword, "GEO-WKT-KIND", root.Keyword);

        var geographic = Is(horizontal, "GEOGCS") ? horizontal : horizontal.Child("GEOGCS")
            ?? throw Wkt(horizontal.Name, "GEO-WKT-MISSING", "GEOGCS");
        foreach (var name in new[] { horizontal.Name, geographic.Name, geographic.Child("DATUM")?.Name ?? "" })
        {
            if (DisplacedSources.TryParse(name, out var displaced))
                throw new FaultException(DisplacedSources.Refusal(displaced.Value));
        }

        var datum = ReadDatum(horizontal, geographic, takesUnshifted);
        var projection = Is(horizontal, "GEOGCS") ? null : ReadProjection(horizontal);
        return Known(horizontal, datum, projection);
    }

    private static Crs Known(WktNode crs, Datum datum, ProjectionParameters? projection)
    {
        var found = CrsRegistry.Find(datum, projection, crs.Name);
        var named = CrsRegistry.FindByName(crs.Name);
        if (named is not null && !SameNumbers(named, datum, projection))
            throw Wkt(crs.Name, "GEO-WKT-CONTRADICTION", named.ToString());

        if (crs.Child("AUTHORITY") is { } authority
            && authority.Name.Equals("EPSG", StringComparison.OrdinalIgnoreCase)
            && authority.Number(1) is { } code
            && code is > 0 and < 1_000_000)
        {
            if (CrsRegistry.Find((int)code) is not { } stated)
                return found ?? new Crs(null, crs.Name, crs.Name, datum, projection);
            return SameNumbers(stated, datum, projection)
                ? stated
                : throw Wkt(crs.Name, "GEO-WKT-CONTRADICTION", stated.ToString());
        }

        return found ?? new Crs(null, crs.Name, crs.Name, datum, projection);
    }

    private static bool SameNumbers(Crs known, Datum datum, ProjectionParameters? projection) =>
        ReferenceEquals(known.Datum, datum)
        && (projection is null ? known.Projection is null : known.Projection?.IsSameAs(projection) == true);

    private static Datum ReadDatum(WktNode crs, WktNode geographic, bool takesUnshifted)
    {
        var node = geographic.Child("DATUM") ?? throw Wkt(crs.Name, "GEO-WKT-MISSING", "DATUM");
        var named = Datum.Named(node.Name);
        if (!takesUnshifted && (named is null || named.NeedsShift))
            throw new FaultException(CrsRegistry.NeedsShift(crs.Name, node.Name));
        var spheroid = node.Child("SPHEROID") ?? node.Child("ELLIPSOID") ?? throw Wkt(crs.Name, "GEO-WKT-MISSING", "SPHEROID");
        var datum = named ?? Datum.OfFile(node.Name, ReadEllipsoid(crs, node, spheroid), spheroid.Name);
        // 1/f of WGS 84 and GRS 80 differ by 1.5e-6, 0.1 mm at the pole; files confuse the two without harm.
        if (spheroid.Number(1) is not { } a || Math.Abs(a - datum.Ellipsoid.SemiMajorAxisMetres) > 1e-3
            || spheroid.Number(2) is not { } inverse || Math.Abs(inverse - datum.Ellipsoid.InverseFlattening) > 1e-5)
            throw Wkt(crs.Name, "GEO-WKT-ELLIPSOID", spheroid.Name, node.Name);
        if (!datum.NeedsShift && node.Child("TOWGS84") is { } shift && shift.Values.Exists(value => value.AsSpan().IndexOfAnyInRange('1', '9') >= 0))
            throw new FaultException(CrsRegistry.NeedsShift(crs.Name, node.Name));
        if (geographic.Child("PRIMEM") is { } meridian && meridian.Number(1) is not 0)
            throw Wkt(crs.Name, "GEO-WKT-MERIDIAN", meridian.Name);
        if (geographic.Child("UNIT") is not { } unit || unit.Number(1) is not { } size || Math.Abs(size - DegreeInRadians) > 1e-9)
            throw Wkt(crs.Name, "GEO-WKT-UNIT", geographic.Child("UNIT")?.Name ?? "?");
        return datum;
    }

    private static Ellipsoid ReadEllipsoid(WktNode crs, WktNode datum, WktNode spheroid) =>
        spheroid.Number(1) is > 6.3e6 and < 6.45e6 and { } a && spheroid.Number(2) is > 200 and < 400 and { } inverse
            ? new Ellipsoid(a, inverse)
            : throw Wkt(crs.Name, "GEO-WKT-ELLIPSOID", spheroid.Name, datum.Name);

    private static ProjectionParameters ReadProjection(WktNode crs)
    {
        if (crs.Child("UNIT") is not { } unit || unit.Number(1) is not { } size || Math.Abs(size - 1) > 1e-12)
            throw Wkt(crs.Name, "GEO-WKT-UNIT", crs.Child("UNIT")?.Name ?? "?");
        var name = crs.Child("PROJECTION")?.Name ?? throw Wkt(crs.Name, "GEO-WKT-MISSING", "PROJECTION");
        var parameters = new WktProjection(crs);
        return CrsNames.Plain(name) switch
        {
            "transversemercator" or "gausskruger" => new(
                ProjectionMethod.TransverseMercator,
                parameters.Required("centralmeridian", "longitudeoforigin"),
                parameters.Optional(0, "latitudeoforigin"),
                parameters.Optional(1, "scalefactor"),
                parameters.Optional(0, "falseeasting"),
                parameters.Optional(0, "falsenorthing")),
            "lambertconformalconic" or "lambertconformalconic2sp" when parameters.Optional(1, "scalefactor") == 1 => new(
                ProjectionMethod.LambertConicConformal,
                parameters.Required("centralmeridian", "longitudeoforigin"),
                parameters.Required("latitudeoforigin"),
                1,
                parameters.Optional(0, "falseeasting"),
                parameters.Optional(0, "falsenorthing"),
                parameters.Required("standardparallel1"),
                parameters.Required("standardparallel2")),
            "mercatorauxiliarysphere" or "popularvisualisationpseudomercator" or "mercator1sp" when IsWebMercator(crs) =>
                new(ProjectionMethod.WebMercator, 0, 0, 1, 0, 0),
            _ => throw Wkt(crs.Name, "GEO-WKT-PROJECTION", name),
        };
    }

    /// <summary>Mercator_1SP alone is the ellipsoidal Mercator; only these names say that the sphere is meant.</summary>
    private static bool IsWebMercator(WktNode crs) =>
        CrsRegistry.FindByName(crs.Name)?.Epsg == 3857 || CrsNames.Plain(crs.Name) is "wgs84webmercator" or "popularvisualisationcrsmercator";

    private static bool Is(WktNode node, string keyword) => node.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    private static string Shorten(string wkt) => wkt.Length > 60 ? wkt[..60] + "…" : wkt;

    private static FaultException Wkt(string crs, string reason, params IReadOnlyList<object?> arguments) =>
        new(new Fault(GeodesyTexts.Resources, "GEO-CRS-WKT", crs, new LocalizedText(GeodesyTexts.Resources, reason, arguments)));

    /// <summary>The PARAMETER brackets of a PROJCS by plain name.</summary>
    private sealed class WktProjection(WktNode crs)
    {
        internal double Required(params ReadOnlySpan<string> names) =>
            Find(names) ?? throw Wkt(crs.Name, "GEO-WKT-MISSING", "PARAMETER " + names[0]);

        internal double Optional(double otherwise, params ReadOnlySpan<string> names) => Find(names) ?? otherwise;

        private double? Find(ReadOnlySpan<string> names)
        {
            foreach (var child in crs.Children)
            {
                if (Is(child, "PARAMETER") && names.Contains(CrsNames.Plain(child.Name)))
                    return child.Number(1) ?? throw Wkt(crs.Name, "GEO-WKT-MISSING", "PARAMETER " + child.Name);
            }

            return null;
        }
    }
}

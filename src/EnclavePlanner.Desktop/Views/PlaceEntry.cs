using System.Globalization;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Views;

/// <summary>
/// A place as it is typed: X and Y of the city's zone in either order, with or without the number of a zone before Y, or longitude and
/// latitude in either order, in degrees or in degrees, minutes and seconds. What fits in one way only is taken in that way; what fits in
/// two is asked about.
/// </summary>
/// <param name="Place">x east, y north in the city's CRS, metres.</param>
/// <param name="Readings">How the numbers were read, to be said to the user.</param>
public sealed record PlaceEntry(Coordinate Place, IReadOnlyList<LocalizedText> Readings)
{
    private const double MetresPerZone = 1_000_000;

    /// <summary>Reads a place for a city.</summary>
    /// <param name="entry">What was typed; anything.</param>
    /// <param name="crs">The city's projected CRS.</param>
    /// <exception cref="FaultException">WIN-PLACE-EMPTY, WIN-PLACE-LONG, WIN-PLACE-TEXT, WIN-PLACE-TWO, WIN-PLACE-MINUTES: it is no two
    /// numbers. WIN-PLACE-AXES: both are said to be on one axis, or one to be degrees and one metres. WIN-PLACE-ORDER: either order is
    /// possible. WIN-PLACE-OUTSIDE: neither is near the city's zone.</exception>
    public static PlaceEntry Parse(string? entry, Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        var (first, second) = PlaceTokens.Of(entry);
        if ((first.Axis != PlaceAxis.Unknown && first.Axis == second.Axis) || (first.IsDegrees && second.IsPlane) || (first.IsPlane && second.IsDegrees))
            throw Refused("WIN-PLACE-AXES");
        var isPlane = first.IsPlane || second.IsPlane;
        var isDegrees = first.IsDegrees || second.IsDegrees || (!isPlane && Math.Abs(first.Value) <= 180 && Math.Abs(second.Value) <= 180);
        List<PlaceEntry> fitting = [];
        if (first.Axis != PlaceAxis.East && second.Axis != PlaceAxis.North)
            fitting.AddRange(Read(second.Value, first.Value, northFirst: true));
        if (first.Axis != PlaceAxis.North && second.Axis != PlaceAxis.East)
            fitting.AddRange(Read(first.Value, second.Value, northFirst: false));
        return fitting.Count switch
        {
            1 => fitting[0],
            0 => throw Refused("WIN-PLACE-OUTSIDE", crs.ToString()),
            _ => throw Refused("WIN-PLACE-ORDER"),
        };

        IEnumerable<PlaceEntry> Read(double east, double north, bool northFirst) =>
            isDegrees ? Degrees(east, north, northFirst, crs) : Metres(east, north, northFirst, crs);
    }

    private static IEnumerable<PlaceEntry> Degrees(double longitude, double latitude, bool northFirst, Crs crs)
    {
        if (Math.Abs(latitude) > 90 || Math.Abs(longitude) > 180)
            return [];
        var reading = Said(northFirst ? "goto.lat-lon" : "goto.lon-lat");
        return Fitting(() => crs.FromGeographic(new GeographicPoint(longitude, latitude)), crs, reading);
    }

    private static IEnumerable<PlaceEntry> Metres(double east, double north, bool northFirst, Crs crs)
    {
        var order = Said(northFirst ? "goto.x-y" : "goto.y-x");
        var asItIs = Fitting(() => new Coordinate(east, north), crs, order).ToList();
        if (asItIs.Count > 0)
            return asItIs;
        var zone = (int)Math.Floor(east / MetresPerZone);
        if (crs.HasZonePrefix)
        {
            var own = Math.Floor(crs.FalseEastingMetres!.Value / MetresPerZone);
            return zone == 0 ? Fitting(() => new Coordinate(east + own * MetresPerZone, north), crs, order, Said("goto.zone-added", Number(own))) : [];
        }

        if (MeridianOf(zone) is not { } meridian)
            return [];
        if (meridian == crs.CentralMeridianDegrees)
            return Fitting(() => new Coordinate(east - zone * MetresPerZone, north), crs, order, Said("goto.zone", Number(zone)));
        var other = CrsRegistry.Get((zone < 25 ? 4478 : 4488) + zone);
        return Fitting(
            () => CoordinateTransform.Between(other, crs).Transform(new Coordinate(east, north)), crs, order, Said("goto.zone-other", Number(zone), other.ToString()));
    }

    /// <summary>The central meridian of the zone of a number: of 6° from 13 to 23, of 3° from 25 to 45; null for other numbers.</summary>
    private static double? MeridianOf(int zone) => zone switch
    {
        >= 13 and <= 23 => 6 * zone - 3,
        >= 25 and <= 45 => 3 * zone,
        _ => null,
    };

    private static IEnumerable<PlaceEntry> Fitting(Func<Coordinate> place, Crs crs, params IReadOnlyList<LocalizedText> readings)
    {
        try
        {
            var found = place();
            return CoordinateSanity.Judge(new Envelope(found), crs) is null ? [new PlaceEntry(found, readings)] : [];
        }
        catch (FaultException)
        {
            // It is nowhere in this reading; another may fit.
            return [];
        }
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static LocalizedText Said(string key, params IReadOnlyList<object?> arguments) => new(WindowTexts.Resources, key, arguments);

    private static FaultException Refused(string code, params IReadOnlyList<object?> arguments) =>
        new(new Fault(WindowTexts.Resources, code, arguments));
}

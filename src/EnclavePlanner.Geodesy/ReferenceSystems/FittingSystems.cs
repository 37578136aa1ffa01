using System.Collections.Immutable;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>The Gauss-Krüger systems that data of one place comes in.</summary>
public static class FittingSystems
{
    /// <summary>
    /// The 3° and the 6° zone of a longitude, with and without the number before the easting, on CGCS2000, Xi'an 80 and
    /// Beijing 54, in this order. Those of the last two are for reading with a shift only.
    /// </summary>
    /// <param name="longitudeDegrees">Degrees east of Greenwich.</param>
    /// <returns>None outside the zones of China and for what is no number.</returns>
    public static ImmutableArray<Crs> At(double longitudeDegrees)
    {
        if (ZoneSuggestion.At(longitudeDegrees) is not { } zone)
            return [];
        var wideMeridian = 6 * Math.Floor(longitudeDegrees / 6) + 3;
        Datum[] datums = [Datum.China2000, Datum.Xian1980, Datum.Beijing1954];
        return
        [
            .. datums.SelectMany(datum => KnownCrs.All()
                .Where(known => ReferenceEquals(known.Datum, datum) && known.Projection is { } projection
                    && projection.CentralMeridian.Equals(known.IsThreeDegree ? zone.CentralMeridianDegrees : wideMeridian))
                .Select(known => CrsRegistry.GetUnshifted(known.Epsg))),
        ];
    }
}

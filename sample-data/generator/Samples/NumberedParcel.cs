using System.Globalization;
using EnclavePlanner.SampleData.Drawing;
using EnclavePlanner.SampleData.Files;
using EnclavePlanner.SampleData.Mosaics;

namespace EnclavePlanner.SampleData.Samples;

/// <summary>A parcel with its 图斑编号 and its official area.</summary>
/// <param name="Number">TBBH.</param>
/// <param name="Tile">The land.</param>
/// <param name="Area">m², ellipsoidal, to 0.01.</param>
internal sealed record NumberedParcel(string Number, Tile Tile, double Area)
{
    /// <summary>Height of the strips in which a surveyor numbers, metres.</summary>
    private const double Strip = 100;

    /// <summary>In strips from north to south, within each from west to east, as surveyors number.</summary>
    public static List<NumberedParcel> Of(Scene scene, SurveyFrame frame) =>
    [
        .. scene.Parcels
            .Select(tile => (Tile: tile, Middle: tile.Area.InteriorPoint))
            .OrderByDescending(parcel => Math.Floor(parcel.Middle.Y / Strip))
            .ThenBy(parcel => parcel.Middle.X)
            .ThenBy(parcel => parcel.Middle.Y)
            .Select((parcel, i) => new NumberedParcel(
                (i + 1).ToString("0000", CultureInfo.InvariantCulture), parcel.Tile, frame.Area(parcel.Tile.Area))),
    ];
}

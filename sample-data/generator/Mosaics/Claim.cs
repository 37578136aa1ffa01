using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Mosaics;

/// <summary>An area drawn for a use; where claims overlap, the earlier one in the list holds the ground.</summary>
/// <param name="Area">A polygon or multipolygon on paper.</param>
/// <param name="Land">What it becomes.</param>
/// <param name="SmallestSize">Pieces under this many square metres go to the neighbour with the longest common border.</param>
internal sealed record Claim(Geometry Area, Land Land, double SmallestSize = 250)
{
    /// <summary>
    /// The lines that bound it. Each border is drawn by one claim only: a second line that runs along it half a step of the grid
    /// aside would leave a thread of land between them.
    /// </summary>
    public Geometry Outline { get; init; } = Area.Boundary;

    public static Claim Of(Piece piece, Land land, double smallestSize = 250) =>
        new(piece.Area, land, smallestSize) { Outline = piece.Outline };

    /// <summary>Ground to be shared out among neighbours, of the same class first, such as a street corner.</summary>
    public static Claim ToShareOut(Geometry area, Land land) => new(area, land, double.PositiveInfinity);
}

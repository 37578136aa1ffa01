using EnclavePlanner.SampleData.Drawing;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.SampleData.Mosaics;

/// <summary>A block or a part of one.</summary>
/// <param name="Area">The ground.</param>
/// <param name="Outline">Its borders as they are to be drawn; without those that neighbours draw.</param>
internal sealed record Piece(Polygon Area, Geometry Outline)
{
    /// <summary>A block that nobody else draws.</summary>
    public static Piece Drawn(Polygon area) => new(area, area.Boundary);

    /// <summary>A block between roads and waters that are drawn already.</summary>
    public static Piece Between(Polygon area) => new(area, Sheet.Paper.CreateLineString());

    /// <summary>A part of the piece on one side of a cut.</summary>
    public Piece Part(Polygon area, LineString cut) => new(area, Sheet.Paper.BuildGeometry([.. Lines(Outline), cut]));

    private static IEnumerable<Geometry> Lines(Geometry outline) =>
        NetTopologySuite.Geometries.Utilities.LinearComponentExtracter.GetLines(outline).Where(line => !line.IsEmpty);
}

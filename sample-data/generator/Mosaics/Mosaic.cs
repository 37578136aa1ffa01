using EnclavePlanner.SampleData.Drawing;
using NetTopologySuite.Algorithm.Construct;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.Polygonize;

namespace EnclavePlanner.SampleData.Mosaics;

/// <summary>
/// Lays claims on paper so that no gap and no overlap is left. All outlines are noded together by snap rounding on the
/// grid of the sheet and polygonised; each face goes to the first claim that holds its inner point; faces of one claim that touch are
/// joined; what is too small or too thin goes to a neighbour. Because every border is one noded line, both sides of it have
/// the same vertices.
/// </summary>
internal static class Mosaic
{
    /// <summary>A piece whose area divided by half its border is under this many metres is no parcel.</summary>
    private const double ThinnestWidth = 1.5;

    /// <summary>Rounding can leave a thread of ground between two claims; more than this many square metres is a fault of the drawing.</summary>
    private const double LargestThread = 100;

    /// <summary>Corners that change the land beside them by less than this many square metres are left out.</summary>
    private const double SmallestCorner = 2;

    /// <summary>The tiles inside the extent, in an order that depends on the drawing only.</summary>
    /// <param name="extent">What is to be covered; each part of it must be claimed.</param>
    /// <param name="claims">Earlier ones lie on top.</param>
    /// <param name="alsoNoded">Lines that must meet the borders at common vertices, such as a park boundary that runs along them.</param>
    public static List<Tile> Lay(Geometry extent, IReadOnlyList<Claim> claims, params Geometry[] alsoNoded)
    {
        claims = [.. claims, Claim.ToShareOut(extent, new Land("", "")) with { Outline = extent.Boundary }];
        var faces = Faces(extent, claims, alsoNoded);
        var holder = faces.ConvertAll(_ => -1);
        var index = new STRtree<int>();
        for (var i = 0; i < claims.Count; i++)
            index.Insert(claims[i].Area.EnvelopeInternal, i);
        for (var i = 0; i < faces.Count; i++)
        {
            var inside = InnerPoint(faces[i]);
            holder[i] = index.Query(inside.EnvelopeInternal).Order().FirstOrDefault(claim => claims[claim].Area.Covers(inside), claims.Count - 1);
            if (holder[i] == claims.Count - 1 && Sheet.Size(faces[i]) > LargestThread)
                throw new InvalidOperationException($"Nobody claims the ground at {inside}.");
        }

        var groups = new FaceGroups(faces);
        groups.JoinWhere((left, right) => holder[left] == holder[right]);
        groups.ShareOut(
            (first, area, border) => area < claims[holder[first]].SmallestSize || 2 * area / border < ThinnestWidth,
            (small, neighbour) => Kinship(claims[holder[small]].Land, claims[holder[neighbour]].Land));
        return [.. groups.Joined().Select(group => new Tile(group.Area, claims[holder[group.First]].Land))];
    }

    /// <summary>
    /// The tiles without the needless corners that noding left, alike on both sides of each border; points where three tiles
    /// meet stay.
    /// </summary>
    public static List<Tile> Tidied(List<Tile> tiles, bool keepOutline)
    {
        Polygon[] areas = [.. tiles.Select(tile => tile.Area)];
        var tolerance = Math.Sqrt(SmallestCorner);
        var tidied = keepOutline ? CoverageSimplifier.SimplifyInner(areas, tolerance) : CoverageSimplifier.Simplify(areas, tolerance);
        return [.. tiles.Zip(tidied, (tile, area) => tile with { Area = (Polygon)area })];
    }

    /// <summary>The tiles with the vertices of a line that runs along their borders.</summary>
    public static List<Tile> NodedWith(List<Tile> tiles, Geometry line) => Lay(
        NetTopologySuite.Operation.OverlayNG.CoverageUnion.Union(Sheet.Paper.BuildGeometry(tiles.Select(tile => tile.Area))),
        [.. tiles.Select(tile => new Claim(tile.Area, tile.Land, 0))],
        line);

    /// <summary>Of a thin face the middle of its widest part: elsewhere it may be thinner than the grid, and its owner a matter of luck.</summary>
    private static Point InnerPoint(Polygon face) =>
        2 * Sheet.Size(face) / Sheet.Reach(face.ExteriorRing) < 4 ? MaximumInscribedCircle.GetCenter(face, 0.1) : face.InteriorPoint;

    private static int Kinship(Land one, Land other) => one == other ? 2 : one.Code == other.Code ? 1 : 0;

    private static List<Polygon> Faces(Geometry extent, IReadOnlyList<Claim> claims, Geometry[] alsoNoded)
    {
        var outlines = claims.Select(claim => claim.Outline).Concat(alsoNoded);
        var noded = UnaryUnionNG.Union(Sheet.Paper.BuildGeometry(outlines.Where(outline => !outline.IsEmpty)), Sheet.Grid);
        var polygonizer = new Polygonizer();
        polygonizer.Add(noded);
        return [.. polygonizer.GetPolygons().Cast<Polygon>()
            .Where(face => extent.Covers(face.InteriorPoint))
            .OrderBy(face => face.EnvelopeInternal.MinX)
            .ThenBy(face => face.EnvelopeInternal.MinY)
            .ThenBy(face => face.EnvelopeInternal.MaxX)
            .ThenBy(face => face.EnvelopeInternal.MaxY)];
    }
}

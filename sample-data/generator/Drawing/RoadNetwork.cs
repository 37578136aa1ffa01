using EnclavePlanner.SampleData.Mosaics;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;
using NetTopologySuite.Operation.Linemerge;

namespace EnclavePlanner.SampleData.Drawing;

/// <summary>One stretch of road between two junctions.</summary>
/// <param name="Name">As on the sign, without the mark 虚构.</param>
/// <param name="Land">The parcel it lies on.</param>
/// <param name="Width">From kerb to kerb, metres.</param>
/// <param name="Centre">The centre line.</param>
internal sealed record RoadStretch(string Name, Land Land, double Width, LineString Centre);

/// <summary>Stretches of road as land: constant width, corners rounded off where roads meet, the wider road goes through.</summary>
internal sealed class RoadNetwork(IEnumerable<RoadStretch> stretches, double cornerRadius)
{
    /// <summary>A stretch of fewer square metres goes to the next one.</summary>
    private const double SmallestStretch = 160;

    /// <summary>Stretches are drawn so many metres beyond their ends, to hold the wedge that a bend leaves between two of them.</summary>
    private const double Wedge = 1.5;

    /// <summary>Metres that the arc of a corner is drawn on, so that it meets the kerbs.</summary>
    private const double ToKerb = 4;

    /// <summary>A corner of fewer square metres is not rounded off.</summary>
    private const double SmallestCorner = 4;

    /// <summary>Nor is one whose area divided by half its border is under this many metres: that is a bend, not a corner.</summary>
    private const double ThinnestCorner = 0.5;

    public IReadOnlyList<RoadStretch> Stretches { get; } = [.. stretches.OrderByDescending(stretch => stretch.Width)];

    /// <summary>The same roads with the stretches of one name joined, so that each road is one piece of land until a wider one cuts it.</summary>
    public RoadNetwork Joined() => new(Roads(), cornerRadius);

    /// <summary>
    /// The roads as claims: the stretches, parted by straight lines from kerb to kerb; then each road as a whole, whose kerbs
    /// bend without a break, and the corners: what no stretch holds of these is shared out among them.
    /// </summary>
    public IEnumerable<Claim> Claims()
    {
        var roads = Roads().ToList();
        var ends = roads.SelectMany(road => new[] { road.Centre.StartPoint.Coordinate, road.Centre.EndPoint.Coordinate }).ToHashSet();
        var stretches = Stretches.Select(stretch => new Claim(RibbonOf(stretch), stretch.Land, SmallestStretch)
        {
            Outline = Sheet.Paper.BuildGeometry(
                new[] { stretch.Centre, (LineString)stretch.Centre.Reverse() }
                    .Where(centre => !ends.Contains(centre.StartPoint.Coordinate))
                    .Select(centre => StartOf(centre, stretch.Width))),
        });
        var grounds = roads.ConvertAll(road => Claim.ToShareOut(RibbonOf(road), road.Land));
        return stretches.Concat(grounds).Concat(Corners(Overlays.United(grounds.Select(ground => ground.Area))));
    }

    private IEnumerable<Claim> Corners(Geometry straight)
    {
        var round = new BufferParameters(3, EndCapStyle.Flat, JoinStyle.Round, 2);
        var rounded = straight.Buffer(cornerRadius, round).Buffer(-cornerRadius, round);
        var within = straight.Buffer(0.5, round);
        return Sheet.Polygons(rounded.Less(straight))
            .Where(corner => Sheet.Size(corner) is var size && size > SmallestCorner && 2 * size / Sheet.Reach(corner.ExteriorRing) > ThinnestCorner)
            .Select(corner => Claim.ToShareOut(corner, Stretches[^1].Land) with { Outline = Arcs(corner, within) });
    }

    /// <summary>The sides of a corner that are no kerb of a straight road, drawn on until they meet one.</summary>
    private static Geometry Arcs(Polygon corner, Geometry withinRoads)
    {
        var merger = new LineMerger();
        merger.Add(corner.ExteriorRing.Less(withinRoads));
        return Sheet.Paper.BuildGeometry(merger.GetMergedLineStrings().Select(arc => Lengthened((LineString)arc, ToKerb)));
    }

    private static Geometry RibbonOf(RoadStretch stretch) => Shapes.Ribbon(Lengthened(stretch.Centre, Wedge), stretch.Width);

    private IEnumerable<RoadStretch> Roads() => Stretches.GroupBy(stretch => stretch.Name).SelectMany(road =>
    {
        var merger = new LineMerger();
        merger.Add(road.Select(stretch => stretch.Centre));
        return merger.GetMergedLineStrings().Select(centre => road.First() with { Centre = (LineString)centre });
    });

    /// <summary>From kerb to kerb at the first point of a centre line.</summary>
    private static LineString StartOf(LineString centre, double width)
    {
        var (end, next) = (centre.GetCoordinateN(0), centre.GetCoordinateN(1));
        var half = width / 2 / end.Distance(next);
        var (east, north) = ((end.Y - next.Y) * half, (next.X - end.X) * half);
        return Sheet.Line((end.X - east, end.Y - north), (end.X + east, end.Y + north));
    }

    private static LineString Lengthened(LineString line, double metres)
    {
        var points = line.Coordinates;
        return Sheet.Line([Beyond(points[1], points[0], metres), .. points[1..^1], Beyond(points[^2], points[^1], metres)]);
    }

    private static Coordinate Beyond(Coordinate from, Coordinate end, double metres)
    {
        var share = 1 + (metres / from.Distance(end));
        return Sheet.At(from.X + ((end.X - from.X) * share), from.Y + ((end.Y - from.Y) * share));
    }
}

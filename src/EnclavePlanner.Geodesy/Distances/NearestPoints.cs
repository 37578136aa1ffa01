using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// The nearest points of two geometries, each in its own CRS with edges straight in that plane, and the geodesic between
/// them, exact to 1 mm. Strategy: (1) a part of one that lies in a polygon of the other: distance 0; (2) the pairs of
/// edges in the order of a lower bound of their distance, from bounding spheres and then from the chords of the edges;
/// (3) for a pair that can still win, the place on either edge where the geodesic meets it at a right angle, or an
/// end of the edge, by the first variation of length; (4) stop when no lower bound is below the best.
/// </summary>
public static class NearestPoints
{
    /// <summary>Below this two edges touch: 1/100 of the survey grid.</summary>
    private const double TouchingMetres = 1e-6;

    /// <summary>Nearest points of two geometries of any kind.</summary>
    /// <param name="a">First geometry, in <paramref name="crsA"/>.</param>
    /// <param name="crsA">Its CRS; the geodesic runs on this one's ellipsoid (those of the known datums differ by 0.1 mm at the pole).</param>
    /// <param name="b">Second geometry, in <paramref name="crsB"/>.</param>
    /// <param name="crsB">Its CRS.</param>
    /// <exception cref="FaultException">GEO-DISTANCE-EMPTY: one is empty. GEO-POINT-NONFINITE, GEO-POINT-LATITUDE.</exception>
    public static NearestResult Between(Geometry a, Crs crsA, Geometry b, Crs crsB)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(crsA);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(crsB);
        var treeA = EdgeTree.Of(a, crsA, crsA.Ellipsoid) ?? throw Empty();
        return Between(treeA, a, crsA, b, crsB);
    }

    /// <summary>The same with the tree of the first, which can be used again.</summary>
    internal static NearestResult Between(EdgeTree treeA, Geometry a, Crs crsA, Geometry b, Crs crsB)
    {
        var treeB = EdgeTree.Of(b, crsB, crsA.Ellipsoid) ?? throw Empty();
        return Inside(a, crsA, b, crsB) ?? Inside(b, crsB, a, crsA) ?? Search(treeA, treeB, crsA.Ellipsoid);
    }

    /// <summary>
    /// A part of <paramref name="others"/> that lies in a polygon of <paramref name="area"/>. One vertex of each part
    /// tells: a part that lies only partly inside crosses the boundary, and the search finds that.
    /// </summary>
    private static NearestResult? Inside(Geometry area, Crs crs, Geometry others, Crs crsOfOthers)
    {
        if (area.Dimension != Dimension.Surface)
            return null;
        var transform = CoordinateTransform.Between(crsOfOthers, crs);
        var polygons = Polygons(area).Select(polygon => new IndexedPointInAreaLocator(polygon)).ToList();
        foreach (var vertex in FirstVertices(others))
        {
            Coordinate placed;
            try
            {
                placed = transform.Transform(vertex);
            }
            catch (FaultException)
            {
                continue; // too far away to have a place in the other's plane
            }

            if (area.EnvelopeInternal.Contains(placed) && polygons.Exists(polygon => polygon.Locate(placed) != Location.Exterior))
            {
                var place = crsOfOthers.ToGeographic(vertex);
                return new NearestResult(0, 0, place, place);
            }
        }

        return null;
    }

    private static IEnumerable<Polygon> Polygons(Geometry geometry) => geometry switch
    {
        Polygon { IsEmpty: false } polygon => [polygon],
        GeometryCollection parts => parts.Geometries.SelectMany(Polygons),
        _ => [],
    };

    private static IEnumerable<Coordinate> FirstVertices(Geometry geometry) => geometry switch
    {
        { IsEmpty: true } => [],
        GeometryCollection parts => parts.Geometries.SelectMany(FirstVertices),
        _ => [geometry.Coordinate],
    };

    private static NearestResult Search(EdgeTree a, EdgeTree b, Ellipsoid ellipsoid)
    {
        var best = new NearestResult(double.PositiveInfinity, 0, default, default);
        var line = new GeodesicBetweenEdges(ellipsoid);
        var open = new PriorityQueue<(EdgeTree A, EdgeTree B), double>();
        open.Enqueue((a, b), 0);
        while (open.TryDequeue(out var pair, out var bound) && bound < best.LengthMetres && best.LengthMetres > TouchingMetres)
        {
            if (pair.A.Piece is { } pieceA && pair.B.Piece is { } pieceB)
            {
                var found = line.Shortest(pieceA, pieceB);
                if (found.LengthMetres < best.LengthMetres)
                    best = found;
            }
            else if (pair.B.Piece is not null || (pair.A.Piece is null && pair.A.Radius >= pair.B.Radius))
            {
                Open(pair.A.Left!, pair.B);
                Open(pair.A.Right!, pair.B);
            }
            else
            {
                Open(pair.A, pair.B.Left!);
                Open(pair.A, pair.B.Right!);
            }
        }

        return best.LengthMetres > TouchingMetres ? best : best with { LengthMetres = 0, StartAzimuthDegrees = 0 };

        void Open(EdgeTree nodeA, EdgeTree nodeB)
        {
            var chord = nodeA.Piece is { } pieceA && nodeB.Piece is { } pieceB
                ? Vector3.BetweenSegments(pieceA.Start, pieceA.End, pieceB.Start, pieceB.End) - pieceA.Slack - pieceB.Slack
                : (nodeA.Centre - nodeB.Centre).Length - nodeA.Radius - nodeB.Radius;
            var bound = Bound(chord, ellipsoid);
            if (bound < best.LengthMetres)
                open.Enqueue((nodeA, nodeB), bound);
        }
    }

    /// <summary>
    /// No geodesic over a chord is shorter than the arc of a circle of the largest radius of curvature, a²/b, over it; less
    /// 1e-7 of it for what a geodesic lacks of being plane.
    /// </summary>
    private static double Bound(double chord, Ellipsoid ellipsoid)
    {
        if (chord <= 0)
            return 0;
        var radius = ellipsoid.SemiMajorAxisMetres * ellipsoid.SemiMajorAxisMetres / ellipsoid.SemiMinorAxisMetres;
        return 2 * radius * Math.Asin(Math.Min(1, chord / (2 * radius))) * (1 - 1e-7);
    }

    private static FaultException Empty() => new(new Fault(GeodesyTexts.Resources, "GEO-DISTANCE-EMPTY"));
}

using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Geodesy.Texts;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// The nearest points of two geometries, each in its own CRS with edges straight in that plane, and the geodesic between
/// them, exact to 1 mm. Strategy: (1) a part of one that lies in a polygon of the other: distance 0; (2) the pairs of
/// edges in the order of a lower bound of their distance, from bounding spheres and the chords of the edges, and far apart
/// from the first variation of a geodesic near by (<see cref="FirstVariation"/>, with the proof); (3) for a pair that can still
/// win, the place on either edge where the geodesic meets it at a right angle, or an end of the edge; (4) stop when no lower
/// bound is below the best.
/// </summary>
public static class NearestPoints
{
    /// <summary>A ball so small cuts a cap out of the ellipsoid, beyond which a ring within it encloses nothing.</summary>
    private const double LargestCapMetres = 100_000;

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
        return Inside(treeA, a, crsA, treeB, crsB) ?? Inside(treeB, b, crsB, treeA, crsA) ?? new NearestSearch(treeA, treeB, crsA.Ellipsoid).Run();
    }

    /// <summary>
    /// A part of <paramref name="others"/> that lies in a polygon of <paramref name="area"/>. One vertex of each part
    /// tells: a part that lies only partly inside crosses the boundary, and the search finds that.
    /// </summary>
    private static NearestResult? Inside(EdgeTree boundary, Geometry area, Crs crs, EdgeTree others, Crs crsOfOthers)
    {
        if (area.Dimension != Dimension.Surface)
            return null;
        ref readonly var ball = ref boundary.Root;
        var transform = CoordinateTransform.Between(crsOfOthers, crs);
        List<IndexedPointInAreaLocator>? polygons = null;
        foreach (var part in others.Parts)
        {
            var vertex = others.Piece(part).Start;
            if (ball.Radius < LargestCapMetres && (vertex.Geocentric - ball.Centre).Length > ball.Radius)
                continue;
            Coordinate placed;
            try
            {
                placed = transform.Transform(new Coordinate(vertex.X, vertex.Y));
            }
            catch (FaultException)
            {
                continue; // too far away to have a place in the other's plane
            }

            if (!area.EnvelopeInternal.Contains(placed))
                continue;
            polygons ??= [.. Polygons(area).Select(polygon => new IndexedPointInAreaLocator(polygon))];
            if (polygons.Exists(polygon => polygon.Locate(placed) != Location.Exterior))
                return new NearestResult(0, 0, vertex.Place, vertex.Place);
        }

        return null;
    }

    private static IEnumerable<Polygon> Polygons(Geometry geometry) => geometry switch
    {
        Polygon { IsEmpty: false } polygon => [polygon],
        GeometryCollection parts => parts.Geometries.SelectMany(Polygons),
        _ => [],
    };

    private static FaultException Empty() => new(new Fault(GeodesyTexts.Resources, "GEO-DISTANCE-EMPTY"));
}

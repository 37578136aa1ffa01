using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>
/// Makes polygons of rings whose roles the file does not tell, or tells wrongly by their direction: a ring inside an
/// even number of others is a shell, one inside an odd number is a hole of the smallest of these. Rings that cross or
/// coincide come out as an invalid geometry, which the validity check then names with its place.
/// </summary>
internal static class PolygonAssembly
{
    private const int LeastIndexedRing = 64;

    /// <summary>The polygon or multipolygon of closed rings of at least four points.</summary>
    /// <param name="rings">The rings, in any order.</param>
    /// <param name="factory">Makes the geometry.</param>
    /// <param name="cancellation">Stops the work between two rings.</param>
    /// <param name="deepest">Rings that lie inside more others than this are left out.</param>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-GEOMETRY-COMPLEX: too many rings lie within each other.</exception>
    internal static Geometry Assemble(
        IReadOnlyList<LinearRing> rings, GeometryFactory factory, CancellationToken cancellation, int deepest = int.MaxValue)
    {
        if (rings.Count == 1)
            return factory.CreatePolygon(rings[0]);
        NestingLimit.Require(rings, cancellation);
        var order = rings
            .Select(ring => (Ring: ring, Size: Math.Abs(Area.OfRingSigned(ring.CoordinateSequence))))
            .OrderByDescending(sized => sized.Size)
            .Select(sized => sized.Ring)
            .ToArray();
        var index = new STRtree<int>();
        for (var i = 0; i < order.Length; i++)
            index.Insert(order[i].EnvelopeInternal, i);

        var locators = new IPointOnGeometryLocator?[order.Length];
        var parent = new int[order.Length];
        var depth = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var around = new List<int>();
            foreach (var j in index.Query(order[i].EnvelopeInternal))
            {
                if (j < i && order[j].EnvelopeInternal.Contains(order[i].EnvelopeInternal))
                    around.Add(j);
            }

            // The smallest ring around it comes first; where rings do not cross, what lies around that lies around both.
            around.Sort((one, other) => other.CompareTo(one));
            parent[i] = around.FindIndex(j => IsInside(order[i], locators[j] ??= LocatorOf(order[j]))) is >= 0 and var found ? around[found] : -1;
            depth[i] = parent[i] < 0 ? 0 : depth[parent[i]] + 1;
        }

        var holes = Enumerable.Range(0, order.Length)
            .Where(i => depth[i] % 2 == 1 && depth[i] <= deepest)
            .ToLookup(i => parent[i], i => order[i]);
        var polygons = Enumerable.Range(0, order.Length)
            .Where(i => depth[i] % 2 == 0 && depth[i] <= deepest)
            .Select(i => factory.CreatePolygon(order[i], [.. holes[i]]))
            .ToArray();
        return polygons.Length == 1 ? polygons[0] : factory.CreateMultiPolygon(polygons);
    }

    private static IPointOnGeometryLocator LocatorOf(LinearRing ring) =>
        ring.NumPoints < LeastIndexedRing ? new SimplePointInAreaLocator(ring.Factory.CreatePolygon(ring)) : new IndexedPointInAreaLocator(ring);

    /// <summary>Decided by the first vertex, or else edge midpoint, that does not lie on the outer ring itself.</summary>
    private static bool IsInside(LinearRing inner, IPointOnGeometryLocator outer)
    {
        var points = inner.CoordinateSequence;
        var tries = Math.Min(points.Count - 1, 64);
        for (var i = 0; i < tries; i++)
        {
            var location = outer.Locate(points.GetCoordinate(i));
            if (location != Location.Boundary)
                return location == Location.Interior;
        }

        for (var i = 0; i < tries; i++)
        {
            var middle = new Coordinate(
                (points.GetX(i) + points.GetX(i + 1)) / 2, (points.GetY(i) + points.GetY(i + 1)) / 2);
            var location = outer.Locate(middle);
            if (location != Location.Boundary)
                return location == Location.Interior;
        }

        return false;
    }
}

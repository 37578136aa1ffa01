using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Areas.Bulk;

/// <summary>
/// Many polygons in four arrays, without an object for each. Ring r holds the vertices from <c>RingStarts[r]</c> up to
/// <c>RingStarts[r + 1]</c>, polygon p the rings from <c>PolygonStarts[p]</c> up to <c>PolygonStarts[p + 1]</c>, its shell
/// first. A ring may repeat its first vertex at the end or not: it is closed either way.
/// </summary>
public sealed class PackedPolygons
{
    /// <summary>Wraps arrays, which are not copied.</summary>
    /// <param name="x">East, or longitude in degrees.</param>
    /// <param name="y">North, or latitude in degrees.</param>
    /// <param name="ringStarts">One more than there are rings; not falling.</param>
    /// <param name="polygonStarts">One more than there are polygons; not falling.</param>
    /// <exception cref="ArgumentException">The arrays do not fit each other.</exception>
    public PackedPolygons(ReadOnlyMemory<double> x, ReadOnlyMemory<double> y, ReadOnlyMemory<int> ringStarts, ReadOnlyMemory<int> polygonStarts)
    {
        Check(x.Span, y.Span, ringStarts.Span, polygonStarts.Span);
        (X, Y, RingStarts, PolygonStarts) = (x, y, ringStarts, polygonStarts);
    }

    /// <summary>East, or longitude in degrees.</summary>
    public ReadOnlyMemory<double> X { get; }

    /// <summary>North, or latitude in degrees.</summary>
    public ReadOnlyMemory<double> Y { get; }

    /// <summary>Where each ring begins, and where the last one ends.</summary>
    public ReadOnlyMemory<int> RingStarts { get; }

    /// <summary>The first ring of each polygon, and the end of the last one.</summary>
    public ReadOnlyMemory<int> PolygonStarts { get; }

    /// <summary>How many polygons there are.</summary>
    public int Count => PolygonStarts.Length - 1;

    /// <summary>Copies the coordinates of polygons; an empty one has no rings.</summary>
    public static PackedPolygons Of(IReadOnlyCollection<Polygon> polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        List<double> x = [], y = [];
        List<int> rings = [0], starts = [0];
        foreach (var polygon in polygons)
        {
            foreach (var ring in polygon.IsEmpty ? [] : polygon.Holes.Prepend(polygon.Shell))
            {
                var vertices = ring.CoordinateSequence;
                for (var i = 0; i < vertices.Count; i++)
                {
                    x.Add(vertices.GetX(i));
                    y.Add(vertices.GetY(i));
                }

                rings.Add(x.Count);
            }

            starts.Add(rings.Count - 1);
        }

        return new PackedPolygons(x.ToArray(), y.ToArray(), rings.ToArray(), starts.ToArray());
    }

    /// <summary>The first polygon that begins at this vertex or beyond; <see cref="Count"/> where none does.</summary>
    internal int FirstFrom(int vertex)
    {
        ReadOnlySpan<int> rings = RingStarts.Span, polygons = PolygonStarts.Span;
        int low = 0, high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (rings[polygons[middle]] < vertex)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    internal static void Check(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> ringStarts, ReadOnlySpan<int> polygonStarts)
    {
        if (x.Length != y.Length)
            throw new ArgumentException("There must be as many y as x.", nameof(y));
        if (!Covers(ringStarts, x.Length))
            throw new ArgumentException("The rings must begin one after the other within the vertices.", nameof(ringStarts));
        if (!Covers(polygonStarts, ringStarts.Length - 1))
            throw new ArgumentException("The polygons must begin one after the other within the rings.", nameof(polygonStarts));
    }

    private static bool Covers(ReadOnlySpan<int> starts, int end)
    {
        if (starts.IsEmpty || starts[0] < 0 || starts[^1] > end)
            return false;
        for (var i = 1; i < starts.Length; i++)
        {
            if (starts[i] < starts[i - 1])
                return false;
        }

        return true;
    }
}

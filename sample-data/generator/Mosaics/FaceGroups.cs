using EnclavePlanner.SampleData.Drawing;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.SampleData.Mosaics;

/// <summary>Faces of a noded drawing, joined into parcels over their common borders. A group is named by its first face.</summary>
internal sealed class FaceGroups
{
    private readonly List<Polygon> _faces;
    private readonly int[] _parent;
    private readonly List<(int Left, int Right, double Length)> _borders = [];
    private readonly double[] _areas;
    private readonly double[] _rims;

    public FaceGroups(List<Polygon> faces)
    {
        _faces = faces;
        _parent = [.. Enumerable.Range(0, faces.Count)];
        _areas = [.. faces.Select(Sheet.Size)];
        _rims = new double[faces.Count];
        var seen = new Dictionary<(Coordinate, Coordinate), int>();
        for (var face = 0; face < faces.Count; face++)
        {
            foreach (var ring in faces[face].InteriorRings.Prepend(faces[face].ExteriorRing))
            {
                for (var i = 0; i + 1 < ring.NumPoints; i++)
                    AddSegment(seen, face, ring.GetCoordinateN(i), ring.GetCoordinateN(i + 1));
            }
        }
    }

    /// <summary>Joins neighbours that belong together.</summary>
    public void JoinWhere(Func<int, int, bool> together)
    {
        foreach (var (left, right, _) in _borders)
        {
            if (together(left, right))
                Join(left, right);
        }

        for (var face = 0; face < _faces.Count; face++)
        {
            if (First(face) is var first && first != face)
                (_areas[first], _rims[first]) = (_areas[first] + _areas[face], _rims[first] + _rims[face]);
        }

        foreach (var (left, right, length) in _borders)
        {
            if (First(left) == First(right))
                _rims[First(left)] -= 2 * length;
        }
    }

    /// <summary>
    /// Gives each group that is too small (first face, area, border length) to the neighbour of the nearest kin, among these to
    /// the one with the longest common border, until none is left.
    /// </summary>
    public void ShareOut(Func<int, double, double, bool> tooSmall, Func<int, int, int> kinship)
    {
        while (Groups().Select(group => group.Key).Cast<int?>().FirstOrDefault(first => IsTooSmall(first!.Value, tooSmall)) is { } small)
        {
            var neighbour = _borders
                .Select(border => (Left: First(border.Left), Right: First(border.Right), border.Length))
                .Where(border => border.Left != border.Right && (border.Left == small || border.Right == small))
                .GroupBy(border => border.Left == small ? border.Right : border.Left)
                .OrderByDescending(candidate => kinship(small, candidate.Key))
                .ThenByDescending(candidate => candidate.Sum(border => border.Length))
                .ThenBy(candidate => candidate.Key)
                .First();
            _parent[small] = neighbour.Key;
            _areas[neighbour.Key] += _areas[small];
            _rims[neighbour.Key] += _rims[small] - (2 * neighbour.Sum(border => border.Length));
        }
    }

    /// <summary>The groups as single polygons.</summary>
    public IEnumerable<(int First, Polygon Area)> Joined() => Groups().Select(group =>
    {
        Geometry[] parts = [.. group.Select(face => _faces[face])];
        var joined = parts.Length == 1 ? parts[0] : CoverageUnion.Union(Sheet.Paper.BuildGeometry(parts));
        return (group.Key, (Polygon)joined);
    });

    private IEnumerable<IGrouping<int, int>> Groups() => Enumerable.Range(0, _faces.Count).GroupBy(First).OrderBy(group => group.Key);

    private bool IsTooSmall(int first, Func<int, double, double, bool> tooSmall) => tooSmall(first, _areas[first], _rims[first]);

    private void AddSegment(Dictionary<(Coordinate, Coordinate), int> seen, int face, Coordinate from, Coordinate to)
    {
        var length = from.Distance(to);
        _rims[face] += length;
        var key = from.CompareTo(to) < 0 ? (from, to) : (to, from);
        if (!seen.TryAdd(key, face))
            _borders.Add((seen[key], face, length));
    }

    private void Join(int left, int right)
    {
        var (a, b) = (First(left), First(right));
        _parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    private int First(int face)
    {
        while (_parent[face] != face)
            face = _parent[face];
        return face;
    }
}

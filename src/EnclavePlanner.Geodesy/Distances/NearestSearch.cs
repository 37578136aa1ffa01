using System.Runtime.InteropServices;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>
/// The nearest places of two trees of edges: pairs of nodes in the order of a lower bound of their distance, until no bound
/// is below the best length found. Of a pair whose chord bounds it badly, the geodesic between two of its places is worked
/// out, which bounds it and all pairs within it far better (<see cref="FirstVariation"/>), and whose length is one to beat.
/// </summary>
internal sealed class NearestSearch
{
    /// <summary>Below this two edges touch: 1/100 of the survey grid.</summary>
    private const double TouchingMetres = 1e-6;

    /// <summary>A bound may be loose by this share of the spheres' radii, and by this much more, before a new geodesic is worth it.</summary>
    private const double LooseShare = 0.1;

    private const double LooseMetres = 1e-3;

    private readonly EdgeTree _a;
    private readonly EdgeTree _b;
    private readonly double _largestRadius;
    private readonly double _chordLooseness;
    private readonly GeodesicBetweenEdges _between;
    private readonly PriorityQueue<(int A, int B, int Known), double> _open = new(32);
    private readonly List<FirstVariation> _known = [];
    private NearestResult _best = new(double.PositiveInfinity, 0, default, default);

    internal NearestSearch(EdgeTree a, EdgeTree b, Ellipsoid ellipsoid)
    {
        (_a, _b) = (a, b);
        double semiMajor = ellipsoid.SemiMajorAxisMetres, semiMinor = ellipsoid.SemiMinorAxisMetres;
        _largestRadius = semiMajor * semiMajor / semiMinor;

        // Of an arc over its chord, s³/24r², between the largest radius of curvature and the least, b²/a.
        var leastRadius = semiMinor * semiMinor / semiMajor;
        _chordLooseness = (1 / (leastRadius * leastRadius) - 1 / (_largestRadius * _largestRadius)) / 24;
        _between = new GeodesicBetweenEdges(ellipsoid);
    }

    internal NearestResult Run()
    {
        _open.Enqueue((0, 0, -1), 0);
        while (_open.TryDequeue(out var pair, out var bound) && bound < _best.LengthMetres && _best.LengthMetres > TouchingMetres)
        {
            ref readonly var a = ref _a.Node(pair.A);
            ref readonly var b = ref _b.Node(pair.B);
            if (a.IsLeaf && b.IsLeaf)
            {
                Keep(_between.Shortest(_a.Piece(a.Piece), _b.Piece(b.Piece)));
                continue;
            }

            var known = Known(a, b, pair.Known, bound);
            if (b.IsLeaf || (!a.IsLeaf && a.Radius >= b.Radius))
            {
                Open(a.Left, pair.B, known, bound);
                Open(a.Right, pair.B, known, bound);
            }
            else
            {
                Open(pair.A, b.Left, known, bound);
                Open(pair.A, b.Right, known, bound);
            }
        }

        return _best.LengthMetres > TouchingMetres ? _best : _best with { LengthMetres = 0, StartAzimuthDegrees = 0 };
    }

    private void Keep(in NearestResult found)
    {
        if (found.LengthMetres < _best.LengthMetres)
            _best = found;
    }

    /// <summary>Which geodesic bounds the pairs within this one; −1 where their chords do.</summary>
    private int Known(in EdgeNode a, in EdgeNode b, int known, double bound)
    {
        var bearable = LooseShare * (a.Radius + b.Radius) + LooseMetres;
        if (known < 0 && _chordLooseness * bound * bound * bound < bearable)
            return known;
        if (known >= 0 && Line(known).Looseness(a, b) < bearable)
            return known;
        ref readonly var from = ref _a.Piece(a.Piece);
        ref readonly var to = ref _b.Piece(b.Piece);
        var line = _between.Line(from.Start, to.Start);
        Keep(new NearestResult(line.Line.LengthMetres, line.Line.StartAzimuthDegrees, from.Start.Place, to.Start.Place));
        _known.Add(line);
        return _known.Count - 1;
    }

    /// <summary>By reference, for it is copied slowly.</summary>
    private ref readonly FirstVariation Line(int known) => ref CollectionsMarshal.AsSpan(_known)[known];

    private void Open(int indexA, int indexB, int known, double bound)
    {
        ref readonly var a = ref _a.Node(indexA);
        ref readonly var b = ref _b.Node(indexB);
        var least = (a.IsLeaf && b.IsLeaf, known >= 0) switch
        {
            (true, true) => Line(known).Between(_a.Piece(a.Piece), _b.Piece(b.Piece)),
            (true, false) => Arc(Chord(_a.Piece(a.Piece), _b.Piece(b.Piece)), _largestRadius),
            (false, true) => Line(known).Between(a, b),
            (false, false) => Arc((a.Centre - b.Centre).Length - a.Radius - b.Radius, _largestRadius),
        };
        bound = Math.Max(bound, least);
        if (bound < _best.LengthMetres)
            _open.Enqueue((indexA, indexB, known), bound);
    }

    private static double Chord(in EdgePiece a, in EdgePiece b) => Vector3.BetweenSegments(
        a.Start.Geocentric, a.End.Geocentric, b.Start.Geocentric, b.End.Geocentric) - a.Slack - b.Slack;

    /// <summary>
    /// No way on the surface over a chord is shorter than the arc over it of a circle of the largest radius of curvature,
    /// R = a²/b. For the ellipsoid lies in each ball of that radius that touches it at a point p with the same inward normal n
    /// (Blaschke), so n·(q − p) ≥ |q − p|²/2R for each q on it. Along a geodesic from q, f = |p − q|² as a function of the length s
    /// then has f″ ≤ 2 − f/R², and so f ≤ (2R sin(s/2R))² up to s = πR, which is longer than any shortest way.
    /// </summary>
    internal static double Arc(double chord, double largestRadius) =>
        chord <= 0 ? 0 : 2 * largestRadius * Math.Asin(Math.Min(1, chord / (2 * largestRadius)));
}

using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Roads;

/// <summary>A piece of a road between two nodes, with no node between.</summary>
internal sealed class RoadLink
{
    private readonly double[] _metres;

    internal RoadLink(
        int line,
        RoadDirection direction,
        int from,
        int to,
        (double X, double Y)[] vertices,
        Crs crs,
        Geodesic geodesic,
        CancellationToken cancellation)
    {
        (Line, Direction, From, To, Vertices) = (line, direction, from, to, vertices);
        Places = [.. vertices.Select(vertex => crs.ToGeographic(vertex.X, vertex.Y))];
        _metres = new double[vertices.Length];
        for (var i = 1; i < vertices.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            _metres[i] = _metres[i - 1] + geodesic.Inverse(Places[i - 1], Places[i]).LengthMetres;
        }
    }

    internal int Line { get; }

    internal RoadDirection Direction { get; }

    internal bool GoesForward => Direction != RoadDirection.Backward;

    internal bool GoesBackward => Direction != RoadDirection.Forward;

    /// <summary>Node of the first vertex.</summary>
    internal int From { get; }

    /// <summary>Node of the last vertex.</summary>
    internal int To { get; }

    internal (double X, double Y)[] Vertices { get; }

    internal GeographicPoint[] Places { get; }

    internal double LengthMetres => _metres[^1];

    /// <summary>How far along the link a place on one of its edges lies.</summary>
    internal double MetresTo(int edge, GeographicPoint place, Geodesic geodesic) =>
        Math.Min(_metres[edge] + geodesic.Inverse(Places[edge], place).LengthMetres, _metres[edge + 1]);

    /// <summary>The vertices strictly between two distances along the link, in the order of travel.</summary>
    internal IEnumerable<GeographicPoint> Between(double fromMetres, double toMetres)
    {
        if (fromMetres <= toMetres)
        {
            for (var i = 0; i < _metres.Length; i++)
            {
                if (_metres[i] > fromMetres && _metres[i] < toMetres)
                    yield return Places[i];
            }
        }
        else
        {
            for (var i = _metres.Length - 1; i >= 0; i--)
            {
                if (_metres[i] > toMetres && _metres[i] < fromMetres)
                    yield return Places[i];
            }
        }
    }
}

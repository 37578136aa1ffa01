namespace EnclavePlanner.Geodesy.Distances;

/// <summary>A sphere about neighbouring pieces of edges.</summary>
/// <param name="Centre">Geocentric, metres.</param>
/// <param name="Radius">Metres.</param>
/// <param name="Piece">Of a leaf its one piece; else one from the middle, that stands for all.</param>
/// <param name="Left">The first half; negative for a leaf.</param>
/// <param name="Right">The second half; negative for a leaf.</param>
internal readonly record struct EdgeNode(Vector3 Centre, double Radius, int Piece, int Left, int Right)
{
    internal bool IsLeaf => Left < 0;

    /// <summary>The smallest sphere over two.</summary>
    internal static EdgeNode Over(in EdgeNode one, in EdgeNode other, int piece, int left, int right)
    {
        var between = other.Centre - one.Centre;
        var distance = between.Length;
        if (distance + other.Radius <= one.Radius)
            return new EdgeNode(one.Centre, one.Radius, piece, left, right);
        if (distance + one.Radius <= other.Radius)
            return new EdgeNode(other.Centre, other.Radius, piece, left, right);
        var radius = (one.Radius + other.Radius + distance) / 2;
        return new EdgeNode(one.Centre + (radius - one.Radius) / distance * between, radius, piece, left, right);
    }
}

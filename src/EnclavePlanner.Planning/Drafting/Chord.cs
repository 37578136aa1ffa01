using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>A cut across an area from one crossing of its boundary to the next.</summary>
/// <param name="Start">The crossing that comes first along the line.</param>
/// <param name="End">The next.</param>
/// <param name="Bend">A vertex between the two, where the area asks for it.</param>
internal sealed record Chord(Crossing Start, Crossing End, Coordinate? Bend)
{
    private const int Bends = 256;

    internal double Length => Start.Node.Distance(End.Node);

    internal Coordinate Middle => new((Start.Node.X + End.Node.X) / 2, (Start.Node.Y + End.Node.Y) / 2);

    internal LineString Line(GeometryFactory factory) =>
        factory.CreateLineString(Bend is null ? [Start.Node.Copy(), End.Node.Copy()] : [Start.Node.Copy(), Bend.Copy(), End.Node.Copy()]);

    /// <summary>
    /// The chord of other ends, with which so many m² more lie behind it. A long chord between edges that run with the grid
    /// cannot be moved so finely: it is bent by a grid step, and where along it decides.
    /// </summary>
    internal Chord Moved(double more)
    {
        var best = this;
        var error = Math.Abs(more);
        void Try(Coordinate start, Coordinate end, Coordinate? bend)
        {
            var left = Math.Abs(more - Gain(start, end, bend));
            if (left < error)
                (best, error) = (new Chord(Start with { Node = start }, End with { Node = end }, bend), left);
        }

        foreach (var start in Start.Choices)
        {
            foreach (var end in End.Choices)
                Try(start, end, null);
        }

        if (error <= AreaCut.Aim)
            return best;
        foreach (var end in End.Choices)
        {
            for (var place = 1; place < Bends; place++)
            {
                var part = (double)place / Bends;
                Try(
                    Start.Node,
                    end,
                    VertexEditing.OnGrid(Start.Node.X + (part * (End.Node.X - Start.Node.X)), Start.Node.Y + (part * (End.Node.Y - Start.Node.Y))));
            }
        }

        return best;
    }

    /// <summary>
    /// m² by which more lies behind a chord of other ends. Where an end is not quite on its edge, the edge is bent: so the
    /// edges behind the line count too.
    /// </summary>
    private double Gain(Coordinate start, Coordinate end, Coordinate? bend) =>
        Behind(bend is null ? [End.Behind, end, start, Start.Behind] : [End.Behind, end, bend, start, Start.Behind])
        - Behind([End.Behind, End.Node, Start.Node, Start.Behind]);

    /// <summary>m² between a chain of vertices and the start of the chord, positive to the left of its way.</summary>
    private double Behind(ReadOnlySpan<Coordinate> chain)
    {
        var (sum, origin) = (0.0, Start.Node);
        for (var index = 1; index < chain.Length; index++)
        {
            var (one, next) = (chain[index - 1], chain[index]);
            sum += ((one.X - origin.X) * (next.Y - origin.Y)) - ((next.X - origin.X) * (one.Y - origin.Y));
        }

        return sum / 2;
    }
}

using QuikGraph;

namespace EnclavePlanner.Geodesy.Roads;

/// <summary>A link, or a part of it, travelled one way: an edge of the graph.</summary>
/// <param name="Source">Node it leaves.</param>
/// <param name="Target">Node it reaches.</param>
/// <param name="Link">The link.</param>
/// <param name="StartMetres">Where on the link it begins.</param>
/// <param name="EndMetres">Where on the link it ends; less than the start when it runs against the line.</param>
internal sealed record RoadArc(int Source, int Target, RoadLink Link, double StartMetres, double EndMetres) : IEdge<int>
{
    internal double LengthMetres => Math.Abs(EndMetres - StartMetres);

    /// <summary>The ways over a whole link.</summary>
    internal static IEnumerable<RoadArc> Over(RoadLink link)
    {
        if (link.GoesForward)
            yield return new RoadArc(link.From, link.To, link, 0, link.LengthMetres);
        if (link.GoesBackward)
            yield return new RoadArc(link.To, link.From, link, link.LengthMetres, 0);
    }
}

using EnclavePlanner.Exchange.Texts;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>
/// Keeps heaps of rings, which take hours to sort out or to prove valid, from being begun: the work grows with the pairs
/// of rings of which one's envelope lies in the other's.
/// </summary>
internal static class NestingLimit
{
    /// <summary>A lake district of 100,000 islands has about one pair for each.</summary>
    private const int MostNestedPairs = 2_000_000;

    private const int MostMeetings = 20_000_000;

    private const int FewRings = 1000;

    /// <exception cref="Geodesy.Faults.FaultException">EXC-GEOMETRY-COMPLEX.</exception>
    internal static void Require(IReadOnlyCollection<Geometry> rings, CancellationToken cancellation)
    {
        if (rings.Count <= FewRings)
            return;
        var index = new STRtree<Envelope>();
        foreach (var ring in rings)
            index.Insert(ring.EnvelopeInternal, ring.EnvelopeInternal);
        int pairs = 0, meetings = 0;
        foreach (var ring in rings)
        {
            cancellation.ThrowIfCancellationRequested();
            var met = index.Query(ring.EnvelopeInternal);
            meetings += met.Count;
            pairs += met.Count(around => around.Contains(ring.EnvelopeInternal)) - 1;
            if (meetings > MostMeetings || pairs > MostNestedPairs)
                throw ExchangeTexts.Refusal("EXC-GEOMETRY-COMPLEX", rings.Count);
        }
    }
}

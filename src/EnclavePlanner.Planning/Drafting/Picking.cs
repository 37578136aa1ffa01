using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>What of some areas is meant by a place that was pointed at. Distances are metres of the plane.</summary>
public static class Picking
{
    /// <summary>The edge of an area that lies nearest to a place.</summary>
    public static LineSegment EdgeNear(Geometry area, Coordinate place)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(place);
        return Rings.Of(area)
            .SelectMany(ring => ring.Coordinates.Zip(ring.Coordinates.Skip(1), (start, end) => new LineSegment(start, end)))
            .MinBy(edge => edge.Distance(place))!;
    }

    /// <summary>The vertex of some areas that lies nearest to a place.</summary>
    /// <param name="land">The areas.</param>
    /// <param name="place">The place.</param>
    /// <param name="reach">Metres within which it must lie.</param>
    /// <exception cref="FaultException">PLN-DRAFT-VERTEX: none lies within reach.</exception>
    public static Coordinate VertexNear(Subdivision land, Coordinate place, double reach)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(place);
        var around = new Envelope(place);
        around.ExpandBy(reach);
        return land.Near(around)
            .SelectMany(feature => feature.Geometry.Coordinates)
            .Where(vertex => vertex.Distance(place) <= reach)
            .MinBy(vertex => vertex.Distance(place)) ?? throw DraftingFaults.Refusal("PLN-DRAFT-VERTEX", place.X, place.Y);
    }

    /// <summary>The areas that have land on both sides of a line or beneath a place within them.</summary>
    public static ImmutableArray<PlanFeature> Under(Subdivision land, Geometry place)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(place);
        return [.. land.Near(place.EnvelopeInternal).Where(feature => NetTopologySuite.Operation.RelateNG.RelateNG.Relate(
            feature.Geometry, place, NetTopologySuite.Operation.RelateNG.RelatePredicate.Matches("T********")))];
    }
}

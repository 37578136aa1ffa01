using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NetTopologySuite.Operation.RelateNG;
using NetTopologySuite.Operation.Valid;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>
/// The one way by which areas of a subdivision change. Neighbours get the vertices that new boundaries have on theirs; what
/// would cross itself, vanish, or lie on other land than before is refused.
/// </summary>
internal sealed class Redrawing
{
    /// <summary>Each turn can only add vertices that lie on edges; more than a few turns would be a circle.</summary>
    private const int MostTurns = 8;

    /// <summary>m² by which an overlap must grow to be one: a step of the survey grid by another.</summary>
    private const double LeastOverlap = 1e-8;

    private readonly Subdivision land;
    private readonly Dictionary<Guid, PlanFeature> drawn;
    private readonly HashSet<Guid> gone;

    private Redrawing(Subdivision land, IEnumerable<PlanFeature> drawn, IEnumerable<PlanFeature> gone)
    {
        this.land = land;
        this.drawn = drawn.ToDictionary(feature => feature.Id);
        this.gone = [.. gone.Select(feature => feature.Id)];
    }

    /// <summary>The changes.</summary>
    /// <param name="land">The areas as they are.</param>
    /// <param name="drawn">Areas of it with new geometry, and new areas.</param>
    /// <param name="gone">Areas of it that go.</param>
    /// <returns>New areas first, then the changed ones, then those that go.</returns>
    /// <exception cref="FaultException">PLN-DRAFT-COLLAPSE, PLN-DRAFT-INVALID, PLN-DRAFT-OVERLAP.</exception>
    internal static ImmutableArray<RowChange> Of(Subdivision land, IEnumerable<PlanFeature> drawn, IEnumerable<PlanFeature> gone)
    {
        var redrawing = new Redrawing(land, drawn, gone);
        redrawing.RequireShape();
        redrawing.ShareNodes();
        redrawing.RequireSound();
        return redrawing.Changes();
    }

    /// <exception cref="FaultException">PLN-DRAFT-INVALID: it crosses or touches itself.</exception>
    internal static void RequireSound(PlanFeature feature)
    {
        var validity = new IsValidOp(feature.Geometry);
        if (validity.IsValid)
            return;
        var place = validity.ValidationError.Coordinate;
        throw DraftingFaults.Refusal("PLN-DRAFT-INVALID", feature.Label, place.X, place.Y);
    }

    private ImmutableArray<RowChange> Changes()
    {
        return
        [
            .. drawn.Values.Where(feature => land.Find(feature.Id) is null).Select(RowChange.Insert),
            .. drawn.Values.Where(feature => land.Find(feature.Id) is { } before && !feature.Geometry.EqualsExact(before.Geometry))
                .Select(feature => RowChange.Update(land[feature.Id], feature)),
            .. gone.Select(id => RowChange.Delete(land[id])),
        ];
    }

    private void RequireShape()
    {
        foreach (var feature in drawn.Values)
        {
            if (feature.Geometry.IsEmpty)
                throw DraftingFaults.Refusal("PLN-DRAFT-COLLAPSE", feature.Label);
        }
    }

    /// <summary>
    /// All areas take all vertices of a turn at once: each is within reach of an edge as it was, and may not be of what another
    /// has bent it to.
    /// </summary>
    private void ShareNodes()
    {
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var vertices = new Dictionary<PlanFeature, HashSet<Coordinate>>(ReferenceEqualityComparer.Instance);
            foreach (var feature in drawn.Values)
            {
                foreach (var other in Near(feature))
                {
                    VerticesFor(other).UnionWith(feature.Geometry.Coordinates);
                    VerticesFor(feature).UnionWith(other.Geometry.Coordinates);
                }
            }

            var isSettled = true;
            foreach (var (area, shared) in vertices)
            {
                var noded = SharedNodes.Into(area.Geometry, shared);
                if (ReferenceEquals(noded, area.Geometry))
                    continue;
                drawn[area.Id] = area with { Geometry = noded };
                isSettled = false;
            }

            if (isSettled)
                return;

            HashSet<Coordinate> VerticesFor(PlanFeature area) => vertices.TryGetValue(area, out var known) ? known : vertices[area] = [];
        }
    }

    private void RequireSound()
    {
        foreach (var feature in drawn.Values)
            RequireSound(feature);
        foreach (var feature in drawn.Values)
        {
            var prepared = RelateNG.Prepare(feature.Geometry);
            foreach (var other in Near(feature))
            {
                var isAskedAlready = drawn.ContainsKey(other.Id) && other.Id.CompareTo(feature.Id) < 0;
                if (!isAskedAlready && prepared.Evaluate(other.Geometry, RelatePredicate.Matches("T********")))
                    RequireApart(feature, other);
            }
        }
    }

    /// <summary>Land that lay on the other's before, as in surveys that were never mended, may stay there.</summary>
    private void RequireApart(PlanFeature feature, PlanFeature other)
    {
        var overlap = OverlayNGRobust.Overlay(feature.Geometry, other.Geometry, OverlayNG.INTERSECTION);
        var grown = PlanarArea.Measure(overlap).Value - OverlapBefore(feature, other);
        if (grown >= LeastOverlap)
            throw DraftingFaults.Refusal("PLN-DRAFT-OVERLAP", feature.Label, other.Label, grown, overlap.Centroid.X, overlap.Centroid.Y);
    }

    /// <summary>m² that the two, or what they come from, shared before.</summary>
    private double OverlapBefore(PlanFeature one, PlanFeature other) => (
        from first in Before(one)
        from second in Before(other)
        where first.Id != second.Id && first.Geometry.EnvelopeInternal.Intersects(second.Geometry.EnvelopeInternal)
        select PlanarArea.Measure(OverlayNGRobust.Overlay(first.Geometry, second.Geometry, OverlayNG.INTERSECTION)).Value).Sum();

    /// <summary>The area as it was; a new one comes from those that go.</summary>
    private IEnumerable<PlanFeature> Before(PlanFeature feature) => land.Find(feature.Id) is { } before ? [before] : gone.Select(id => land[id]);

    private IEnumerable<PlanFeature> Near(PlanFeature feature)
    {
        var envelope = new Envelope(drawn[feature.Id].Geometry.EnvelopeInternal);
        envelope.ExpandBy(SharedNodes.Reach);
        return land.Near(envelope)
            .Where(other => other.Id != feature.Id && !gone.Contains(other.Id) && !drawn.ContainsKey(other.Id))
            .Concat(drawn.Values.Where(other => other.Id != feature.Id && other.Geometry.EnvelopeInternal.Intersects(envelope)));
    }
}

using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>Adds areas on land that no other area has.</summary>
public static class Drawing
{
    /// <summary>The new area, without what others have of it, and their new vertices along it.</summary>
    /// <param name="land">The areas.</param>
    /// <param name="area">The new area: drawn, copied, or an offset of another. It is moved onto the survey grid.</param>
    /// <exception cref="FaultException">
    /// PLN-DRAFT-INVALID: it crosses itself. PLN-DRAW-TAKEN: others have all of it. PLN-DRAFT-COLLAPSE: it is thinner than the grid.
    /// </exception>
    public static ImmutableArray<RowChange> Of(Subdivision land, PlanFeature area)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(area);
        var drawn = SurveyGrid.Snap(area.Geometry);
        // Asked before the overlay, which would make something of what crosses itself.
        Redrawing.RequireSound(area with { Geometry = drawn });
        var neighbours = land.Near(drawn.EnvelopeInternal).ToList();
        if (neighbours.Count > 0)
        {
            var within = new IndexedPointInAreaLocator(drawn);
            var free = new Arrangement(drawn.Factory, neighbours, drawn.Boundary).Faces
                .Where(face => face.Owner is null && within.Locate(face.Face.InteriorPoint.Coordinate) == Location.Interior)
                .Select(face => face.Face)
                .ToList();
            if (free.Count == 0)
                throw DraftingFaults.Refusal("PLN-DRAW-TAKEN", area.Label);
            drawn = Arrangement.Together(free, drawn.Factory);
        }

        return Redrawing.Of(land, [area with { Geometry = drawn }], []);
    }

    /// <summary>
    /// The land within a distance of an area (缓冲), or with a negative distance what remains of it behind a setback (退线).
    /// Corners outside are mitred, up to twice the distance.
    /// </summary>
    /// <param name="area">A polygon, a multipolygon, a line or a point.</param>
    /// <param name="distance">Metres of the plane.</param>
    /// <param name="label">What to call the area.</param>
    /// <exception cref="FaultException">PLN-OFFSET-NONE: nothing remains.</exception>
    public static Geometry Offset(Geometry area, double distance, string label)
    {
        ArgumentNullException.ThrowIfNull(area);
        var style = new NetTopologySuite.Operation.Buffer.BufferParameters
        {
            JoinStyle = NetTopologySuite.Operation.Buffer.JoinStyle.Mitre,
            MitreLimit = 2,
        };
        var offset = double.IsFinite(distance) ? SurveyGrid.Snap(area.Buffer(distance, style)) : area.Factory.CreatePolygon();
        return offset.IsEmpty || !offset.IsValid ? throw DraftingFaults.Refusal("PLN-OFFSET-NONE", label, distance) : offset;
    }
}

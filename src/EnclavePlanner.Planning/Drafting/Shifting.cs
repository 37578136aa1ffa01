using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>Moves and copies whole areas.</summary>
public static class Shifting
{
    /// <summary>Moves areas, and with them what their neighbours share with them.</summary>
    /// <param name="land">The areas.</param>
    /// <param name="ids">Those that are moved.</param>
    /// <param name="east">Metres to the east.</param>
    /// <param name="north">Metres to the north.</param>
    /// <exception cref="FaultException">What <see cref="VertexEditing.Move"/> refuses.</exception>
    public static ImmutableArray<RowChange> Move(Subdivision land, IReadOnlyCollection<Guid> ids, double east, double north)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(ids);
        return VertexEditing.Move(land, [.. ids.SelectMany(id => land[id].Geometry.Coordinates)], east, north);
    }

    /// <summary>Lays copies on land that no area has.</summary>
    /// <param name="land">The areas.</param>
    /// <param name="copies">New areas, still where the old ones are.</param>
    /// <param name="east">Metres to the east.</param>
    /// <param name="north">Metres to the north.</param>
    /// <exception cref="FaultException">What <see cref="Drawing.Of"/> refuses.</exception>
    public static ImmutableArray<RowChange> Copy(Subdivision land, IEnumerable<PlanFeature> copies, double east, double north)
    {
        ArgumentNullException.ThrowIfNull(land);
        ArgumentNullException.ThrowIfNull(copies);
        var after = land;
        foreach (var copy in copies)
            after = after.After(Drawing.Of(after, copy with { Geometry = Moved(copy.Geometry, east, north) }));
        return land.ChangesTo(after);
    }

    private static Geometry Moved(Geometry area, double east, double north) => Rings.With(
        area, ring => Array.ConvertAll(ring, vertex => VertexEditing.OnGrid(vertex.X + east, vertex.Y + north)));
}

using System.Collections.Immutable;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Drafting;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>What sketches of boundaries, places and roads come to. Their vertices are moved by themselves, apart from plots.</summary>
internal sealed class LayerDeeds
{
    private readonly PlanContents contents;
    private readonly City city;
    private readonly DraftLayer layer;
    private readonly Guid? enclave;
    private readonly string? name;
    private readonly string radius;

    internal LayerDeeds(PlanContents contents, DraftSession session)
    {
        (this.contents, city, layer, enclave, radius) = (contents, session.City!, session.Layer, session.Enclave?.Id, session.Radius);
        name = session.Name.Trim() is { Length: > 0 } typed ? typed : null;
    }

    /// <summary>What a sketch comes to; null where it is one of plots whatever the layer.</summary>
    /// <exception cref="FaultException">PLN-DRAFT-… and the like, or WIN-DRAFT-…: why it comes to nothing.</exception>
    internal Deed? Of(Sketch sketch)
    {
        var points = sketch.Points;
        return (sketch.Deed, points.Length, layer) switch
        {
            ("draw", >= 3, DraftLayer.Boundary) => Edited("history.draw-boundary", Boundary(points)),
            ("draw", 1, DraftLayer.Places) => Edited("history.draw-place", Place(points[0])),
            ("draw", >= 2, DraftLayer.Roads) => Edited("history.draw-road", Road(points)),
            ("move", 2, DraftLayer.Boundary) =>
                Edited("history.move-vertex", VertexEditing.Move(Boundaries, [points[0]], points[1].X - points[0].X, points[1].Y - points[0].Y)),
            ("add", 3, DraftLayer.Boundary) => Edited("history.add-vertex", VertexEditing.Add(Boundaries, points[0], points[1], points[2])),
            ("remove", 1, DraftLayer.Boundary) => Edited("history.remove-vertex", VertexEditing.Remove(Boundaries, points[0])),
            ("reshape", >= 2, DraftLayer.Boundary) => Edited("history.reshape", Reshaping.Of(Boundaries, TheBoundary(), Factory.CreateLineString([.. points]))),
            ("round", 1, DraftLayer.Boundary) => Edited("history.round", Rounded(points[0], sketch.Reach)),
            ("move", 2, _) => Edited("history.move-vertex", PathEditing.Move(Paths, points[0], points[1])),
            ("add", 3, _) => Edited("history.add-vertex", PathEditing.Add(Paths, points[0], points[1], points[2])),
            ("remove", 1, _) => Edited("history.remove-vertex", PathEditing.Remove(Paths, points[0])),
            ("draw" or "reshape" or "round", _, _) => throw Refusal("WIN-DRAFT-LAYER"),
            _ => null,
        };
    }

    private Subdivision Boundaries => Subdivision.Of(contents.Enclaves.Where(boundary => boundary.CityCode == city.Code));

    private IEnumerable<PlanFeature> Paths => layer == DraftLayer.Places
        ? contents.Places.Where(place => place.CityCode == city.Code)
        : contents.Roads.Where(road => road.CityCode == city.Code);

    private GeometryFactory Factory => SurveyGrid.FactoryFor(city.Crs);

    private Guid TheBoundary() => enclave ?? (Boundaries.Features.ToList() is [var only] ? only.Id : throw Refusal("WIN-DRAFT-BOUNDARY"));

    private ImmutableArray<RowChange> Rounded(Coordinate place, double reach) =>
        CornerRounding.Of(Boundaries, Picking.VertexNear(Boundaries, place, reach), TypedEntry.Number(radius));

    private ImmutableArray<RowChange> Boundary(ImmutableArray<Coordinate> points) => Drawing.Of(Subdivision.Of([]), new Enclave
    {
        Id = Guid.CreateVersion7(),
        CityCode = city.Code,
        OriginCityCode = contents.Cities.First(other => other.Role.HasFlag(CityRole.Origin)).Code,
        Name = name,
        Geometry = Factory.CreatePolygon([.. points, points[0].Copy()]),
    });

    private ImmutableArray<RowChange> Place(Coordinate point) =>
        [RowChange.Insert(new Place { Id = Guid.CreateVersion7(), CityCode = city.Code, Name = name, Geometry = SurveyGrid.Snap(Factory.CreatePoint(point)) })];

    private ImmutableArray<RowChange> Road(ImmutableArray<Coordinate> points)
    {
        var line = SurveyGrid.Snap(Factory.CreateLineString([.. points]));
        if (line.IsEmpty)
            throw Refusal("WIN-DRAFT-SKETCH");
        return [RowChange.Insert(new Road { Id = Guid.CreateVersion7(), CityCode = city.Code, Name = name, Geometry = line })];
    }

    private static Deed Edited(string titleKey, ImmutableArray<RowChange> changes) => new(
        titleKey, [.. changes.Select(change => change.After ?? change.Before).OfType<PlanFeature>().Select(feature => feature.Label)], new Succession(changes, []));

    private static FaultException Refusal(string code) => new(new Fault(WindowTexts.Resources, code));
}

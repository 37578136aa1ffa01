using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// Puts the entities of a drawing where they lie, with the blocks that are inserted, and keeps what a layer of a plan can hold:
/// areas, lines or points.
/// </summary>
internal sealed class DxfCollector(
    DxfDrawing drawing, PlanGeometry wanted, GeometryFactory factory, DxfBudget budget, CancellationToken cancellation)
{
    /// <summary>Drawings of survey offices put blocks three or four deep.</summary>
    private const int DeepestInsertion = 16;

    private const string InheritingLayer = "0";

    private readonly Dictionary<string, DxfChains> chains = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> within = [];

    /// <summary>What becomes records, in the order of the drawing; loops of lines come last.</summary>
    internal List<DxfShape> Shapes { get; } = [];

    /// <summary>The texts where they lie, each with its layer.</summary>
    internal List<(string Layer, DxfLabel Label)> Labels { get; } = [];

    internal DxfTally Tally { get; } = new();

    /// <summary>Takes an entity of the drawing itself.</summary>
    /// <exception cref="FaultException">EXC-DXF-SIZE: the drawing comes to more than is read.</exception>
    internal void Take(DxfEntity entity) => Take(entity, DxfTransform.Identity, InheritingLayer);

    /// <summary>Makes areas of the lines that close into loops. To be called once, after the last entity.</summary>
    internal void CloseLoops()
    {
        foreach (var (layer, chain) in chains)
        {
            foreach (var (head, ring) in chain.Loops(cancellation))
            {
                Tally.Chained++;
                Shapes.Add(new DxfShape(head, layer, factory.CreatePolygon([.. ring]), null));
            }

            Tally.ClosedGaps += chain.ClosedGaps;
            foreach (var kind in chain.LeftOver.GroupBy(head => head.Type))
                Tally.LeaveOut(kind.Key, kind.Count());
        }
    }

    private void Take(DxfEntity entity, DxfTransform map, string inherited)
    {
        var head = entity.Head;
        var layer = head.Layer == InheritingLayer ? inherited : head.Layer;
        if (head.IsOnPaper)
        {
            Tally.OnPaper++;
            return;
        }

        if (head.IsInvisible || (entity is DxfInsert ? drawing.Layers.IsFrozen(layer) : drawing.Layers.IsHidden(layer)))
        {
            Tally.Hidden++;
            return;
        }

        Tally.HasHeights |= head.HasHeight;
        try
        {
            // What is not wanted may be broken; it says nothing of the land.
            if (head.Fault is null)
                Place(entity, map, layer);
            else if (IsOfLand(entity))
                throw new FaultException(head.Fault);
            else
                Tally.LeaveOut(head.Type);
        }
        catch (FaultException refusal) when (refusal.Fault.Code != "EXC-DXF-SIZE")
        {
            budget.TakeEntity(head.Line);
            Shapes.Add(new DxfShape(head, layer, null, refusal.Fault));
        }
    }

    private bool IsOfLand(DxfEntity entity) => entity switch
    {
        DxfInsert => true,
        DxfOutline => wanted is PlanGeometry.Area or PlanGeometry.Line,
        DxfHatch => wanted == PlanGeometry.Area,
        DxfMark => wanted == PlanGeometry.Point,
        // A closed spline, which says so in its head.
        DxfUnread => wanted == PlanGeometry.Area,
        _ => false,
    };

    private void Place(DxfEntity entity, DxfTransform map, string layer)
    {
        switch (entity)
        {
            case DxfInsert insert:
                Insert(insert, map, layer);
                break;
            case DxfOutline outline when wanted != PlanGeometry.Point:
                Outline(outline, outline.System.Then(map), layer);
                break;
            case DxfHatch hatch when wanted == PlanGeometry.Area:
                // Plots of one class are often filled at one stroke: each outer ring is a piece of land.
                foreach (var part in DxfEntityWriter.PolygonsOf(Filled(hatch, hatch.Head.OwnSystem.Then(map))))
                    Add(hatch.Head, layer, part);
                break;
            case DxfMark mark when wanted == PlanGeometry.Point:
                var point = new DxfPath([new DxfVertex(mark.X, mark.Y)], false).Flatten(map, mark.Head, budget)[0];
                Add(mark.Head, layer, factory.CreatePoint(point));
                break;
            case DxfLabel label:
                budget.TakeEntity(label.Head.Line);
                budget.TakeCharacters(label.Text.Length, label.Head.Line);
                var place = map.Apply(label.X, label.Y);
                if (label.Text.Length > 0)
                    Labels.Add((layer, label with { X = place.X, Y = place.Y }));
                break;
            default:
                // SEQEND ends the attributes of a block and draws nothing.
                if (entity.Head.Type != "SEQEND")
                    Tally.LeaveOut(entity.Head.Type);
                break;
        }
    }

    private void Outline(DxfOutline outline, DxfTransform map, string layer)
    {
        var points = outline.Path.Flatten(map, outline.Head, budget);
        Tally.HasArcs |= points.Count > outline.Path.Vertices.Length + 1;
        if (wanted == PlanGeometry.Line)
        {
            if (points.Count < 2)
                throw new FaultException(outline.Head.Refusal("EXC-DXF-POINTS", points.Count));
            Add(outline.Head, layer, factory.CreateLineString([.. points]));
        }
        else if (outline.Path.IsClosed || (points.Count > 3 && DxfChains.Meet(points[0], points[^1])))
        {
            if (!outline.Path.IsClosed && !points[0].Equals2D(points[^1]))
            {
                Tally.ClosedGaps++;
                points[^1] = points[0].Copy();
            }

            Add(outline.Head, layer, factory.CreatePolygon(Ring(outline.Head, points)));
        }
        else
        {
            if (!chains.TryGetValue(layer, out var chain))
                chains.Add(layer, chain = new DxfChains());
            budget.TakeEntity(outline.Head.Line);
            if (!chain.Add(outline.Head, points))
                Tally.LeaveOut(outline.Head.Type);
        }
    }

    private Geometry Filled(DxfHatch hatch, DxfTransform map)
    {
        var rings = new List<LinearRing>();
        foreach (var loop in hatch.Loops)
        {
            cancellation.ThrowIfCancellationRequested();
            var edges = new DxfChains();
            foreach (var path in loop)
            {
                var points = path.Flatten(map, hatch.Head, budget);
                Tally.HasArcs |= points.Count > path.Vertices.Length + 1;
                if (path.IsClosed)
                    rings.Add(Ring(hatch.Head, points));
                else
                    edges.Add(hatch.Head, points);
            }

            rings.AddRange(edges.Loops(cancellation).Select(edged => Ring(hatch.Head, edged.Ring)));
            Tally.ClosedGaps += edges.ClosedGaps;
            if (edges.LeftOver.Count > 0)
                throw new FaultException(hatch.Head.Refusal("EXC-DXF-HATCH-OPEN", DxfChains.GapTolerance * 1000));
        }

        return rings.Count == 0
            ? throw new FaultException(hatch.Head.Refusal("EXC-DXF-POINTS", 0))
            : PolygonAssembly.Assemble(rings, factory, cancellation, hatch.Deepest);
    }

    private LinearRing Ring(DxfHead head, List<Coordinate> points) => points.Count < 4
        ? throw new FaultException(head.Refusal("EXC-DXF-POINTS", points.Count))
        : factory.CreateLinearRing([.. points]);

    private void Add(DxfHead head, string layer, Geometry geometry)
    {
        budget.TakeEntity(head.Line);
        Shapes.Add(new DxfShape(head, layer, geometry, null));
    }

    private void Insert(DxfInsert insert, DxfTransform map, string layer)
    {
        var head = insert.Head;
        var block = drawing.Block(insert.Block) ?? throw new FaultException(head.Refusal("EXC-DXF-BLOCK-MISSING", insert.Block));
        if (block.IsElsewhere)
        {
            Tally.Elsewhere++;
            return;
        }

        if (within.Contains(block.Name, StringComparer.OrdinalIgnoreCase))
            throw new FaultException(head.Refusal("EXC-DXF-BLOCK-LOOP", insert.Block));
        if (within.Count == DeepestInsertion)
            throw new FaultException(head.Refusal("EXC-DXF-BLOCK-DEEP", insert.Block, DeepestInsertion));
        budget.TakeInsertions(insert.Rows, head.Line);
        budget.TakeInsertions(insert.Columns, head.Line);
        budget.TakeInsertions(insert.Rows * insert.Columns, head.Line);
        within.Add(block.Name);
        for (var row = 0L; row < insert.Rows; row++)
        {
            for (var column = 0L; column < insert.Columns; column++)
            {
                cancellation.ThrowIfCancellationRequested();
                var place = DxfTransform.Shift(-block.X, -block.Y)
                    .Then(insert.Placing)
                    .Then(Step(insert, row, column))
                    .Then(head.OwnSystem)
                    .Then(map);
                foreach (var entity in block.Entities)
                {
                    budget.TakeEntity(head.Line);
                    Take(entity, place, layer);
                }
            }
        }

        within.RemoveAt(within.Count - 1);
    }

    private static DxfTransform Step(DxfInsert insert, long row, long column)
    {
        var (x, y) = DxfTransform.Rotation(insert.Rotation).Turn(column * insert.ColumnStep, row * insert.RowStep);
        return DxfTransform.Shift(x, y);
    }
}

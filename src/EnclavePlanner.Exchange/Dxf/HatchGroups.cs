namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// HATCH: 91 number of boundary paths, then for each path 92 its kind; a polyline path (kind 2) has 72 whether it has bulges,
/// 73 whether it is closed, 93 number of vertices and 10, 20, 42; another has 93 number of edges and for each 72 its kind: 1
/// line, 2 arc, 3 ellipse, 4 spline. 97 ends a path, 75 (the style of islands) all of them.
/// </summary>
internal sealed class HatchGroups(DxfHead head, DxfBudget budget) : DxfGroups
{
    private const long Polyline = 2;

    /// <summary>The box of a text that the pattern leaves free: no hole of the land.</summary>
    private const long TextBox = 8;

    private readonly List<List<DxfPath>> loops = [];
    private readonly DxfBulgedVertices vertices = new(head, budget);
    private readonly List<DxfPath> edges = [];
    private HatchEdge? edge;
    private Stage stage = Stage.Before;
    private long kind;
    private long statedPaths;
    private long paths;
    private long? statedParts;
    private int deepest = int.MaxValue;

    private enum Stage
    {
        Before,
        Path,
        After,
    }

    internal override void Take(DxfPairs pairs)
    {
        switch (pairs.Code)
        {
            case 30 when stage == Stage.Before:
                head.HasHeight |= head.Number(pairs) != 0;
                break;
            case 91 when stage == Stage.Before:
                statedPaths = head.Whole(pairs);
                break;
            case 92:
                EndPath();
                BeginPath(head.Whole(pairs));
                break;
            case 75:
                EndPath();
                stage = Stage.After;
                deepest = head.Whole(pairs) switch { 1 => 1, 2 => 0, _ => int.MaxValue };
                break;
            case 98:
                EndPath();
                stage = Stage.After;
                break;
            case 93 when stage == Stage.Path && edge is null && statedParts is null:
                statedParts = head.Whole(pairs);
                break;
            default:
                if (stage == Stage.Path)
                    TakeOfPath(pairs);
                break;
        }
    }

    internal override DxfEntity Entity()
    {
        EndPath();
        head.RequireLevel();
        if (paths != statedPaths)
            head.Refuse("EXC-DXF-COUNT", statedPaths, paths);
        return new DxfHatch(head, loops, deepest);
    }

    private void TakeOfPath(DxfPairs pairs)
    {
        if ((kind & Polyline) == 0)
        {
            if (pairs.Code == 72)
            {
                EndEdge();
                budget.TakeVertices(2, head.Line);
                edge = new HatchEdge(head, head.Whole(pairs));
            }
            else
            {
                edge?.Take(pairs);
            }

            return;
        }

        vertices.TryTake(pairs);
    }

    private void BeginPath(long flags)
    {
        budget.TakeEntity(head.Line);
        (stage, kind, statedParts) = (Stage.Path, flags, null);
        paths++;
    }

    private void EndEdge()
    {
        if (edge?.Path() is { } path)
            edges.Add(path);
        edge = null;
    }

    private void EndPath()
    {
        if (stage != Stage.Path)
            return;
        EndEdge();
        var isPolyline = (kind & Polyline) != 0;
        var parts = isPolyline ? vertices.Count : edges.Count;
        if (statedParts is { } count && count != parts)
            head.Refuse("EXC-DXF-COUNT", count, parts);
        if ((kind & TextBox) == 0 && parts > 0)
            loops.Add(isPolyline ? [vertices.Path(isClosed: true)] : [.. edges]);
        vertices.Clear();
        edges.Clear();
        stage = Stage.Before;
    }
}

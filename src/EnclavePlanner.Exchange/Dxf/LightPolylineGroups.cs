namespace EnclavePlanner.Exchange.Dxf;

/// <summary>LWPOLYLINE: 90 number of vertices, 70 flags (1 closed), 38 elevation; for each vertex 10, 20 and 42 bulge.</summary>
internal sealed class LightPolylineGroups(DxfHead head, DxfBudget budget) : DxfGroups
{
    private readonly DxfBulgedVertices vertices = new(head, budget);
    private long? stated;
    private bool isClosed;

    internal override void Take(DxfPairs pairs)
    {
        if (vertices.TryTake(pairs))
            return;
        switch (pairs.Code)
        {
            case 38:
                head.HasHeight |= head.Number(pairs) != 0;
                break;
            case 70:
                isClosed = (head.Whole(pairs) & 1) != 0;
                break;
            case 90:
                stated = head.Whole(pairs);
                break;
        }
    }

    internal override DxfEntity Entity()
    {
        head.RequireLevel();
        if (stated is { } count && count != vertices.Count)
            head.Refuse("EXC-DXF-COUNT", count, vertices.Count);
        return new DxfOutline(head, vertices.Path(isClosed), head.OwnSystem);
    }
}

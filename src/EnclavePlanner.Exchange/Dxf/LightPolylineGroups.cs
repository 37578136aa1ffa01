namespace EnclavePlanner.Exchange.Dxf;

/// <summary>LWPOLYLINE: 90 number of vertices, 70 flags (1 closed), 38 elevation; for each vertex 10, 20 and 42 bulge.</summary>
internal sealed class LightPolylineGroups(DxfHead head, DxfBudget budget) : DxfGroups
{
    private readonly List<(double X, double Y, double Bulge)> vertices = [];
    private long? stated;
    private bool isClosed;

    internal override void Take(DxfPairs pairs)
    {
        switch (pairs.Code)
        {
            case 10:
                budget.TakeVertices(1, head.Line);
                vertices.Add((head.Number(pairs), 0, 0));
                break;
            case 20 when vertices.Count > 0:
                vertices[^1] = vertices[^1] with { Y = head.Number(pairs) };
                break;
            case 42 when vertices.Count > 0:
                vertices[^1] = vertices[^1] with { Bulge = head.Number(pairs) };
                break;
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
        return new DxfOutline(head, DxfPath.OfBulges(vertices, isClosed), head.OwnSystem);
    }
}

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// POLYLINE with its VERTEX entities: 70 flags (1 closed, 8 in space, 16 mesh, 64 faces), 30 elevation; for each vertex 10, 20,
/// 30, 42 bulge, and 70 flags (16: a point of a spline's frame, which is not on the line).
/// </summary>
internal sealed class PolylineGroups(DxfHead head, DxfBudget budget) : DxfGroups
{
    private const long Closed = 1;
    private const long InSpace = 8;
    private const long MeshOrFaces = 16 | 64;
    private const long FramePoint = 16;

    private readonly List<(double X, double Y, double Bulge)> vertices = [];
    private (double X, double Y, double Bulge) vertex;
    private long vertexFlags;
    private long flags;

    internal override void Take(DxfPairs pairs)
    {
        switch (pairs.Code)
        {
            case 30:
                head.HasHeight |= head.Number(pairs) != 0;
                break;
            case 70:
                flags = head.Whole(pairs);
                break;
        }
    }

    internal void BeginVertex(long line)
    {
        budget.TakeVertices(1, line);
        vertex = default;
        vertexFlags = 0;
    }

    internal void TakeOfVertex(DxfPairs pairs)
    {
        switch (pairs.Code)
        {
            case 10:
                vertex.X = head.Number(pairs);
                break;
            case 20:
                vertex.Y = head.Number(pairs);
                break;
            case 30:
                head.HasHeight |= head.Number(pairs) != 0;
                break;
            case 42:
                vertex.Bulge = head.Number(pairs);
                break;
            case 70:
                vertexFlags = head.Whole(pairs);
                break;
        }
    }

    internal void EndVertex()
    {
        if ((vertexFlags & FramePoint) == 0)
            vertices.Add(vertex);
    }

    internal override DxfEntity Entity()
    {
        if ((flags & MeshOrFaces) != 0)
            return new DxfUnread(head);
        var path = DxfPath.OfBulges(vertices, (flags & Closed) != 0);
        if ((flags & InSpace) != 0)
            return new DxfOutline(head, path, DxfTransform.Identity);
        head.RequireLevel();
        return new DxfOutline(head, path, head.OwnSystem);
    }
}

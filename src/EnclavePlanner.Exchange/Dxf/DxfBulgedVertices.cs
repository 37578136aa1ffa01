namespace EnclavePlanner.Exchange.Dxf;

/// <summary>The vertices of a polyline in one entity, 10, 20 and 42 (bulge) for each.</summary>
internal sealed class DxfBulgedVertices(DxfHead head, DxfBudget budget)
{
    private readonly List<(double X, double Y, double Bulge)> vertices = [];

    internal int Count => vertices.Count;

    /// <summary>Takes the pair at hand where it is one of theirs.</summary>
    internal bool TryTake(DxfPairs pairs)
    {
        switch (pairs.Code)
        {
            case 10:
                budget.TakeVertices(1, head.Line);
                vertices.Add((head.Number(pairs), 0, 0));
                return true;
            case 20 when vertices.Count > 0:
                vertices[^1] = vertices[^1] with { Y = head.Number(pairs) };
                return true;
            case 42 when vertices.Count > 0:
                vertices[^1] = vertices[^1] with { Bulge = head.Number(pairs) };
                return true;
            default:
                return false;
        }
    }

    internal DxfPath Path(bool isClosed) => DxfPath.OfBulges(vertices, isClosed);

    internal void Clear() => vertices.Clear();
}

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// INSERT: 2 the block, 10, 20 its place, 41, 42 its scale, 50 its rotation in degrees, 70 and 71 how many columns and rows, 44
/// and 45 the steps between them.
/// </summary>
internal sealed class InsertGroups(DxfHead head) : DxfGroups
{
    private string block = "";
    private double x;
    private double y;
    private double scaleX = 1;
    private double scaleY = 1;
    private double rotation;
    private long columns = 1;
    private long rows = 1;
    private double columnStep;
    private double rowStep;

    internal override void Take(DxfPairs pairs)
    {
        switch (pairs.Code)
        {
            case 2:
                block = pairs.Name();
                break;
            case 10:
                x = head.Number(pairs);
                break;
            case 20:
                y = head.Number(pairs);
                break;
            case 30:
                head.HasHeight |= head.Number(pairs) != 0;
                break;
            case 41:
                scaleX = head.Number(pairs);
                break;
            case 42:
                scaleY = head.Number(pairs);
                break;
            case 44:
                columnStep = head.Number(pairs);
                break;
            case 45:
                rowStep = head.Number(pairs);
                break;
            case 50:
                rotation = head.Number(pairs);
                break;
            case 70:
                columns = head.Whole(pairs);
                break;
            case 71:
                rows = head.Whole(pairs);
                break;
        }
    }

    internal override DxfEntity Entity()
    {
        head.RequireLevel();
        var placing = DxfTransform.Scale(scaleX, scaleY).Then(DxfTransform.Rotation(rotation)).Then(DxfTransform.Shift(x, y));
        return new DxfInsert(head, block, placing, Math.Max(1, columns), Math.Max(1, rows), columnStep, rowStep, rotation);
    }
}

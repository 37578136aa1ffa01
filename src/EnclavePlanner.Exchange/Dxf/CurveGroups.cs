namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// LINE (10, 20 to 11, 21), ARC and CIRCLE (centre 10, 20, radius 40, angles 50, 51 in degrees), ELLIPSE (centre 10, 20, end of
/// the major half axis from there 11, 21, ratio 40, parameters 41, 42 in radians), POINT (10, 20), SPLINE (70 flags, 1 closed).
/// </summary>
internal sealed class CurveGroups(DxfHead head) : DxfGroups
{
    private const long ClosedSpline = 1;

    private DxfPointPair points;
    private double size;
    private double start;
    private double end = 2 * Math.PI;
    private double startDegrees;
    private double endDegrees;
    private long flags;

    internal override void Take(DxfPairs pairs)
    {
        if (points.TryTake(pairs, head))
            return;
        switch (pairs.Code)
        {
            case 30 or 31:
                head.HasHeight |= head.Number(pairs) != 0;
                break;
            case 40:
                size = head.Number(pairs);
                break;
            case 41:
                start = head.Number(pairs);
                break;
            case 42:
                end = head.Number(pairs);
                break;
            case 50:
                startDegrees = head.Number(pairs);
                break;
            case 51:
                endDegrees = head.Number(pairs);
                break;
            case 70:
                flags = head.Whole(pairs);
                break;
        }
    }

    internal override DxfEntity Entity()
    {
        switch (head.Type)
        {
            // LINE, POINT and ELLIPSE are in the drawing's system; only ARC and CIRCLE are in their own.
            case "LINE":
                return new DxfOutline(head, DxfPath.Line(points.X1, points.Y1, points.X2, points.Y2), DxfTransform.Identity);
            case "POINT":
                return new DxfMark(head, points.X1, points.Y1);
            case "ELLIPSE":
                head.RequireLevel();
                return new DxfOutline(head, DxfPath.Of(Ellipse()), DxfTransform.Identity);
            case "ARC":
                head.RequireLevel();
                return new DxfOutline(head, DxfPath.Of(DxfArc.Circular(points.X1, points.Y1, size, startDegrees, endDegrees)), head.OwnSystem);
            case "CIRCLE":
                head.RequireLevel();
                return new DxfOutline(head, DxfPath.Of(DxfArc.Circular(points.X1, points.Y1, size, 0, 360)), head.OwnSystem);
            default:
                // An open spline is a line like others, and left out with them; a closed one may be land.
                if ((flags & ClosedSpline) != 0)
                    head.Refuse("EXC-DXF-SPLINE");
                return new DxfUnread(head);
        }
    }

    /// <summary>Its minor axis is normal × major axis, so that a normal of (0, 0, −1) turns it clockwise.</summary>
    private DxfArc Ellipse()
    {
        var isMirrored = head.OwnSystem == DxfTransform.Mirrored;
        return DxfArc.Elliptic(points.X1, points.Y1, points.X2, points.Y2, isMirrored ? -size : size, start, end);
    }
}

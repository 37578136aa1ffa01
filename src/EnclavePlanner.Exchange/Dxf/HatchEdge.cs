namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// One edge of a hatch's boundary: a line (10, 20 to 11, 21), an arc (centre 10, 20, radius 40, angles 50, 51, 73
/// counter-clockwise) or an elliptic arc (11, 21 the major half axis, 40 its ratio). Angles are in degrees; of a clockwise edge
/// they are counted clockwise. Those of an ellipse are angles at its centre, not parameters.
/// </summary>
internal sealed class HatchEdge(DxfHead head, long kind)
{
    private DxfPointPair points;
    private double size;
    private double start;
    private double end = 360;
    private bool isClockwise;

    internal void Take(DxfPairs pairs)
    {
        if (points.TryTake(pairs, head))
            return;
        switch (pairs.Code)
        {
            case 40:
                size = head.Number(pairs);
                break;
            case 50:
                start = head.Number(pairs);
                break;
            case 51:
                end = head.Number(pairs);
                break;
            case 73:
                isClockwise = head.Whole(pairs) == 0;
                break;
        }
    }

    /// <summary>The edge; null, and the hatch refused, where it is none that can be read.</summary>
    internal DxfPath? Path()
    {
        switch (kind)
        {
            case 1:
                return DxfPath.Line(points.X1, points.Y1, points.X2, points.Y2);
            case 2:
                return Turned(DxfArc.Circular(points.X1, points.Y1, size, start, end), 1);
            case 3:
                return Turned(DxfArc.Elliptic(points.X1, points.Y1, points.X2, points.Y2, size, Parameter(start), Parameter(end)), size);
            default:
                head.Refuse(kind == 4 ? "EXC-DXF-SPLINE" : "EXC-DXF-EDGE", kind);
                return null;
        }
    }

    /// <summary>A clockwise edge is the counter-clockwise one of the same angles, mirrored at the major axis.</summary>
    private DxfPath Turned(DxfArc arc, double ratio)
    {
        if (isClockwise)
            arc = arc with { Vx = -arc.Vx, Vy = -arc.Vy };
        if (ratio == 0)
            head.Refuse("EXC-DXF-EDGE", kind);
        return DxfPath.Of(arc);
    }

    /// <summary>The parameter t of the point at an angle: tan t = tan angle / ratio, in the same quarter.</summary>
    private double Parameter(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return Math.Atan2(sin, cos * size);
    }
}

using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Buffer;

namespace EnclavePlanner.SampleData.Drawing;

/// <summary>Lines and areas with the bends that land has.</summary>
internal static class Shapes
{
    /// <summary>A curve through the points (centripetal would be overkill here: uniform Catmull-Rom), one vertex about every <paramref name="step"/> metres.</summary>
    public static LineString Curve(LineString through, double step)
    {
        var points = through.Coordinates;
        var curve = new List<Coordinate> { points[0] };
        for (var i = 0; i + 1 < points.Length; i++)
        {
            var (before, from, to, after) =
                (points[Math.Max(i - 1, 0)], points[i], points[i + 1], points[Math.Min(i + 2, points.Length - 1)]);
            var pieces = Math.Max(1, (int)Math.Round(from.Distance(to) / step));
            for (var piece = 1; piece <= pieces; piece++)
            {
                var t = (double)piece / pieces;
                curve.Add(Sheet.At(
                    Blend(before.X, from.X, to.X, after.X, t),
                    Blend(before.Y, from.Y, to.Y, after.Y, t)));
            }
        }

        return Sheet.Line(curve);
    }

    /// <summary>A ribbon of constant width along a line, ends cut square.</summary>
    public static Geometry Ribbon(Geometry line, double width) =>
        line.Buffer(width / 2, new BufferParameters(4, EndCapStyle.Flat, JoinStyle.Mitre, 2));

    /// <summary>A ribbon along a line whose two banks wander by up to <paramref name="wander"/> metres.</summary>
    public static Polygon Watercourse(LineString line, double width, double wander, SeededDice dice)
    {
        var points = line.Coordinates;
        var left = new List<Coordinate>();
        var right = new List<Coordinate>();
        for (var i = 0; i < points.Length; i++)
        {
            var (from, to) = (points[Math.Max(i - 1, 0)], points[Math.Min(i + 1, points.Length - 1)]);
            var length = from.Distance(to);
            var (acrossEast, acrossNorth) = ((from.Y - to.Y) / length, (to.X - from.X) / length);
            left.Add(Beside(points[i], acrossEast, acrossNorth, (width / 2) + dice.Between(-wander, wander)));
            right.Add(Beside(points[i], acrossEast, acrossNorth, -(width / 2) + dice.Between(-wander, wander)));
        }

        right.Reverse();
        return Sheet.Area([.. left, .. right]);
    }

    /// <summary>A roundish area with an uneven shore.</summary>
    public static Polygon Blob(Coordinate centre, double radiusEast, double radiusNorth, int corners, SeededDice dice)
    {
        var shore = new Coordinate[corners];
        for (var i = 0; i < corners; i++)
        {
            var angle = 2 * Math.PI * i / corners;
            var reach = dice.Between(0.82, 1.12);
            shore[i] = Sheet.At(
                centre.X + (radiusEast * reach * Math.Cos(angle)),
                centre.Y + (radiusNorth * reach * Math.Sin(angle)));
        }

        return Sheet.Area(shore);
    }

    /// <summary>A rectangle about its centre, turned counter-clockwise by degrees.</summary>
    public static Polygon Rectangle(Coordinate centre, double width, double height, double turn) => Sheet.Area(
        Turned(centre, -width / 2, -height / 2, turn),
        Turned(centre, width / 2, -height / 2, turn),
        Turned(centre, width / 2, height / 2, turn),
        Turned(centre, -width / 2, height / 2, turn));

    /// <summary>The point that lies so far east and north of the centre after a turn, counter-clockwise in degrees.</summary>
    public static Coordinate Turned(Coordinate centre, double east, double north, double turn)
    {
        var (sin, cos) = Math.SinCos(turn * Math.PI / 180);
        return Sheet.At(centre.X + (east * cos) - (north * sin), centre.Y + (east * sin) + (north * cos));
    }

    private static Coordinate Beside(Coordinate point, double acrossEast, double acrossNorth, double offset) =>
        Sheet.At(point.X + (acrossEast * offset), point.Y + (acrossNorth * offset));

    private static double Blend(double before, double from, double to, double after, double t) =>
        0.5 * ((2 * from)
            + ((to - before) * t)
            + (((2 * before) - (5 * from) + (4 * to) - after) * t * t)
            + (((3 * from) - before - (3 * to) + after) * t * t * t));
}

using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Distances;

/// <summary>平面长度: length in the plane of the projection, which is k times that on the ground.</summary>
public static class PlanarLength
{
    /// <summary>Metres of the plane along a line.</summary>
    /// <param name="line">In a projected CRS.</param>
    public static double Measure(LineString line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var vertices = line.CoordinateSequence;
        double metres = 0;
        for (var i = 1; i < vertices.Count; i++)
            metres += double.Hypot(vertices.GetX(i) - vertices.GetX(i - 1), vertices.GetY(i) - vertices.GetY(i - 1));
        return metres;
    }
}

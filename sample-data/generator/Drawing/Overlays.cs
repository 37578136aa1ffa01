using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.SampleData.Drawing;

/// <summary>Areas put together and taken apart on the grid of the sheet; points and lines that are left over are dropped.</summary>
internal static class Overlays
{
    public static Geometry Less(this Geometry ground, Geometry taken) => Overlay(ground, taken, SpatialFunction.Difference);

    public static Geometry CutTo(this Geometry ground, Geometry limit) => Overlay(ground, limit, SpatialFunction.Intersection);

    public static Geometry United(IEnumerable<Geometry> areas) =>
        UnaryUnionNG.Union(Sheet.Paper.BuildGeometry(areas), Sheet.Grid);

    private static Geometry Overlay(Geometry one, Geometry other, SpatialFunction function) =>
        new OverlayNG(one, other, Sheet.Grid, function) { StrictMode = true }.GetResult();
}

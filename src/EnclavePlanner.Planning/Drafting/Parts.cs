using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>拆分: takes an area of several parts to pieces.</summary>
public static class Parts
{
    /// <summary>The parts, each by itself, the largest first.</summary>
    /// <param name="area">A multipolygon.</param>
    /// <param name="label">What to call the area.</param>
    /// <exception cref="FaultException">PLN-PARTS-ONE: it has one part only.</exception>
    public static IReadOnlyList<Geometry> Of(Geometry area, string label)
    {
        ArgumentNullException.ThrowIfNull(area);
        return area.NumGeometries > 1
            ? [.. Rings.Polygons(area).OrderByDescending(Geodesy.Areas.PlanarArea.Measure)]
            : throw DraftingFaults.Refusal("PLN-PARTS-ONE", label);
    }
}

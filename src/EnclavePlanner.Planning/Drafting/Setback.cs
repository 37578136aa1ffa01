using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace EnclavePlanner.Planning.Drafting;

/// <summary>退线: cuts an area into what lies behind a setback from its boundary, and the strip along it.</summary>
public static class Setback
{
    /// <summary>What lies behind it first, then the strip.</summary>
    /// <param name="area">A polygon or a multipolygon on the survey grid.</param>
    /// <param name="metres">Metres of the plane, positive.</param>
    /// <param name="label">What to call the area.</param>
    /// <exception cref="FaultException">PLN-OFFSET-NONE: nothing lies behind it.</exception>
    public static IReadOnlyList<Geometry> Of(Geometry area, double metres, string label)
    {
        ArgumentNullException.ThrowIfNull(area);
        var behind = Drawing.Offset(area, -metres, label);
        return [behind, OverlayNGRobust.Overlay(area, behind, OverlayNG.DIFFERENCE)];
    }
}

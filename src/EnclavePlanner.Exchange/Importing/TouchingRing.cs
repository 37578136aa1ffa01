using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// A ring that touches itself at a point and so encloses a hole is how ESRI's software writes such land; OGC Simple
/// Features write the same land as a shell and a hole. The land is the same and no vertex moves, so this is reading, not
/// repairing. Anything else that is invalid is not touched.
/// </summary>
internal static class TouchingRing
{
    /// <summary>Whether the geometry is valid but for rings that touch themselves, or wholly.</summary>
    internal static bool IsAllThatIsWrong(Geometry geometry) =>
        geometry.IsValid || new IsValidOp(geometry) { SelfTouchingRingFormingHoleValid = true }.IsValid;

    /// <summary>The same land as a valid geometry; null where a touching ring is not all that is wrong.</summary>
    /// <param name="geometry">On the survey grid, so that what is read is on it too.</param>
    internal static Geometry? TryRead(Geometry geometry)
    {
        if (!IsAllThatIsWrong(geometry))
            return null;
        var read = GeometryFixer.Fix(geometry);
        read.SRID = geometry.SRID;
        return read is Polygon or MultiPolygon && read.IsValid && Vertices.Of(read).SetEquals(Vertices.Of(geometry)) ? read : null;
    }
}

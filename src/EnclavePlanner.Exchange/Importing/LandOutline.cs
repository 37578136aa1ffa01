using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>Where land lies and how large it is.</summary>
/// <param name="Extent">In the city's CRS.</param>
/// <param name="Area">In the plane, m²; null for a whole layer.</param>
/// <param name="Label">What it is called, or the first of the layer.</param>
internal sealed record LandOutline(Envelope Extent, double? Area, string Label)
{
    internal bool IsLayer => Area is null;

    internal static LandOutline Of(PlanFeature feature) =>
        new(feature.Geometry.EnvelopeInternal, PlanarArea.Measure(feature.Geometry).Value, feature.Label);
}

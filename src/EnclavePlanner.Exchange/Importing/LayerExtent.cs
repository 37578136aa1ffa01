using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>How far land reaches all together, while it comes feature by feature.</summary>
internal sealed class LayerExtent
{
    private readonly Envelope extent = new();
    private string first = "";

    internal int Count { get; private set; }

    /// <summary>The layer as a whole; null where it has fewer than two features, and so is nothing beside them.</summary>
    internal LandOutline? Whole => Count < 2 ? null : new LandOutline(extent, null, first);

    internal void Add(PlanFeature feature)
    {
        if (Count++ == 0)
            first = feature.Label;
        extent.ExpandToInclude(feature.Geometry.EnvelopeInternal);
    }
}

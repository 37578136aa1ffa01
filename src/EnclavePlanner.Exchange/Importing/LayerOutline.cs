using System.Collections.Immutable;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>What an import asks about a layer that the city has already: where its larger land lies, and how far it all reaches.</summary>
public sealed class LayerOutline
{
    private LayerOutline(ImmutableArray<LandOutline> lands) => Lands = lands;

    /// <summary>Those of its features that are large enough to be told from their neighbours, and where it has several, the layer as a whole.</summary>
    internal ImmutableArray<LandOutline> Lands { get; }

    /// <summary>The outlines of the layers that a city has in a plan.</summary>
    internal static IEnumerable<LayerOutline> OfCity(PlanContents plan, string cityCode) =>
        plan.Features.Where(feature => feature.CityCode == cityCode).GroupBy(PlanLayers.LayerOf).Select(Of);

    /// <summary>The outline of a layer. Of its features nothing else is kept.</summary>
    /// <param name="features">The features of one layer of one city.</param>
    public static LayerOutline Of(IEnumerable<PlanFeature> features)
    {
        ArgumentNullException.ThrowIfNull(features);
        var lands = ImmutableArray.CreateBuilder<LandOutline>();
        var extent = new LayerExtent();
        foreach (var feature in features.Where(feature => feature.Geometry is Polygon or MultiPolygon))
        {
            extent.Add(feature);
            if (DisplacedLand.CanOverlap(feature.Geometry.EnvelopeInternal))
                lands.Add(LandOutline.Of(feature));
        }

        if (extent.Whole is { } whole && DisplacedLand.CanOverlap(whole.Extent))
            lands.Add(whole);
        return new LayerOutline(lands.ToImmutable());
    }
}

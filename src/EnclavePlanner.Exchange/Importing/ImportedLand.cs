using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>What is to be said of the land of an import all together, gathered while it comes feature by feature.</summary>
internal sealed class ImportedLand(PlanLayer layer, City city, IEnumerable<LayerOutline> own, AreaMeter meter)
{
    private readonly DisplacedLand displaced = new(own);
    private readonly Envelope extent = new();

    /// <summary>What is looked at for overlaps and gaps: of layers that are to tile their ground, and not of very many.</summary>
    private List<Geometry>? tiles = layer is PlanLayer.Parcels or PlanLayer.Plots ? [] : null;

    private int vertices;

    internal void Note(PlanFeature feature)
    {
        displaced.Note(feature);
        extent.ExpandToInclude(feature.Geometry.EnvelopeInternal);
        if (tiles is null)
            return;
        tiles.Add(feature.Geometry);
        vertices += feature.Geometry.NumPoints;
        if (tiles.Count > LayerTopology.MostFeatures || vertices > LayerTopology.MostVertices)
            tiles = null;
    }

    /// <summary>How well it tiles its ground; null where it need not, or where there is too much of it to be counted on the way.</summary>
    internal LayerTopology? Topology(CancellationToken cancellation) =>
        tiles is { Count: > 0 } ? LayerTopology.Of(tiles, meter, cancellation) : null;

    /// <summary>Whether it lies where it may not belong.</summary>
    internal IEnumerable<LocalizedText> Warnings() => new[] { displaced.Notice(), ZoneNotice.Of(city, extent) }.OfType<LocalizedText>();
}

using System.Collections.Immutable;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>A layer that is to be written, before it is known what is in it.</summary>
/// <param name="Layer">Which it is.</param>
/// <param name="Name">What it is called, such as parcels_440300.</param>
/// <param name="Crs">The CRS it is written in.</param>
/// <param name="Encodings">The encodings that its texts may be written in; none where their width does not matter.</param>
/// <param name="Features">Its features, in the city's CRS. They may stream, and come anew whenever they are gone through.</param>
/// <param name="Measure">The area of one by the plan's official method, m²; null where they have none.</param>
/// <param name="Transform">From the city's CRS to <paramref name="Crs"/>.</param>
internal sealed record ExportSource(
    PlanLayer Layer,
    string Name,
    Crs Crs,
    ImmutableArray<TargetEncoding> Encodings,
    IEnumerable<PlanFeature> Features,
    Func<PlanFeature, double>? Measure,
    CoordinateTransform Transform)
{
    /// <summary>What its features are made of.</summary>
    internal PlanGeometry Geometry => PlanLayers.GeometryOf(Layer);

    /// <summary>The geometry of a feature in <see cref="Crs"/>, rounded to what it is worth.</summary>
    internal Geometry Placed(PlanFeature feature) =>
        CoordinateRounding.Of(Transform.ChangesNothing ? feature.Geometry : Transform.Transform(feature.Geometry), Crs);
}

using System.Collections.Immutable;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>A layer as a writer gets it.</summary>
/// <param name="Name">What it is called, such as parcels_440300.</param>
/// <param name="Geometry">What its features are made of.</param>
/// <param name="Crs">The CRS they are written in.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Encodings">The encodings that its columns were measured in.</param>
/// <param name="Features">Its features, in the city's CRS. They may stream, and come anew whenever they are gone through.</param>
/// <param name="Count">How many there are.</param>
/// <param name="AreaOf">The area of one by the plan's official method, m².</param>
/// <param name="Transform">From there to <paramref name="Crs"/>.</param>
internal sealed record ExportLayer(
    string Name,
    PlanGeometry Geometry,
    Crs Crs,
    ImmutableArray<ExportColumn> Columns,
    ImmutableArray<TargetEncoding> Encodings,
    IEnumerable<PlanFeature> Features,
    int Count,
    Func<PlanFeature, double> AreaOf,
    CoordinateTransform Transform)
{
    /// <summary>The geometry of a feature in <see cref="Crs"/>, rounded to what it is worth.</summary>
    internal Geometry Placed(PlanFeature feature) =>
        CoordinateRounding.Of(Transform.ChangesNothing ? feature.Geometry : Transform.Transform(feature.Geometry), Crs);
}

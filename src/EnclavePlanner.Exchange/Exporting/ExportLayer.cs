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
/// <param name="Features">Its features, in the city's CRS.</param>
/// <param name="Transform">From there to <paramref name="Crs"/>.</param>
internal sealed record ExportLayer(
    string Name,
    PlanGeometry Geometry,
    Crs Crs,
    ImmutableArray<ExportColumn> Columns,
    IReadOnlyList<PlanFeature> Features,
    CoordinateTransform Transform)
{
    /// <summary>The geometry of a feature in <see cref="Crs"/>.</summary>
    internal Geometry Placed(PlanFeature feature) => Transform.Transform(feature.Geometry);
}

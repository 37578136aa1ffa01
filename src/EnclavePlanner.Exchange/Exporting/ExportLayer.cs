using System.Collections.Immutable;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>A layer as a writer gets it that must know its columns before the first feature.</summary>
/// <param name="Source">The layer.</param>
/// <param name="Survey">What is in it.</param>
internal sealed record ExportLayer(ExportSource Source, ExportSurvey Survey)
{
    /// <inheritdoc cref="ExportSource.Name"/>
    internal string Name => Source.Name;

    /// <inheritdoc cref="ExportSource.Geometry"/>
    internal PlanGeometry Geometry => Source.Geometry;

    /// <inheritdoc cref="ExportSource.Crs"/>
    internal Crs Crs => Source.Crs;

    /// <inheritdoc cref="ExportSource.Features"/>
    internal IEnumerable<PlanFeature> Features => Source.Features;

    /// <summary>Its columns.</summary>
    internal ImmutableArray<ExportColumn> Columns => Survey.Columns;

    /// <summary>How many features it has.</summary>
    internal int Count => Survey.Count;

    /// <inheritdoc cref="ExportSource.Placed"/>
    internal Geometry Placed(PlanFeature feature) => Source.Placed(feature);

    /// <inheritdoc cref="ExportSurvey.AreaOf"/>
    internal double AreaOf(PlanFeature feature) => Survey.AreaOf(feature);
}

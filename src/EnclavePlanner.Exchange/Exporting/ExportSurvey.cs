using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>
/// What must be known of a layer before its first feature is written: how many there are, which columns they have, how wide
/// these are, and the areas. Found by going through the layer once; of its features nothing is kept but their areas.
/// </summary>
internal sealed class ExportSurvey
{
    private const int AtOnce = 1000;

    private readonly Dictionary<Guid, double> areas = [];

    private ExportSurvey()
    {
    }

    /// <summary>How many features there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The columns, measured.</summary>
    internal ImmutableArray<ExportColumn> Columns { get; private set; } = [];

    /// <summary>The area of a feature that was seen, m²; 0 where areas were not measured.</summary>
    internal double AreaOf(PlanFeature feature) => areas.GetValueOrDefault(feature.Id);

    /// <summary>Goes through a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="features">Its features.</param>
    /// <param name="measure">The area of a feature by the plan's official method, m²; null where no column is to hold it.</param>
    /// <param name="encodings">The encodings whose width matters.</param>
    /// <param name="cancellation">Stops it between two features.</param>
    internal static ExportSurvey Of(
        PlanLayer layer, IEnumerable<PlanFeature> features, Func<PlanFeature, double>? measure, ImmutableArray<TargetEncoding> encodings, CancellationToken cancellation)
    {
        var survey = new ExportSurvey();
        var own = ExportColumns.OfLayer(layer, encodings);
        var area = measure is null ? null : new ColumnMeasure(encodings);
        var attributes = new SortedDictionary<string, ColumnMeasure>(StringComparer.Ordinal);
        foreach (var (feature, squareMetres) in Measured(features, measure, cancellation))
        {
            survey.Count++;
            foreach (var column in own)
                column.Measure.Add(column.ValueOf(feature));
            foreach (var (name, value) in feature.Attributes.Values)
            {
                if (!attributes.TryGetValue(name, out var found))
                    attributes.Add(name, found = new ColumnMeasure(encodings));
                found.Add(value);
            }

            if (area is null)
                continue;
            survey.areas[feature.Id] = squareMetres;
            area.Add(squareMetres);
        }

        survey.Columns = ExportColumns.Of(own, attributes, area, survey.AreaOf);
        return survey;
    }

    /// <summary>The features with their areas. To measure one takes longer than to read it, so that it is done on all cores.</summary>
    private static IEnumerable<(PlanFeature Feature, double SquareMetres)> Measured(
        IEnumerable<PlanFeature> features, Func<PlanFeature, double>? measure, CancellationToken cancellation)
    {
        foreach (var some in features.Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var areas = measure is null ? new double[some.Length] : Areas(some, measure);
            for (var row = 0; row < some.Length; row++)
                yield return (some[row], areas[row]);
        }
    }

    private static double[] Areas(PlanFeature[] features, Func<PlanFeature, double> measure)
    {
        var areas = new double[features.Length];
        try
        {
            Parallel.For(0, features.Length, row => areas[row] = measure(features[row]));
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }

        return areas;
    }
}

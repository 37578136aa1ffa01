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

    private readonly Dictionary<string, int> placeOfAttribute = new(StringComparer.Ordinal);
    private int ownCount;

    private ExportSurvey()
    {
    }

    /// <summary>How many features there are.</summary>
    internal int Count { get; private set; }

    /// <summary>The columns, measured.</summary>
    internal ImmutableArray<ExportColumn> Columns { get; private set; } = [];

    /// <summary>The area of a feature that was seen, m²; 0 where areas were not measured, or went into a spool.</summary>
    internal double AreaOf(PlanFeature feature) => areas.GetValueOrDefault(feature.Id);

    /// <summary>How many values a row of the spool may have.</summary>
    internal int PlaceCount => ownCount + 1 + placeOfAttribute.Count;

    /// <summary>Which of the values in a row of the spool are a column's.</summary>
    internal int PlaceOf(ExportColumn column)
    {
        if (column.Attribute is { } attribute)
            return placeOfAttribute[attribute];
        // Ours come first, in the order in which they are written too, and then the area.
        return Columns.IndexOf(column);
    }

    /// <summary>Goes through a layer.</summary>
    /// <param name="source">The layer.</param>
    /// <param name="cancellation">Stops it between two features.</param>
    internal static ExportSurvey Of(ExportSource source, CancellationToken cancellation) => Of(source, null, null, cancellation);

    /// <summary>Goes through a layer, which its writer need not go through again.</summary>
    /// <param name="source">The layer.</param>
    /// <param name="write">Writes of each feature what needs no survey.</param>
    /// <param name="spool">Takes the values of each feature, the area among them; null where they can be asked for again.</param>
    /// <param name="cancellation">Stops it between two features.</param>
    internal static ExportSurvey Of(ExportSource source, Action<PlanFeature>? write, ValueSpool? spool, CancellationToken cancellation)
    {
        var survey = new ExportSurvey();
        var own = ExportColumns.OfLayer(source.Layer, source.Encodings);
        survey.ownCount = own.Length;
        var area = source.Measure is null ? null : new ColumnMeasure(source.Encodings);
        var attributes = new SortedDictionary<string, ColumnMeasure>(StringComparer.Ordinal);
        foreach (var (feature, squareMetres) in Measured(source.Features, source.Measure, cancellation))
        {
            survey.Count++;
            for (var place = 0; place < own.Length; place++)
            {
                var value = own[place].ValueOf(feature);
                own[place].Measure.Add(value);
                spool?.Add(place, value);
            }

            foreach (var (name, value) in feature.Attributes.Values)
            {
                if (!attributes.TryGetValue(name, out var found))
                {
                    attributes.Add(name, found = new ColumnMeasure(source.Encodings));
                    survey.placeOfAttribute.Add(name, own.Length + attributes.Count);
                }

                found.Add(value);
                spool?.Add(survey.placeOfAttribute[name], value);
            }

            if (area is not null)
            {
                area.Add(squareMetres);
                spool?.Add(own.Length, squareMetres);
                if (spool is null)
                    survey.areas[feature.Id] = squareMetres;
            }

            spool?.EndRow();
            write?.Invoke(feature);
        }

        survey.Columns = ExportColumns.Of(own, attributes, area, survey.AreaOf);
        return survey;
    }

    /// <summary>The features with their areas. To measure one takes longer than to read it, so that it is done on all cores.</summary>
    private static IEnumerable<(PlanFeature Feature, double SquareMetres)> Measured(
        IEnumerable<PlanFeature> features, Func<PlanFeature, double>? measure, CancellationToken cancellation)
    {
        // While those of some features are measured, those before them are taken.
        (PlanFeature[] Features, Task<double[]> Areas)? before = null;
        foreach (var some in features.Chunk(AtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            var areas = Task.Run(() => measure is null ? new double[some.Length] : Areas(some, measure), CancellationToken.None);
            foreach (var row in Rows(before))
                yield return row;
            before = (some, areas);
        }

        foreach (var row in Rows(before))
            yield return row;
    }

    private static IEnumerable<(PlanFeature Feature, double SquareMetres)> Rows((PlanFeature[] Features, Task<double[]> Areas)? chunk) =>
        chunk is var (features, areas) ? features.Zip(areas.GetAwaiter().GetResult()) : [];

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

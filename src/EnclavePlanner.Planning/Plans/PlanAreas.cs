using System.Collections.Immutable;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;

namespace EnclavePlanner.Planning.Plans;

/// <summary>The areas of a plan's features by one method, measured once and looked up after. Immutable.</summary>
public sealed class PlanAreas
{
    private readonly ImmutableDictionary<Guid, SquareMetres> areas;

    private PlanAreas(AreaMethod method, ImmutableDictionary<Guid, SquareMetres> areas) => (Method, this.areas) = (method, areas);

    /// <summary>How they were measured.</summary>
    public AreaMethod Method { get; }

    /// <summary>The area of a feature that was measured.</summary>
    /// <exception cref="KeyNotFoundException">The feature was not measured.</exception>
    public SquareMetres this[PlanFeature feature]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(feature);
            return areas[feature.Id];
        }
    }

    /// <summary>Measures features, each in its city's CRS. Points and lines have no area.</summary>
    /// <param name="contents">The plan; its cities give the CRSs.</param>
    /// <param name="features">What to measure.</param>
    /// <param name="method">How.</param>
    /// <param name="progress">Told the number measured so far, now and then.</param>
    /// <param name="cancellation">Stops the work between two features.</param>
    public static PlanAreas Measure(
        PlanContents contents,
        IEnumerable<PlanFeature> features,
        AreaMethod method,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default) =>
        new PlanAreas(method, ImmutableDictionary<Guid, SquareMetres>.Empty)
            .Remeasure(contents, features, progress, cancellation);

    /// <summary>These areas with some features measured anew, by the same method.</summary>
    /// <param name="contents">The plan; its cities give the CRSs.</param>
    /// <param name="features">What is new or has changed.</param>
    /// <param name="progress">Told the number measured so far, now and then.</param>
    /// <param name="cancellation">Stops the work between two features.</param>
    public PlanAreas Remeasure(
        PlanContents contents,
        IEnumerable<PlanFeature> features,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(features);
        var meters = contents.Cities.ToDictionary(city => city.Code, city => new AreaMeter(city.Crs, Method));
        var measured = areas.ToBuilder();
        var count = 0;
        foreach (var feature in features)
        {
            cancellation.ThrowIfCancellationRequested();
            measured[feature.Id] = meters[feature.CityCode].Measure(feature.Geometry);
            if (++count % 1000 == 0)
                progress?.Report(count);
        }

        return new PlanAreas(Method, measured.ToImmutable());
    }
}

using System.Collections.Frozen;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Areas;

namespace EnclavePlanner.Planning.Plans;

/// <summary>The areas of a plan's features by one method, measured once and looked up after.</summary>
public sealed class PlanAreas
{
    private readonly FrozenDictionary<Guid, SquareMetres> areas;

    private PlanAreas(AreaMethod method, FrozenDictionary<Guid, SquareMetres> areas) => (Method, this.areas) = (method, areas);

    /// <summary>How they were measured.</summary>
    public AreaMethod Method { get; }

    /// <summary>The area of a feature that was measured.</summary>
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
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(features);
        var meters = contents.Cities.ToDictionary(city => city.Code, city => new AreaMeter(city.Crs, method));
        var measured = new Dictionary<Guid, SquareMetres>();
        foreach (var feature in features)
        {
            cancellation.ThrowIfCancellationRequested();
            measured[feature.Id] = meters[feature.CityCode].Measure(feature.Geometry);
            if (measured.Count % 1000 == 0)
                progress?.Report(measured.Count);
        }

        return new PlanAreas(method, measured.ToFrozenDictionary());
    }
}

using System.Globalization;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Samples;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tests.Exporting;

/// <summary>Plans to export, and how the tests ask for it.</summary>
internal static class ExportingForTests
{
    private static readonly Lazy<PlanContents> Made = new(() =>
    {
        var history = SamplePlans.Build("liaocheng-shenzhen", CultureInfo.GetCultureInfo("zh-CN"), "试验", TimeProvider.System, CancellationToken.None);
        var contents = new PlanContents(history[0].Changes.Select(change => change.After!));
        return history.Skip(1).Aggregate(contents, (plan, action) => plan.Apply(action));
    });

    /// <summary>The sample plan between Liaocheng and Shenzhen.</summary>
    internal static PlanContents Sample => Made.Value;

    internal static ExportReport Export(
        this PlanContents plan, string path, ExportFormat format, PlanLayer layer, string? city, Func<ExportRequest, ExportRequest>? with = null)
    {
        var request = new ExportRequest { Path = path, Format = format, Layer = layer, CityCode = city, Day = new DateOnly(2026, 9, 1) };
        return LayerExport.Write(plan, with?.Invoke(request) ?? request);
    }

    internal static List<PlanFeature> Of(this PlanContents plan, PlanLayer layer, string city) =>
        [.. plan.Features.Where(feature => PlanLayers.LayerOf(feature) == layer && feature.CityCode == city)];
}

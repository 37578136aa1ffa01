using System.Globalization;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// Writes a layer of areas of one city as an ASCII DXF drawing (AutoCAD 2007, UTF-8), in the city's CRS, x east and y north in
/// metres. Each feature is a filling (HATCH) of each of its parts with their holes, the outline of each ring (closed LWPOLYLINE), and its
/// number and area as texts at a point inside. Land lies on one layer for each class, in its colour; holes are outlined on a
/// layer of their own, since they are no land. <see cref="DxfLayer"/> reads the same areas, numbers and codes back.
/// </summary>
internal static class DxfWriter
{
    private const int FeaturesPerReport = 500;

    /// <summary>The three lines, in the colours that the map has them in.</summary>
    private static readonly Dictionary<string, (string Layer, int Rgb)> ControlLineLayers = new(StringComparer.Ordinal)
    {
        [ControlLine.PermanentBasicFarmland] = ("永久基本农田", 0x8A6D00),
        [ControlLine.EcologicalRedLine] = ("生态保护红线", 0xC2185B),
        [ControlLine.UrbanGrowthBoundary] = ("城镇开发边界", 0x3C4043),
    };

    private const int OtherLine = 0x5C6470;
    private const int BoundaryLine = 0xC80000;

    /// <summary>Writes the drawing.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="cityCode">The city whose land is drawn.</param>
    /// <param name="layer">Parcels, plots, control lines or the boundary.</param>
    /// <param name="options">What else is wanted.</param>
    /// <param name="progress">Told how many features are written, now and then.</param>
    /// <param name="cancellation">Stops the work between two features.</param>
    /// <returns>How many features were written.</returns>
    /// <exception cref="FaultException">EXC-DXF-LAYER: the layer has no areas. PLN-CITY-UNKNOWN: the plan has no such city.</exception>
    internal static int Write(
        Stream stream,
        PlanContents plan,
        string cityCode,
        PlanLayer layer,
        DxfOptions options,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        var city = plan.City(cityCode);
        var features = FeaturesOf(plan, layer, options).Where(feature => feature.CityCode == city.Code).ToList();
        var areas = PlanAreas.Measure(plan, features, options.AreaMethod ?? plan.Plan.OfficialArea, null, cancellation);
        using var pairs = new DxfPairWriter(stream);
        var frame = new DxfFrame(pairs);
        var extent = new Envelope();
        foreach (var feature in features)
            extent.ExpandToInclude(feature.Geometry.EnvelopeInternal);
        var drawn = features.Select(feature => (Feature: feature, Layer: LayerOf(feature))).ToList();
        frame.Begin(extent, LayersOf(drawn.Select(one => one.Layer)), GreatestHandle(features));
        var isFilled = layer is PlanLayer.Parcels or PlanLayer.Plots;
        var count = 0;
        foreach (var (feature, on) in drawn)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(new DxfEntityWriter(pairs), feature, on.Name, isFilled, areas[feature]);
            if (++count % FeaturesPerReport == 0)
                progress?.Report(count);
        }

        frame.End();
        progress?.Report(count);
        return count;
    }

    private static IEnumerable<PlanFeature> FeaturesOf(PlanContents plan, PlanLayer layer, DxfOptions options) => layer switch
    {
        PlanLayer.Parcels => plan.Parcels,
        PlanLayer.ControlLines => plan.ControlLines,
        PlanLayer.Plots => plan.Plots.Where(plot => options.SchemeId is null || plot.SchemeId == options.SchemeId),
        PlanLayer.Boundary => plan.Enclaves,
        _ => throw ExchangeTexts.Refusal("EXC-DXF-LAYER", ExchangeTexts.Say("Layer-" + PlanLayers.NameOf(layer))),
    };

    private static (string Name, int? Rgb) LayerOf(PlanFeature feature) => feature switch
    {
        Parcel parcel => LayerOf(parcel.LandUseCode),
        Plot plot => LayerOf(plot.LandUseCode),
        ControlLine line when ControlLineLayers.TryGetValue(line.Kind, out var known) => known,
        ControlLine line => (DxfLayerNames.Allowed(line.Kind), OtherLine),
        _ => (DxfLayerNames.Boundary, BoundaryLine),
    };

    private static (string Name, int? Rgb) LayerOf(string? code) => LandUseGuide.TryGet(code, out var landUse)
        ? (landUse.ChineseName, int.Parse(landUse.Colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
        : (DxfLayerNames.Unclassified, null);

    private static List<(string Name, int? Rgb)> LayersOf(IEnumerable<(string Name, int? Rgb)> drawn) =>
        [.. drawn.Append((DxfLayerNames.Numbers, null)).Append((DxfLayerNames.Areas, null)).Append((DxfLayerNames.InnerRings, null))
            .DistinctBy(layer => layer.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>At most a layer and two texts for each feature, a filling for each part and an outline for each ring.</summary>
    private static long GreatestHandle(List<PlanFeature> features) =>
        0x200 + features.Sum(feature => 3L + DxfEntityWriter.PolygonsOf(feature.Geometry).Sum(part => 2L + part.NumInteriorRings));

    private static void Write(DxfEntityWriter entities, PlanFeature feature, string layer, bool isFilled, SquareMetres area)
    {
        entities.Fill(layer, feature.Geometry, isFilled);
        foreach (var part in DxfEntityWriter.PolygonsOf(feature.Geometry))
        {
            entities.Outline(layer, part.Shell, isFilled);
            foreach (var hole in part.Holes)
                entities.Outline(DxfLayerNames.InnerRings, hole, isFilled);
        }

        var inside = InteriorPointArea.GetInteriorPoint(feature.Geometry);
        var extent = feature.Geometry.EnvelopeInternal;
        var height = Math.Round(Math.Clamp(Math.Min(extent.Width, extent.Height) / 10, 0.5, 10), 1);
        if (!string.IsNullOrWhiteSpace(feature.Number))
            entities.Text(DxfLayerNames.Numbers, inside, height, feature.Number, isAbove: true);
        entities.Text(DxfLayerNames.Areas, inside, height * 0.7, string.Create(CultureInfo.InvariantCulture, $"{area.Value:F2}平方米"), isAbove: false);
    }
}

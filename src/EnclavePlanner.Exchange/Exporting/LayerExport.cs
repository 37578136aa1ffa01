using System.Collections.Immutable;
using EnclavePlanner.Exchange.BoundaryPoints;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Exchange.GeoJson;
using EnclavePlanner.Exchange.GeoPackages;
using EnclavePlanner.Exchange.Shapefiles;
using EnclavePlanner.Exchange.Tables.Csv;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>Writes one layer of one city as a file that others read. What it writes is read back the same: a CSV table, which has no geometry, by a join.</summary>
public static class LayerExport
{
    /// <summary>Longitude and latitude on WGS 84, the only system that RFC 7946 knows.</summary>
    private const int LongitudeAndLatitude = 4326;

    /// <summary>Writes a layer of a plan in memory, wholly or not at all.</summary>
    /// <param name="contents">The plan.</param>
    /// <param name="request">What to write, and how.</param>
    /// <param name="progress">Told the number of features written, now and then and at the end.</param>
    /// <param name="cancellation">Stops the work between two features; nothing is changed then.</param>
    /// <inheritdoc cref="Write(PlanContents, IEnumerable{PlanFeature}, ExportRequest, IProgress{int}?, CancellationToken)" path="/exception"/>
    public static ExportReport Write(
        PlanContents contents,
        ExportRequest request,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(request);
        var layer = contents.Features.Where(feature => PlanLayers.LayerOf(feature) == request.Layer).ToList();
        var city = CityOf(contents, request, layer.Select(feature => feature.CityCode).Distinct());
        return Write(contents, layer.Where(feature => feature.CityCode == city.Code), request with { CityCode = city.Code }, progress, cancellation);
    }

    /// <summary>Writes a layer of any size as it streams by, wholly or not at all.</summary>
    /// <param name="frame">The plan; its land is not looked at.</param>
    /// <param name="features">
    /// The features of the layer in the city. They are gone through more than once: first for the columns and how wide these are, then to be written.
    /// </param>
    /// <param name="request">What to write, and how; it names the city.</param>
    /// <param name="progress">Told the number of features written, now and then and at the end.</param>
    /// <param name="cancellation">Stops the work between two features; nothing is changed then.</param>
    /// <exception cref="FaultException">
    /// EXC-EXPORT-CITY, EXC-EXPORT-EMPTY: there is nothing to write, or too much is meant. EXC-EXPORT-CRS, EXC-EXPORT-DXF-CRS: not in this CRS. EXC-DXF-LAYER: the format holds areas only.
    /// EXC-EXPORT-SIZE: more than the format holds. EXC-ENCODING-UNKNOWN, EXC-EXPORT-ENCODING: the encoding is unknown or lacks
    /// a character. EXC-TARGET-…: the file cannot be made. GEO-CRS-…: the
    /// CRS is unknown. PLN-CITY-UNKNOWN.
    /// </exception>
    public static ExportReport Write(
        PlanContents frame,
        IEnumerable<PlanFeature> features,
        ExportRequest request,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(request);
        var city = CityOf(frame, request, []);
        var geometry = PlanLayers.GeometryOf(request.Layer);
        var meter = new AreaMeter(city.Crs, frame.Plan.OfficialArea);
        var encodings = request.Format == ExportFormat.Shapefile ? TargetEncoding.Candidates(request.Encoding) : [];
        var crs = CrsOf(city, request);
        var source = new ExportSource(
            request.Layer,
            $"{PlanLayers.NameOf(request.Layer).Replace('-', '_')}_{city.Code}",
            crs,
            request.Format == ExportFormat.Shapefile ? TargetEncoding.Candidates(request.Encoding) : [],
            features,
            geometry == PlanGeometry.Area ? feature => meter.Measure(feature.Geometry).Value : null,
            CoordinateTransform.Between(city.Crs, crs));
        var notices = ImmutableArray.CreateBuilder<LocalizedText>();
        if (source.Transform.CrossesDatums)
            notices.Add(ExchangeTexts.Say("NoticeDatum", city.Crs.ToString(), crs.ToString()));
        var count = 0;
        var files = TargetFiles.Write(
            request.Path,
            ExportFormats.EndingOf(request.Format),
            path =>
            {
                (count, var more) = WriteAs(frame, source, request, path, progress, cancellation);
                if (count == 0)
                    throw ExchangeTexts.Refusal("EXC-EXPORT-EMPTY", city.Name, LayerText(request.Layer));
                notices.AddRange(more);
            });
        progress?.Report(count);
        return new ExportReport(files, count, crs, notices.ToImmutable());
    }

    /// <summary>The city that a request means: the one that it names, or else the only one with land in the layer.</summary>
    /// <param name="frame">The plan; its land is not looked at.</param>
    /// <param name="request">What to write.</param>
    /// <param name="withLand">The codes of the cities that have land in the layer; asked for only where the request names no city.</param>
    /// <exception cref="FaultException">EXC-EXPORT-CITY, EXC-EXPORT-EMPTY, PLN-CITY-UNKNOWN.</exception>
    public static City CityOf(PlanContents frame, ExportRequest request, IEnumerable<string> withLand)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(request);
        if (request.CityCode is { } code)
            return frame.City(code);
        var cities = withLand.ToList();
        return cities.Count switch
        {
            1 => frame.City(cities[0]),
            0 => throw ExchangeTexts.Refusal("EXC-EXPORT-EMPTY", frame.Plan.Title, LayerText(request.Layer)),
            _ => throw ExchangeTexts.Refusal("EXC-EXPORT-CITY", LayerText(request.Layer), string.Join(", ", cities.Select(each => $"{each} {frame.City(each).Name}"))),
        };
    }

    private static (int Count, IEnumerable<LocalizedText> Notices) WriteAs(
        PlanContents frame, ExportSource source, ExportRequest request, string path, IProgress<int>? progress, CancellationToken cancellation)
    {
        var steps = new Steps(progress);
        if (request.Format == ExportFormat.Shapefile)
            return ShapefileWriting.Write(source, request, path, steps, cancellation);
        var layer = new ExportLayer(source, ExportSurvey.Of(source, cancellation));
        if (layer.Count == 0)
            return (0, []);
        return (layer.Count, request.Format switch
        {
            ExportFormat.GeoJson => GeoJsonWriting.Write(layer, path, steps, cancellation),
            ExportFormat.BoundaryPoints => BoundaryPointWriting.Write(layer, request, path, steps, cancellation),
            ExportFormat.Csv => CsvWriting.Write(layer, path, steps, cancellation),
            ExportFormat.Dxf => Drawn(frame, layer, request, path, progress, cancellation),
            _ => GeoPackageWriting.Write(layer, path, steps, cancellation),
        });
    }

    /// <summary>A drawing has its layers and the greatest of its handles at its head, and is drawn of a plan in memory.</summary>
    private static IEnumerable<LocalizedText> Drawn(
        PlanContents frame, ExportLayer layer, ExportRequest request, string path, IProgress<int>? progress, CancellationToken cancellation)
    {
        var plan = new PlanContents(frame.Rows.Where(row => row is not PlanFeature).Concat(layer.Features));
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        DxfWriter.Write(stream, plan, request.CityCode!, request.Layer, new DxfOptions(), progress, cancellation);
        return [];
    }

    private static Crs CrsOf(City city, ExportRequest request)
    {
        if (request.Epsg is { } epsg)
        {
            // A drawing has no word for its system: all that is known of it is that it is the city's.
            return request.Format != ExportFormat.Dxf || epsg == city.Epsg
                ? CrsRegistry.Get(epsg)
                : throw ExchangeTexts.Refusal("EXC-EXPORT-DXF-CRS", city.Crs.ToString());
        }

        return request.Format switch
        {
            ExportFormat.GeoJson => CrsRegistry.Get(LongitudeAndLatitude),
            ExportFormat.BoundaryPoints => BoundaryPointWriting.Prefixed(city.Crs),
            _ => city.Crs,
        };
    }

    private static LocalizedText LayerText(PlanLayer layer) => ExchangeTexts.Say("Layer-" + PlanLayers.NameOf(layer));
}

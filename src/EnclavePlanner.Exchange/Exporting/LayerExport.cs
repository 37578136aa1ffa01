using System.Collections.Immutable;
using EnclavePlanner.Exchange.BoundaryPoints;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Exchange.GeoJson;
using EnclavePlanner.Exchange.GeoPackages;
using EnclavePlanner.Exchange.Shapefiles;
using EnclavePlanner.Exchange.Tables.Csv;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>Writes one layer of one city as a file that others read. What it writes is read back the same: a CSV table, which has no geometry, by a join.</summary>
public static class LayerExport
{
    /// <summary>Longitude and latitude on WGS 84, the only system that RFC 7946 knows.</summary>
    private const int LongitudeAndLatitude = 4326;

    /// <summary>Writes it, wholly or not at all.</summary>
    /// <param name="contents">The plan.</param>
    /// <param name="request">What to write, and how.</param>
    /// <param name="progress">Told the number of features written, now and then and at the end.</param>
    /// <param name="cancellation">Stops the work between two features; nothing is changed then.</param>
    /// <exception cref="FaultException">
    /// EXC-EXPORT-CITY, EXC-EXPORT-EMPTY: there is nothing to write, or too much is meant. EXC-EXPORT-CRS, EXC-EXPORT-DXF-CRS: not in this CRS. EXC-DXF-LAYER: the format holds areas only.
    /// EXC-EXPORT-SIZE: more than the format holds. EXC-ENCODING-UNKNOWN, EXC-EXPORT-ENCODING: the encoding is unknown or lacks
    /// a character. EXC-TARGET-…: the file cannot be made. GEO-CRS-…: the
    /// CRS is unknown. PLN-CITY-UNKNOWN.
    /// </exception>
    public static ExportReport Write(
        PlanContents contents,
        ExportRequest request,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(request);
        var city = CityOf(contents, request);
        var features = contents.Features
            .Where(feature => feature.CityCode == city.Code && PlanLayers.LayerOf(feature) == request.Layer)
            .ToList();
        if (features.Count == 0)
            throw ExchangeTexts.Refusal("EXC-EXPORT-EMPTY", city.Name, LayerText(request.Layer));
        var geometry = PlanLayers.GeometryOf(request.Layer);
        var areas = PlanAreas.Measure(contents, features, contents.Plan.OfficialArea, null, cancellation);
        var crs = CrsOf(city, request);
        var layer = new ExportLayer(
            $"{PlanLayers.NameOf(request.Layer).Replace('-', '_')}_{city.Code}",
            geometry,
            crs,
            ExportColumns.Of(request.Layer, features, geometry == PlanGeometry.Area ? areas : null),
            features,
            CoordinateTransform.Between(city.Crs, crs));
        var notices = ImmutableArray.CreateBuilder<LocalizedText>();
        if (layer.Transform.CrossesDatums)
            notices.Add(ExchangeTexts.Say("NoticeDatum", city.Crs.ToString(), crs.ToString()));
        var files = TargetFiles.Write(
            request.Path,
            ExportFormats.EndingOf(request.Format),
            path => notices.AddRange(WriteAs(contents, city, layer, areas, request, path, progress, cancellation)));
        progress?.Report(features.Count);
        return new ExportReport(files, features.Count, crs, notices.ToImmutable());
    }

    private static IEnumerable<LocalizedText> WriteAs(
        PlanContents contents,
        City city,
        ExportLayer layer,
        PlanAreas areas,
        ExportRequest request,
        string path,
        IProgress<int>? progress,
        CancellationToken cancellation)
    {
        var steps = new Steps(progress);
        return request.Format switch
        {
            ExportFormat.GeoJson => GeoJsonWriting.Write(layer, path, steps, cancellation),
            ExportFormat.Shapefile => ShapefileWriting.Write(layer, request, path, steps, cancellation),
            ExportFormat.BoundaryPoints => BoundaryPointWriting.Write(layer, areas, request, path, steps, cancellation),
            ExportFormat.Csv => CsvWriting.Write(layer, path, steps, cancellation),
            ExportFormat.Dxf => Drawn(contents, city, request, path, progress, cancellation),
            _ => GeoPackageWriting.Write(layer, path, steps, cancellation),
        };
    }

    private static IEnumerable<LocalizedText> Drawn(
        PlanContents contents, City city, ExportRequest request, string path, IProgress<int>? progress, CancellationToken cancellation)
    {
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        DxfWriter.Write(stream, contents, city.Code, request.Layer, new DxfOptions(), progress, cancellation);
        return [];
    }

    private static City CityOf(PlanContents contents, ExportRequest request)
    {
        if (request.CityCode is { } code)
            return contents.City(code);
        var cities = contents.Features
            .Where(feature => PlanLayers.LayerOf(feature) == request.Layer)
            .Select(feature => feature.CityCode)
            .Distinct()
            .ToList();
        return cities.Count switch
        {
            1 => contents.City(cities[0]),
            0 => throw ExchangeTexts.Refusal("EXC-EXPORT-EMPTY", contents.Plan.Title, LayerText(request.Layer)),
            _ => throw ExchangeTexts.Refusal("EXC-EXPORT-CITY", LayerText(request.Layer), string.Join(", ", cities.Select(each => $"{each} {contents.City(each).Name}"))),
        };
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

using System.Collections.Immutable;
using EnclavePlanner.Exchange.BoundaryPoints;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Exchange.GeoJson;
using EnclavePlanner.Exchange.GeoPackages;
using EnclavePlanner.Exchange.Shapefiles;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Tables.Points;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// Reads a file into changes of a plan: every record in the CRS of its city, with the fields of ours filled and the rest
/// kept. Strict unless asked otherwise: one refused record keeps all out. The plan is not touched; the caller commits.
/// </summary>
public static class LayerImport
{
    /// <summary>The endings of the files that can be imported, in lower case with their dot.</summary>
    public static ImmutableArray<string> Extensions { get; } = [".shp", ".geojson", ".json", ".gpkg", ".txt", ".dxf", ".csv", ".xlsx"];

    /// <summary>Begins an import of a file of any size: its rows stream into the plan.</summary>
    /// <param name="frame">The plan; of its land, the boundaries are asked for only.</param>
    /// <param name="own">The layers of areas that the city has already, beside which the imported land may turn out displaced.</param>
    /// <param name="request">What to import.</param>
    /// <param name="cancellation">Stops the opening of the file.</param>
    /// <exception cref="FaultException">
    /// EXC-…: the file as a whole cannot be read. PLN-CITY-UNKNOWN: the plan has no such city.
    /// </exception>
    public static ImportRun Begin(
        PlanContents frame, IEnumerable<LayerOutline> own, ImportRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(request);
        _ = frame.City(request.CityCode);
        var (file, source) = Open(request, cancellation);
        return file.Readable(() => new ImportRun(frame, own, request, file, source));
    }

    /// <summary>Prepares an import whose rows are wanted all together, as a plan in memory takes them.</summary>
    /// <param name="plan">The plan as it is.</param>
    /// <param name="request">What to import.</param>
    /// <param name="progress">Told how far it has come, now and then.</param>
    /// <param name="cancellation">Stops the work between two records.</param>
    /// <returns>The changes and the report; where records are refused, and not skipped by request, no changes.</returns>
    /// <exception cref="FaultException">
    /// EXC-…: the file as a whole cannot be read or cannot lie in the city. PLN-CITY-UNKNOWN: the plan has no such city.
    /// </exception>
    public static ImportOutcome Prepare(
        PlanContents plan,
        ImportRequest request,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(request);
        var run = Begin(plan, LayerOutline.OfCity(plan, request.CityCode), request, cancellation);
        try
        {
            var rows = run.Rows(progress, cancellation).ToImmutableArray();
            return new ImportOutcome(run.Report, rows);
        }
        catch (NothingImportedException)
        {
            return new ImportOutcome(run.Report, []);
        }
    }

    /// <summary>Opens what a request names.</summary>
    /// <exception cref="FaultException">EXC-…: the file as a whole cannot be read.</exception>
    internal static (SourceFile File, SourceLayer Source) Open(ImportRequest request, CancellationToken cancellation)
    {
        var file = SourceFile.Named(request.Path);
        if (request.Displaced is { } displaced)
            throw ExchangeTexts.Refusal("EXC-CRS", file.Name, DisplacedSources.Refusal(displaced).Text);
        return (file, file.Readable(() => Open(file, request, cancellation)));
    }

    private static SourceLayer Open(SourceFile file, ImportRequest request, CancellationToken cancellation) => file.Extension switch
    {
        ".shp" => ShapefileLayer.Open(file, new CrsStatement(request.Epsg, request.Shift), request.Encoding, cancellation),
        ".geojson" or ".json" => GeoJsonLayer.Open(file, new CrsStatement(request.Epsg, request.Shift), request.Encoding, cancellation),
        ".gpkg" => GeoPackageLayer.Open(file, request.Table, new CrsStatement(request.Epsg, request.Shift), cancellation),
        ".txt" => BoundaryPointLayer.Open(file, new CrsStatement(request.Epsg, request.Shift), request.Encoding, cancellation),
        // A DWG is no format of ours; opened, it is refused with what to save it as.
        ".dxf" or ".dwg" => DxfLayer.Open(
            file, new CrsStatement(request.Epsg, request.Shift), request.Encoding, PlanLayers.GeometryOf(request.Layer), cancellation),
        ".csv" or ".xlsx" => PointTableLayer.Open(file, request, cancellation),
        _ => throw ExchangeTexts.Refusal("EXC-FORMAT-UNKNOWN", file.Name, string.Join(", ", Extensions)),
    };
}

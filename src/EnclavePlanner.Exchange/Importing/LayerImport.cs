using System.Collections.Immutable;
using EnclavePlanner.Exchange.BoundaryPoints;
using EnclavePlanner.Exchange.Dxf;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.GeoJson;
using EnclavePlanner.Exchange.GeoPackages;
using EnclavePlanner.Exchange.Profiles;
using EnclavePlanner.Exchange.Shapefiles;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Tables.Points;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// Reads a file into changes of a plan: every record in the CRS of its city, with the fields of ours filled and the rest
/// kept. Strict unless asked otherwise: one refused record keeps all out. The plan is not touched; the caller commits.
/// </summary>
public static class LayerImport
{
    private const int RowsPerReport = 500;

    /// <summary>The endings of the files that can be imported, in lower case with their dot.</summary>
    public static ImmutableArray<string> Extensions { get; } = [".shp", ".geojson", ".json", ".gpkg", ".txt", ".dxf", ".csv", ".xlsx"];

    /// <summary>Prepares an import.</summary>
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
        var city = plan.City(request.CityCode);
        var (file, source) = Open(request, cancellation);
        return Readable(file, () => Prepare(plan, city, request, file, source, progress, cancellation));
    }

    /// <summary>Opens what a request names.</summary>
    /// <exception cref="FaultException">EXC-…: the file as a whole cannot be read.</exception>
    internal static (SourceFile File, SourceLayer Source) Open(ImportRequest request, CancellationToken cancellation)
    {
        var file = SourceFile.Named(request.Path);
        if (request.Displaced is { } displaced)
            throw ExchangeTexts.Refusal("EXC-CRS", file.Name, DisplacedSources.Refusal(displaced).Text);
        return (file, Readable(file, () => Open(file, request, cancellation)));
    }

    private static TResult Readable<TResult>(SourceFile file, Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-FILE-UNREADABLE", file.Name, failure.Message), failure);
        }
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

    private static ImportOutcome Prepare(
        PlanContents plan,
        City city,
        ImportRequest request,
        SourceFile file,
        SourceLayer source,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        var binding = FieldBinding.Bind(file, request.Fields, request.Profile, source.Fields, request.Layer);
        var builder = new RowBuilder(plan, city, request, file, binding);
        var intake = new GeometryIntake(source.Crs, request.Shift, city.Crs, request.Layer, request.Repair);
        var meter = new AreaMeter(city.Crs, plan.Plan.OfficialArea);
        var repaired = ImmutableArray.CreateBuilder<RepairedRow>();
        var rows = ImmutableArray.CreateBuilder<RowChange>();
        var refused = ImmutableArray.CreateBuilder<RefusedRow>();
        var unread = new UnreadLimit(file);
        foreach (var record in source.Read(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (record.Geometry is not { IsEmpty: false })
                unread.Take(record.Row, record.Refusal?.Text ?? ExchangeTexts.Say("EXC-SHAPE-EMPTY"));
            try
            {
                if (record.Refusal is { } refusal)
                    throw new FaultException(refusal);
                var geometry = intake.Take(request.SwapsAxes ? AxisSwap.Of(record.Geometry!) : record.Geometry!, cancellation);
                rows.Add(RowChange.Insert(builder.Build(record, geometry)));
                if (intake.Repaired is var (fault, before))
                    repaired.Add(new RepairedRow(record.Row, fault, meter.Measure(before).Value, meter.Measure(geometry).Value));
            }
            catch (FaultException refusal)
            {
                refused.Add(new RefusedRow(record.Row, refusal.Fault));
            }

            if ((rows.Count + refused.Count) % RowsPerReport == 0)
                progress?.Report(new ImportProgress(rows.Count + refused.Count, source.BytesRead, source.ByteCount));
        }

        RefuseMisplacedFile(file, rows.Count, refused);
        progress?.Report(new ImportProgress(rows.Count + refused.Count, source.ByteCount, source.ByteCount));
        var isTaken = refused.Count == 0 || request.SkipRefused;
        var good = rows.Count;
        var topology = TopologyOf(request.Layer, rows, meter, cancellation);
        var warnings = new[] { DisplacedLand.Notice(plan, city, rows), ZoneNotice.Of(city, rows) };
        if (!isTaken)
            rows.Clear();
        else if (builder.NewScheme is { } scheme && good > 0)
            rows.Insert(0, scheme);
        var report = new ImportReport
        {
            FileName = file.Name,
            Taken = isTaken ? good : 0,
            Good = good,
            Refused = refused.ToImmutable(),
            Repaired = repaired.ToImmutable(),
            Topology = topology,
            Undecided = builder.Undecided,
            Notices = [.. source.Notices, .. OwnNotices(source, city, request.Profile, request.SwapsAxes, intake, topology, warnings, good + refused.Count), .. builder.Notices()],
            Crs = source.Crs,
            Encoding = source.Encoding,
            Fields = binding.Pairs.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
        return new ImportOutcome(report, rows.ToImmutable());
    }

    /// <summary>Of layers that are to tile their ground: parcels and plots.</summary>
    private static LayerTopology? TopologyOf(
        PlanLayer layer, ImmutableArray<RowChange>.Builder rows, AreaMeter meter, CancellationToken cancellation) =>
        layer is PlanLayer.Parcels or PlanLayer.Plots && rows.Count is > 0 and <= LayerTopology.MostFeatures
            ? LayerTopology.Of([.. rows.Select(row => ((PlanFeature)row.After!).Geometry)], meter, cancellation)
            : null;

    /// <summary>Where no record lies in the city and at least one lies nowhere, the CRS is wrong, not the records.</summary>
    private static void RefuseMisplacedFile(SourceFile file, int good, ImmutableArray<RefusedRow>.Builder refused)
    {
        if (good == 0 && refused.FirstOrDefault(row => GeometryIntake.IsMisplaced(row.Fault)) is { } misplaced)
            throw ExchangeTexts.Refusal("EXC-FILE-PLACE", file.Name, misplaced.Row, misplaced.Fault.Text);
    }

    private static IEnumerable<LocalizedText> OwnNotices(
        SourceLayer source, City city, ImportProfile? profile, bool swapsAxes, GeometryIntake intake, LayerTopology? topology, IEnumerable<LocalizedText?> warnings, int records)
    {
        if (records == 0)
            yield return ExchangeTexts.Say("NoticeNoRecords");
        if (swapsAxes)
            yield return ExchangeTexts.Say("NoticeAxesSwapped");
        if (profile is not null)
            yield return ExchangeTexts.Say("NoticeProfile", profile.Name);
        if (intake.CrossesDatums)
            yield return ExchangeTexts.Say("NoticeDatum", source.Crs.ToString(), city.Crs.ToString());
        if (intake.Shift is { } shift)
            yield return ShiftNotice.Of(shift, source.Crs);
        foreach (var warning in warnings.OfType<LocalizedText>())
            yield return warning;
        if (intake.TouchingRingCount > 0)
            yield return ExchangeTexts.Say("NoticeTouchingRing", intake.TouchingRingCount);
        if (intake.NodedCount > 0)
            yield return ExchangeTexts.Say("NoticeNoded", intake.NodedCount);
        if (topology is { IsSound: false })
        {
            yield return ExchangeTexts.Say(
                "NoticeTopology", topology.Overlaps, Math.Round(topology.OverlapArea, 2), topology.Gaps, Math.Round(topology.GapArea, 2), topology.Slivers);
        }
    }
}

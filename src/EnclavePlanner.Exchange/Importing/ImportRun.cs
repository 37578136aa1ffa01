using System.Collections.Immutable;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>
/// One import under way: its rows, as they are read from the file, and in the end its report. No row is held, so that a file
/// of any number of records takes no more memory than its longest ones.
/// </summary>
public sealed class ImportRun
{
    private const int RowsPerReport = 500;

    private readonly City city;
    private readonly ImportRequest request;
    private readonly SourceFile file;
    private readonly SourceLayer source;
    private readonly FieldBinding binding;
    private readonly RowBuilder builder;
    private readonly GeometryIntake intake;
    private readonly AreaMeter meter;
    private readonly ImportedLand land;
    private readonly ImmutableArray<RefusedRow>.Builder refused = ImmutableArray.CreateBuilder<RefusedRow>();
    private readonly ImmutableArray<RepairedRow>.Builder repaired = ImmutableArray.CreateBuilder<RepairedRow>();
    private RefusedRow? misplaced;
    private int good;
    private int refusedCount;
    private int repairedCount;
    private bool hasBegun;
    private ImportReport? report;

    internal ImportRun(PlanContents plan, IEnumerable<LayerOutline> own, ImportRequest request, SourceFile file, SourceLayer source)
    {
        (this.request, this.file, this.source) = (request, file, source);
        city = plan.City(request.CityCode);
        binding = FieldBinding.Bind(file, request.Fields, request.Profile, source.Fields, request.Layer);
        builder = new RowBuilder(plan, city, request, file, binding);
        intake = new GeometryIntake(source.Crs, request.Shift, city.Crs, request.Layer, request.Repair);
        meter = new AreaMeter(city.Crs, plan.Plan.OfficialArea);
        land = new ImportedLand(request.Layer, city, own, meter);
    }

    /// <summary>What came of it.</summary>
    /// <exception cref="InvalidOperationException">The rows have not been drawn to their end.</exception>
    public ImportReport Report => report ?? throw new InvalidOperationException("The import is not at its end.");

    /// <summary>
    /// The new rows, in the order of the file; they can be drawn once. What was drawn of them counts only when they came to
    /// their end.
    /// </summary>
    /// <param name="progress">Told how far it has come, now and then.</param>
    /// <param name="cancellation">Stops the work between two records.</param>
    /// <exception cref="NothingImportedException">After the last record: none is good, or one is refused and keeps all out.</exception>
    /// <exception cref="FaultException">EXC-…: the file as a whole cannot be read or cannot lie in the city.</exception>
    public IEnumerable<RowChange> Rows(IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (hasBegun)
            throw new InvalidOperationException("The rows of an import can be drawn once.");
        hasBegun = true;
        var isFirst = true;
        var unread = new UnreadLimit(file);
        using var records = source.Read(cancellation).GetEnumerator();
        Func<bool> next = records.MoveNext;
        while (file.Readable(next))
        {
            cancellation.ThrowIfCancellationRequested();
            if (records.Current.Geometry is not { IsEmpty: false })
                unread.Take(records.Current.Row, records.Current.Refusal?.Text ?? ExchangeTexts.Say("EXC-SHAPE-EMPTY"));
            if (Row(records.Current, cancellation) is { } row && IsTaken)
            {
                if (isFirst && builder.NewScheme is { } scheme)
                    yield return scheme;
                isFirst = false;
                yield return row;
            }

            if ((good + refusedCount) % RowsPerReport == 0)
                progress?.Report(new ImportProgress(good + refusedCount, source.BytesRead, source.ByteCount));
        }

        RefuseMisplacedFile();
        progress?.Report(new ImportProgress(good + refusedCount, source.ByteCount, source.ByteCount));
        report = Concluded(cancellation);
        if (report.Taken == 0)
            throw new NothingImportedException();
    }

    private bool IsTaken => refusedCount == 0 || request.SkipRefused;

    /// <summary>The row of a record; null where it is refused.</summary>
    private RowChange? Row(SourceRecord record, CancellationToken cancellation)
    {
        try
        {
            if (record.Refusal is { } refusal)
                throw new FaultException(refusal);
            var geometry = intake.Take(request.SwapsAxes ? AxisSwap.Of(record.Geometry!) : record.Geometry!, cancellation);
            var feature = builder.Build(record, geometry);
            good++;
            land.Note(feature);
            if (intake.Repaired is var (fault, before))
                Repaired(new RepairedRow(record.Row, fault, meter.Measure(before).Value, meter.Measure(geometry).Value));
            return RowChange.Insert(feature);
        }
        catch (FaultException refusal)
        {
            Refused(new RefusedRow(record.Row, refusal.Fault));
            return null;
        }
    }

    private void Repaired(RepairedRow row)
    {
        if (repairedCount++ < ImportReport.MostRows)
            repaired.Add(row);
    }

    private void Refused(RefusedRow row)
    {
        if (refusedCount++ < ImportReport.MostRows)
            refused.Add(row);
        if (misplaced is null && GeometryIntake.IsMisplaced(row.Fault))
            misplaced = row;
    }

    /// <summary>Where no record lies in the city and at least one lies nowhere, the CRS is wrong, not the records.</summary>
    private void RefuseMisplacedFile()
    {
        if (good == 0 && misplaced is not null)
            throw ExchangeTexts.Refusal("EXC-FILE-PLACE", file.Name, misplaced.Row, misplaced.Fault.Text);
    }

    private ImportReport Concluded(CancellationToken cancellation)
    {
        var topology = land.Topology(cancellation);
        return new ImportReport
        {
            FileName = file.Name,
            Taken = IsTaken ? good : 0,
            Good = good,
            RefusedCount = refusedCount,
            Refused = refused.ToImmutable(),
            RepairedCount = repairedCount,
            Repaired = repaired.ToImmutable(),
            Topology = topology,
            Undecided = builder.Undecided,
            Notices = [.. source.Notices, .. OwnNotices(topology), .. builder.Notices()],
            Crs = source.Crs,
            Encoding = source.Encoding,
            Fields = binding.Pairs.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    private IEnumerable<LocalizedText> OwnNotices(LayerTopology? topology)
    {
        if (good + refusedCount == 0)
            yield return ExchangeTexts.Say("NoticeNoRecords");
        if (request.SwapsAxes)
            yield return ExchangeTexts.Say("NoticeAxesSwapped");
        if (request.Profile is { } profile)
            yield return ExchangeTexts.Say("NoticeProfile", profile.Name);
        if (intake.CrossesDatums)
            yield return ExchangeTexts.Say("NoticeDatum", source.Crs.ToString(), city.Crs.ToString());
        if (intake.Shift is { } shift)
            yield return ShiftNotice.Of(shift, source.Crs);
        foreach (var warning in land.Warnings())
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

using System.Collections.Immutable;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tables.Joining;

/// <summary>
/// Adds what a table says to the features of a layer, matched by their numbers. Strict unless asked otherwise: a number that
/// is twice in the table, or that several features have or none, keeps all out. An empty cell changes nothing, nor does one
/// that says what the plan says.
/// </summary>
public static class TableJoin
{
    /// <summary>Prepares a join.</summary>
    /// <param name="plan">The plan as it is.</param>
    /// <param name="request">What to join to what.</param>
    /// <param name="cancellation">Stops the work between two rows.</param>
    /// <returns>The changes and the report; where rows are refused, and not skipped by request, no changes.</returns>
    /// <exception cref="FaultException">
    /// EXC-CSV-…, EXC-XLSX-…, EXC-TABLE-…: the table cannot be read. EXC-JOIN-KEY: it has no column of numbers.
    /// EXC-JOIN-EMPTY: the city has no such features. EXC-MAP-FIELD: a named column is not there. PLN-CITY-UNKNOWN.
    /// </exception>
    public static JoinOutcome Prepare(PlanContents plan, JoinRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(request);
        var city = plan.City(request.CityCode);
        var features = plan.Features.Where(feature => feature.CityCode == city.Code && PlanLayers.LayerOf(feature) == request.Layer).ToList();
        if (features.Count == 0)
            throw ExchangeTexts.Refusal("EXC-JOIN-EMPTY", city.Name, ExchangeTexts.Say("Layer-" + PlanLayers.NameOf(request.Layer)));
        var file = SourceFile.Named(request.Path);
        var table = Table.Read(file, request.Sheet, request.Encoding, cancellation);
        var (heading, key) = KeyOf(table, request);
        heading.RequireRecords();
        var map = FieldMap.Of(request.Fields.Sources.SetItem(FieldMap.Number, heading.Names[key]));
        var binding = FieldBinding.Bind(file, map, null, [.. heading.Names.Where(name => name.Length > 0)], request.Layer);
        var rows = new JoinedRows(heading, binding, request, ColumnsOf(plan, request.Layer, features, heading, cancellation));
        var matches = new JoinMatches(features, heading, key);
        var changes = ImmutableArray.CreateBuilder<RowChange>();
        var refused = ImmutableArray.CreateBuilder<RefusedRow>();
        var joined = 0;
        foreach (var row in heading.Body)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var feature = matches.FeatureOf(row);
                var after = rows.Joined(feature, row);
                joined++;
                if (!after.SaysTheSameAs(feature))
                    changes.Add(RowChange.Update(feature, after));
            }
            catch (FaultException refusal)
            {
                refused.Add(new RefusedRow(row.Number, refusal.Fault));
            }
        }

        var isTaken = refused.Count == 0 || request.SkipRefused;
        if (!isTaken)
            changes.Clear();
        var report = new TableReport
        {
            FileName = file.Name,
            Taken = isTaken ? joined : 0,
            Good = joined,
            Refused = refused.ToImmutable(),
            Notices = [.. table.Notices, .. rows.Notices(), .. Left(features.Count - joined)],
        };
        return new JoinOutcome(report, isTaken ? joined : 0, matches.UnmatchedCount, rows.Undecided, changes.ToImmutable());
    }

    /// <summary>The heading with a column of the features' numbers, and that column; null where there is none.</summary>
    internal static (TableHeading Heading, int Key)? TryFindKey(Table table, JoinRequest request)
    {
        var names = KeyNames(request);
        int Key(TableHeading heading) => names.Select(heading.Find).FirstOrDefault(column => column >= 0, -1);
        return TableHeading.Find(table, heading => Key(heading) >= 0) is { } found ? (found, Key(found)) : null;
    }

    private static (TableHeading Heading, int Key) KeyOf(Table table, JoinRequest request) => TryFindKey(table, request)
        ?? throw ExchangeTexts.Refusal(
            "EXC-JOIN-KEY", table.File.Name, string.Join(", ", KeyNames(request)), string.Join(", ", TableHeading.First(table).Names.Where(name => name.Length > 0)));

    private static string[] KeyNames(JoinRequest request) => request.Key is { } named ? [named.Trim()]
        : request.Fields.Sources.TryGetValue(FieldMap.Number, out var mapped) ? [mapped]
        : [.. FieldBinding.WellKnownFieldsOf(FieldMap.Number)];

    /// <summary>The columns that an export of the layer has. Areas are measured only where the table has a column for them.</summary>
    private static ImmutableArray<ExportColumn> ColumnsOf(
        PlanContents plan, PlanLayer layer, List<PlanFeature> features, TableHeading heading, CancellationToken cancellation)
    {
        var hasArea = PlanLayers.GeometryOf(layer) == PlanGeometry.Area && ExportColumns.AreaNames.Any(name => heading.Find(name) >= 0);
        var areas = hasArea ? PlanAreas.Measure(plan, features, plan.Plan.OfficialArea, null, cancellation) : null;
        var crs = plan.City(features[0].CityCode).Crs;
        var source = new ExportSource(
            layer, "", crs, [], features, areas is null ? null : feature => areas[feature].Value, CoordinateTransform.Between(crs, crs));
        return ExportSurvey.Of(source, cancellation).Columns;
    }

    private static IEnumerable<LocalizedText> Left(int count)
    {
        if (count > 0)
            yield return ExchangeTexts.Say("NoticeJoinLeft", count);
    }
}

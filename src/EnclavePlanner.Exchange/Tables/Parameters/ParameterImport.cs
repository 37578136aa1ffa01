using System.Collections.Immutable;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Parameters;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tables.Parameters;

/// <summary>
/// Reads parameters and prices from a table. A row is the parameter of its key, city and first day: it changes the one that
/// the plan has, or is a new one. Strict unless asked otherwise: one refused row keeps all out.
/// </summary>
public static class ParameterImport
{
    /// <summary>Prepares it.</summary>
    /// <param name="plan">The plan as it is.</param>
    /// <param name="path">The table: .csv or .xlsx.</param>
    /// <param name="sheet">The sheet of a workbook; null for the first.</param>
    /// <param name="encoding">The character encoding of a .csv where the user names it.</param>
    /// <param name="skipRefused">Whether the good rows come in although others are refused.</param>
    /// <param name="cancellation">Stops the work between two rows.</param>
    /// <exception cref="FaultException">EXC-CSV-…, EXC-XLSX-…, EXC-TABLE-…: the table cannot be read. EXC-PARAMETERS-HEADING: it is none of parameters.</exception>
    public static ParameterOutcome Prepare(
        PlanContents plan, string path, string? sheet = null, string? encoding = null, bool skipRefused = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var file = SourceFile.Named(path);
        var table = Table.Read(file, sheet, encoding, cancellation);
        var (heading, columns) = ParameterColumns.Find(table);
        heading.RequireRecords();
        var reading = new ParameterReading(plan, columns);
        var present = plan.Parameters.ToLookup(ParameterKey.Of);
        var cities = plan.Cities.ToImmutableDictionary(city => city.Code, StringComparer.Ordinal);
        var rows = heading.Body.Select(row => (Row: row, Read: Read(reading, row))).ToList();
        var twins = rows.Where(row => row.Read.Parameter is not null).ToLookup(row => ParameterKey.Of(row.Read.Parameter!), row => row.Row.Number);
        var changes = ImmutableArray.CreateBuilder<RowChange>();
        var refused = ImmutableArray.CreateBuilder<RefusedRow>();
        var good = 0;
        foreach (var (row, (parameter, fault)) in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            if ((fault ?? Judge(parameter!, row, twins, present) ?? ChangeSetRules.OfRow(parameter!, cities)) is { } refusal)
            {
                refused.Add(new RefusedRow(row.Number, refusal));
                continue;
            }

            good++;
            if (present[ParameterKey.Of(parameter!)].FirstOrDefault() is not { } before)
                changes.Add(RowChange.Insert(parameter!));
            else if (reading.Updated(before, parameter!) is var after && !after.SaysTheSameAs(before))
                changes.Add(RowChange.Update(before, after));
        }

        var isTaken = refused.Count == 0 || skipRefused;
        if (!isTaken)
            changes.Clear();
        var report = new TableReport { FileName = file.Name, Taken = isTaken ? good : 0, Good = good, Refused = refused.ToImmutable(), Notices = table.Notices };
        return new ParameterOutcome(report, changes.Count(change => change.Before is null), changes.Count(change => change.Before is not null), changes.ToImmutable());
    }

    private static (Parameter? Parameter, Fault? Fault) Read(ParameterReading reading, TableRow row)
    {
        try
        {
            return (reading.Read(row), null);
        }
        catch (FaultException refusal)
        {
            return (null, refusal.Fault);
        }
    }

    private static Fault? Judge(Parameter parameter, TableRow row, ILookup<ParameterKey, int> twins, ILookup<ParameterKey, Parameter> present)
    {
        var key = ParameterKey.Of(parameter);
        if (twins[key].FirstOrDefault(other => other != row.Number) is > 0 and var twin)
            return ExchangeTexts.Fault("EXC-PARAMETERS-TWICE", parameter.Key, twin);
        return present[key].Skip(1).Any() ? ExchangeTexts.Fault("EXC-PARAMETERS-SEVERAL", parameter.Key) : null;
    }
}

using System.Globalization;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Tables.Csv;
using EnclavePlanner.Exchange.Tables.Workbooks;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Tables.Parameters;

/// <summary>Writes a plan's parameters as a table that <see cref="ParameterImport"/> reads back the same.</summary>
public static class ParameterExport
{
    /// <summary>Writes it, wholly or not at all.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="path">The .xlsx or .csv file to make; one that is there is replaced.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-TARGET-…: the file cannot be made. EXC-EXPORT-CELL: a text is longer than a cell of Excel holds.</exception>
    public static string Write(PlanContents plan, string path, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(path);
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
            return TargetFiles.Write(path, ".csv", target => CsvWriting.Write(target, Rows(plan), cancellation))[0];
        foreach (var parameter in plan.Parameters)
        {
            if (Math.Max(parameter.Key.Length, Math.Max(parameter.Unit.Length, parameter.Source.Length)) > TableLimits.LongestText)
                throw ExchangeTexts.Refusal("EXC-EXPORT-CELL", parameter.Key.Length > 80 ? parameter.Key[..80] : parameter.Key, TableLimits.LongestText);
        }

        return TargetFiles.Write(
            path, ".xlsx", target => WorkbookWriting.Write(target, [("parameters", [36, 12, 16, 14, 14, 60, 12], Rows(plan))], cancellation))[0];
    }

    private static IEnumerable<object?[]> Rows(PlanContents plan)
    {
        yield return [.. ParameterColumns.Names];
        foreach (var parameter in plan.Parameters)
        {
            yield return
            [
                parameter.Key, parameter.CityCode, parameter.Value, parameter.Unit,
                parameter.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), parameter.Source, parameter.IsUnsure,
            ];
        }
    }
}

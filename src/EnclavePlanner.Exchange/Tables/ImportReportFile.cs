using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Exchange.Exporting;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Tables.Workbooks;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Tables;

/// <summary>The report of an import as an Excel workbook, for those who have to correct the file.</summary>
public static class ImportReportFile
{
    private const string Ending = ".xlsx";

    /// <summary>Refuses a path at which the report could not be written; asked before the import is committed.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-TARGET-…</exception>
    public static void RequireTarget(string path) => TargetFiles.Require(path, Ending);

    /// <summary>Writes it, wholly or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The .xlsx file to make; one that is there is replaced.</param>
    /// <param name="language">The language of headings, reasons and notices.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-TARGET-…: the file cannot be made.</exception>
    public static void Write(ImportReport report, string path, CultureInfo language, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(language);
        string Say(string key) => ExchangeTexts.Say(key).In(language);
        TargetFiles.Write(path, Ending, target => WorkbookWriting.Write(
            target,
            [
                (Say("ReportSheet"), [24, 100], Summary(report, language)),
                (Say("ReportRefusedSheet"), [10, 28, 120], Refused(report.Refused, language)),
                (Say("ReportRepairedSheet"), [10, 22, 22, 120], Repaired(report, language)),
            ],
            cancellation));
    }

    /// <summary>Writes the report of a table that was joined or read for parameters, wholly or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">The .xlsx file to make; one that is there is replaced.</param>
    /// <param name="language">The language of headings, reasons and notices.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-TARGET-…: the file cannot be made.</exception>
    public static void Write(TableReport report, string path, CultureInfo language, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(language);
        TargetFiles.Write(path, Ending, target => WorkbookWriting.Write(
            target,
            [
                (ExchangeTexts.Say("ReportSheet").In(language), [24, 100], Summary(report, language)),
                (ExchangeTexts.Say("ReportRefusedSheet").In(language), [10, 28, 120], Refused(report.Refused, language)),
            ],
            cancellation));
    }

    private static IEnumerable<object?[]> Summary(TableReport report, CultureInfo language)
    {
        object?[] Line(string key, object? value) => [ExchangeTexts.Say(key).In(language), value];
        yield return Line("ReportFile", report.FileName);
        yield return Line("ReportTaken", (long)report.Taken);
        yield return Line("ReportGood", (long)report.Good);
        yield return Line("ReportRefused", (long)report.Refused.Length);
        foreach (var notice in report.Notices)
            yield return Line("ReportNotice", Cut(notice.In(language)));
    }

    private static IEnumerable<object?[]> Summary(ImportReport report, CultureInfo language)
    {
        object?[] Line(string key, object? value) => [ExchangeTexts.Say(key).In(language), value];
        yield return Line("ReportFile", report.FileName);
        yield return Line("ReportCrs", report.Crs.ToString());
        yield return Line("ReportEncoding", report.Encoding);
        yield return Line("ReportTaken", (long)report.Taken);
        yield return Line("ReportGood", (long)report.Good);
        yield return Line("ReportRefused", (long)report.RefusedCount);
        yield return Line("ReportRepaired", (long)report.RepairedCount);
        foreach (var (target, field) in report.Fields)
            yield return [ExchangeTexts.Say("ReportField").In(language), $"{target} = {field}"];
        foreach (var notice in report.Notices)
            yield return Line("ReportNotice", Cut(notice.In(language)));
    }

    /// <summary>As many as a sheet holds below its heading; the summary counts them all.</summary>
    private static IEnumerable<object?[]> Refused(ImmutableArray<RefusedRow> refused, CultureInfo language)
    {
        yield return [ExchangeTexts.Say("ReportRow").In(language), ExchangeTexts.Say("ReportCode").In(language), ExchangeTexts.Say("ReportReason").In(language)];
        foreach (var row in refused.Take(TableLimits.MostRows - 1))
            yield return [(long)row.Row, row.Fault.Code, Cut(row.Fault.In(language))];
    }

    private static IEnumerable<object?[]> Repaired(ImportReport report, CultureInfo language)
    {
        yield return
        [
            ExchangeTexts.Say("ReportRow").In(language), ExchangeTexts.Say("ReportAreaBefore").In(language),
            ExchangeTexts.Say("ReportAreaAfter").In(language), ExchangeTexts.Say("ReportReason").In(language),
        ];
        foreach (var row in report.Repaired)
            yield return [(long)row.Row, row.AreaBefore, row.AreaAfter, Cut(row.Fault.In(language))];
    }

    private static string Cut(string text) => text.Length > TableLimits.LongestText ? text[..(TableLimits.LongestText - 1)] + "…" : text;
}

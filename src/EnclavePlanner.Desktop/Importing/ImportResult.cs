using System.Collections.Immutable;
using System.Globalization;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Exchange.Tables;
using EnclavePlanner.Exchange.Tables.Joining;
using EnclavePlanner.Exchange.Tables.Parameters;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Changes;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>What came of an import of any kind, as its dialog reports it.</summary>
public sealed record ImportResult
{
    /// <summary>Rows that came into the plan; 0 where a refused one kept all out.</summary>
    public required int Taken { get; init; }

    /// <summary>Rows that were fit to come in.</summary>
    public required int Good { get; init; }

    /// <summary>How many were not.</summary>
    public required int RefusedCount { get; init; }

    /// <summary>Those of them that the report names, and why.</summary>
    public required ImmutableArray<RefusedRow> Refused { get; init; }

    /// <summary>Rows that were repaired.</summary>
    public ImmutableArray<RepairedRow> Repaired { get; init; } = [];

    /// <summary>Codes that wait for the user's decision.</summary>
    public ImmutableArray<UndecidedCode> Undecided { get; init; } = [];

    /// <summary>What the user should know.</summary>
    public required ImmutableArray<LocalizedText> Notices { get; init; }

    /// <summary>Key of the text that says what was done.</summary>
    public required string SummaryKey { get; init; }

    /// <summary>The counts in that text.</summary>
    public required ImmutableArray<int> Counts { get; init; }

    /// <summary>Key of the history's title, of the file's name and a count.</summary>
    public required string TitleKey { get; init; }

    /// <summary>The count in the title.</summary>
    public required int TitleCount { get; init; }

    /// <summary>The rows to commit; none where the import is refused or says nothing new.</summary>
    public required ImmutableArray<RowChange> Changes { get; init; }

    /// <summary>Writes the report as a workbook at a path, in a language.</summary>
    public required Action<string, CultureInfo, CancellationToken> Write { get; init; }

    /// <summary>Of features of a layer.</summary>
    public static ImportResult Of(ImportOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var report = outcome.Report;
        return new ImportResult
        {
            Taken = report.Taken,
            Good = report.Good,
            RefusedCount = report.RefusedCount,
            Refused = report.Refused,
            Repaired = report.Repaired,
            Undecided = report.Undecided,
            Notices = report.Notices,
            SummaryKey = "import.taken",
            Counts = [report.Taken, report.RefusedCount],
            TitleKey = "history.import",
            TitleCount = report.Taken,
            Changes = outcome.Changes,
            Write = (path, language, cancellation) => ImportReportFile.Write(report, path, language, cancellation),
        };
    }

    /// <summary>Of columns that were joined.</summary>
    public static ImportResult Of(JoinOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Of(outcome.Report, outcome.Changes, "import.joined", [outcome.Joined, outcome.Changes.Length, outcome.Report.Refused.Length], "history.join") with
        {
            Undecided = outcome.Undecided,
        };
    }

    /// <summary>Of parameters.</summary>
    public static ImportResult Of(ParameterOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Of(outcome.Report, outcome.Changes, "import.parameters", [outcome.Added, outcome.Updated, outcome.Report.Refused.Length], "history.parameters");
    }

    private static ImportResult Of(TableReport report, ImmutableArray<RowChange> changes, string summaryKey, ImmutableArray<int> counts, string titleKey) => new()
    {
        Taken = report.Taken,
        Good = report.Good,
        RefusedCount = report.Refused.Length,
        Refused = report.Refused,
        Notices = report.Notices,
        SummaryKey = summaryKey,
        Counts = counts,
        TitleKey = titleKey,
        TitleCount = changes.Length,
        Changes = changes,
        Write = (path, language, cancellation) => ImportReportFile.Write(report, path, language, cancellation),
    };
}

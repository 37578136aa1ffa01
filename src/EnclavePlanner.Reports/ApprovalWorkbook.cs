using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Reports.Pages;
using EnclavePlanner.Reports.Targets;

namespace EnclavePlanner.Reports;

/// <summary>
/// 上会材料: the Excel workbook for the approval meeting. Its sums, shares, differences and verdicts are live formulas on
/// the cells above them, each with its present value, so that viewers that do not compute show the same figures.
/// </summary>
public static class ApprovalWorkbook
{
    /// <summary>Writes the book to a stream. Nothing is written before the book is whole.</summary>
    /// <param name="contents">The plan.</param>
    /// <param name="areas">The areas of all its parcels by its official method, m².</param>
    /// <param name="settings">Language, date, compiler, source.</param>
    /// <param name="target">Where to; need not be able to seek or read, and stays open.</param>
    /// <param name="progress">Told the number of parcels written so far, now and then.</param>
    /// <param name="cancellation">Stops the work between two rows.</param>
    /// <exception cref="FaultException">
    /// REP-PARCELS-MANY: a city has more parcels than a sheet has rows. REP-AREA-NONFINITE: an area is not a finite number.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was stopped; the stream is untouched.</exception>
    public static void Write(
        PlanContents contents,
        PlanAreas areas,
        WorkbookSettings settings,
        Stream target,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(target);
        using var whole = new MemoryStream();
        new Book(contents, areas, settings, progress, cancellation).ToFile().Write(whole);
        whole.Position = 0;
        whole.CopyTo(target);
    }

    /// <summary>Writes the book to a file: beside it first, then in its place, so that the file is never half a book.</summary>
    /// <param name="contents">The plan.</param>
    /// <param name="areas">The areas of all its parcels by its official method, m².</param>
    /// <param name="settings">Language, date, compiler, source.</param>
    /// <param name="path">The .xlsx file; an existing one is replaced.</param>
    /// <param name="progress">Told the number of parcels written so far, now and then.</param>
    /// <param name="cancellation">Stops the work between two rows.</param>
    /// <exception cref="FaultException">
    /// REP-TARGET-NAME, REP-TARGET-FOLDER, REP-TARGET-READONLY, REP-TARGET-OPEN, REP-TARGET-DENIED or REP-TARGET-WRITE: why
    /// the file cannot be written; or as <see cref="Write"/>. The file is as it was before.
    /// </exception>
    /// <exception cref="OperationCanceledException">The work was stopped; the file is as it was before.</exception>
    public static void WriteFile(
        PlanContents contents,
        PlanAreas areas,
        WorkbookSettings settings,
        string path,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        WholeFile.Write(path, ".xlsx", stream => Write(contents, areas, settings, stream, progress, cancellation));
    }
}

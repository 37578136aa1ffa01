using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>What an export wrote.</summary>
/// <param name="Files">The files, by their full paths; the one that was asked for first.</param>
/// <param name="Rows">How many features.</param>
/// <param name="Crs">The CRS they were written in.</param>
/// <param name="Notices">What the user should know: what was shortened, rounded or left out.</param>
public sealed record ExportReport(ImmutableArray<string> Files, int Rows, Crs Crs, ImmutableArray<LocalizedText> Notices);

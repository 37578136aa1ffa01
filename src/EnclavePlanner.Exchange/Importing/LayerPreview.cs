using System.Collections.Immutable;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>What a file looks like before it is imported: its first records, and where they would lie.</summary>
/// <param name="Crs">The CRS it would be read in.</param>
/// <param name="Encoding">The encoding it would be read in.</param>
/// <param name="Notices">Why these, with a sample of the text where it was guessed from.</param>
/// <param name="Fields">All its fields.</param>
/// <param name="Binding">Which of our fields (key) is filled from which of the file's (value).</param>
/// <param name="Rows">The values of the first records, by field.</param>
/// <param name="Ground">Where the records that were looked at lie, in the city's CRS; null where nothing can be drawn of them.</param>
/// <param name="Looked">How many records were looked at.</param>
/// <param name="KilometresAway">How far that is from the land that the city has; null where it has none.</param>
/// <param name="Misplaced">Why it cannot be right, and the likely cause; null where it can.</param>
/// <param name="Repairs">Other readings by which it would lie in the city, the likeliest first.</param>
public sealed record LayerPreview(
    Crs Crs,
    string Encoding,
    ImmutableArray<LocalizedText> Notices,
    ImmutableArray<string> Fields,
    ImmutableSortedDictionary<string, string> Binding,
    ImmutableArray<ImmutableDictionary<string, string>> Rows,
    PreviewGround? Ground,
    int Looked,
    double? KilometresAway,
    LocalizedText? Misplaced,
    ImmutableArray<PlaceRepair> Repairs);

/// <summary>Another reading of a file's coordinates.</summary>
/// <param name="Crs">The CRS.</param>
/// <param name="SwapsAxes">Whether the file has north first.</param>
public sealed record PlaceRepair(Crs Crs, bool SwapsAxes);

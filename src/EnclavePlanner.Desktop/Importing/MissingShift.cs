using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>Tells of a refusal whether parameters of the user's could lift it.</summary>
public static class MissingShift
{
    /// <summary>An older datum, in a .prj or the header of a boundary-point file; a system of nobody's but a city; none at all, as in every drawing.</summary>
    private static readonly HashSet<string> Codes = ["GEO-CRS-DATUM", "EXC-TXT-DATUM", "GEO-CRS-WKT", "EXC-SHP-NO-PRJ", "EXC-DXF-NO-CRS"];

    /// <summary>Whether the file was refused because its system is not known here or needs a shift.</summary>
    public static bool IsReasonOf(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Tells(fault.Text);
    }

    private static bool Tells(LocalizedText text) => Codes.Contains(text.Key) || text.Arguments.OfType<LocalizedText>().Any(Tells);
}

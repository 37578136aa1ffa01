using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>A CRS and the reason why a file is taken to be in it. The user's word stands above the file's.</summary>
/// <param name="Crs">The CRS.</param>
/// <param name="Reason">Why it is this one.</param>
/// <param name="Contradiction">That the file says otherwise than the user; null where it does not.</param>
internal sealed record CrsEvidence(Crs Crs, LocalizedText Reason, LocalizedText? Contradiction = null)
{
    /// <summary>The CRS the user named.</summary>
    /// <exception cref="FaultException">EXC-CRS: its code is unknown, or it needs a shift that was not given.</exception>
    internal static CrsEvidence Named(SourceFile file, int epsg, CrsStatement said)
    {
        var crs = Known(file, epsg, said.IsShifted);
        return new CrsEvidence(crs, ExchangeTexts.Say("NoticeCrsNamed", crs.ToString()));
    }

    /// <summary>The CRS of an EPSG code that a file or a user gives.</summary>
    /// <exception cref="FaultException">EXC-CRS: its code is unknown, or it needs a shift that was not given.</exception>
    internal static Crs Known(SourceFile file, int epsg, bool takesUnshifted)
    {
        try
        {
            return takesUnshifted ? CrsRegistry.GetUnshifted(epsg) : CrsRegistry.Get(epsg);
        }
        catch (FaultException unknown)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-CRS", file.Name, unknown.Fault.Text), unknown);
        }
    }
}

using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.DatumShifts;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>What the user says of a file's CRS: its code, and the shift that leads from there to CGCS2000. It counts above what the file says.</summary>
internal sealed record CrsStatement(int? Epsg, DatumShift? Shift)
{
    /// <summary>Whether the file may be in a system that needs a shift, because one is given.</summary>
    internal bool IsShifted => Shift is SevenParameterShift;

    /// <summary>The CRS by the user's word; null where it is the file's to say. For a city's grid, the CRS that it leads to.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-CRS: the code is unknown. EXC-SHIFT-TWICE: a code beside a city's grid.</exception>
    internal CrsEvidence? Evidence(SourceFile file)
    {
        if (Shift is FourParameterSimilarity grid)
        {
            return Epsg is null
                ? new CrsEvidence(grid.To, ExchangeTexts.Say("NoticeCrsGrid", grid.To.ToString()))
                : throw ExchangeTexts.Refusal("EXC-SHIFT-TWICE", file.Name, Epsg, grid.To.ToString());
        }

        return Epsg is { } code ? CrsEvidence.Named(file, code, this) : null;
    }
}

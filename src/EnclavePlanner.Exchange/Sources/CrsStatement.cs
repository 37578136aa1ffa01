using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.DatumShifts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>What the user says of a file's CRS: its code, and the shift that leads from there to CGCS2000. It counts above what the file says.</summary>
internal sealed record CrsStatement(int? Epsg, DatumShift? Shift)
{
    /// <summary>Whether the file may be in a system that needs a shift, because one is given.</summary>
    internal bool IsShifted => Shift is SevenParameterShift;

    /// <summary>The CRS by the user's word; null where it is the file's to say. For a city's grid, the CRS that it leads to.</summary>
    /// <exception cref="FaultException">EXC-CRS: the code is unknown. EXC-SHIFT-TWICE: a code beside a city's grid.</exception>
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

    /// <summary>
    /// The same with a notice where the file's own statement is another: the user's word counts, but it may be the slip. A
    /// city's own grid has no code, so every system known here contradicts it, and none that is not.
    /// </summary>
    /// <param name="evidence">The CRS by the user's word.</param>
    /// <param name="where">The file that makes the statement.</param>
    /// <param name="read">Reads it.</param>
    internal CrsEvidence Beside(CrsEvidence evidence, string where, Func<Crs> read)
    {
        var isGrid = Shift is FourParameterSimilarity;
        try
        {
            var stated = read();
            return !isGrid && stated.Equals(evidence.Crs) ? evidence : Contradicted(stated.ToString());
        }
        catch (FaultException) when (isGrid)
        {
            return evidence;
        }
        catch (FaultException unread)
        {
            return evidence with { Contradiction = ExchangeTexts.Say("NoticeCrsUnread", where, evidence.Crs.ToString(), unread.Fault.Text) };
        }

        CrsEvidence Contradicted(string stated) => evidence with
        {
            Contradiction = isGrid
                ? ExchangeTexts.Say("NoticeCrsContradictsGrid", where, stated)
                : ExchangeTexts.Say("NoticeCrsContradicts", evidence.Crs.ToString(), where, stated),
        };
    }
}

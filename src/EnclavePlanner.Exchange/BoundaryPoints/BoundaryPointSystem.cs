using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>The CRS of boundary points.</summary>
internal static class BoundaryPointSystem
{
    /// <summary>
    /// The user's CRS, in the form with or without zone number in which the coordinates are written; or that of the header.
    /// </summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-TXT-…, EXC-CRS, EXC-SHIFT-TWICE.</exception>
    internal static CrsEvidence Of(SourceFile file, CrsStatement said, BoundaryPointHeader header, int prefix)
    {
        if (said.Epsg is not { } code)
        {
            if (said.Evidence(file) is { } grid)
                return header.Beside(said, grid, file, prefix);
            var crs = header.CrsOf(file, prefix);
            return new CrsEvidence(crs, ExchangeTexts.Say("NoticeTxtCrs", crs.ToString()));
        }

        var written = (prefix, code) switch
        {
            (not 0, >= 4502 and <= 4512) => code - 11, // 6° zones, central meridian form to prefix form
            (not 0, >= 4534 and <= 4554) => code - 21, // 3° zones
            (not 0, >= 2338 and <= 2348) => code - 11, // Xi'an 80
            (not 0, >= 2370 and <= 2390) or (not 0, >= 2422 and <= 2442) => code - 21, // Xi'an 80, Beijing 54
            (0, >= 4491 and <= 4501) or (0, >= 2327 and <= 2337) => code + 11,
            (0, >= 4513 and <= 4533) or (0, >= 2349 and <= 2369) or (0, >= 2401 and <= 2421) => code + 21,
            _ => code,
        };
        return header.Beside(said, (said with { Epsg = written }).Evidence(file)!, file, prefix);
    }
}

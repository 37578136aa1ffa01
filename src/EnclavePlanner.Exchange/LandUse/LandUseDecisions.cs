using System.Collections.Immutable;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Exchange.LandUse;

/// <summary>The user's decisions on land-use codes, as the command line has them: <c>08H1=0801,0809=1301</c>.</summary>
public static class LandUseDecisions
{
    /// <summary>Reads them.</summary>
    /// <exception cref="FaultException">EXC-MAP-FORM: a part is no pair. PLN-LANDUSE-UNKNOWN: the guide has no such class.</exception>
    public static ImmutableDictionary<string, string> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var decisions = ImmutableDictionary<string, string>.Empty;
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } code, { Length: > 0 } decided])
                throw ExchangeTexts.Refusal("EXC-MAP-FORM", pair);
            decisions = decisions.SetItem(code, LandUseGuide.Get(decided).Code);
        }

        return decisions;
    }
}

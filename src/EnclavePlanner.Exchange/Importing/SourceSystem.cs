using System.Globalization;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Importing;

/// <summary>What a user names as the reference system of a file: 4547, EPSG:4547, GCJ-02 or BD-09.</summary>
public static class SourceSystem
{
    private const string Authority = "EPSG:";

    /// <summary>The request with the system that a text names; as it is where there is no text.</summary>
    /// <exception cref="FaultException">EXC-CRS-NAME: it names none.</exception>
    public static ImportRequest Apply(ImportRequest request, string? text)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (text is null)
            return request;
        if (DisplacedSources.TryParse(text, out var displaced))
            return request with { Displaced = displaced };
        var name = text.AsSpan().Trim();
        var digits = name.StartsWith(Authority, StringComparison.OrdinalIgnoreCase) ? name[Authority.Length..] : name;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var epsg)
            ? request with { Epsg = epsg }
            : throw ExchangeTexts.Refusal("EXC-CRS-NAME", text.Trim());
    }
}

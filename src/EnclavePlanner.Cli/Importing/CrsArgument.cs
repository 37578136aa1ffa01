using System.Globalization;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Cli.Importing;

/// <summary>What stands after --crs: 4547, EPSG:4547, GCJ-02 or BD-09.</summary>
internal static class CrsArgument
{
    /// <summary>The request with the system it names.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">CLI-CRS.</exception>
    internal static ImportRequest Apply(ImportRequest request, string? text)
    {
        if (text is null)
            return request;
        if (DisplacedSources.TryParse(text, out var displaced))
            return request with { Displaced = displaced };
        var digits = text.StartsWith("EPSG:", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(5) : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var epsg)
            ? request with { Epsg = epsg }
            : throw Terminal.Refusal("CLI-CRS", text);
    }
}

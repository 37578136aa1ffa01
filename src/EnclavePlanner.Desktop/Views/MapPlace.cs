using System.Text.Json.Serialization;

namespace EnclavePlanner.Desktop.Views;

/// <summary>Where the panes look: one ground scale, and the middle of each.</summary>
/// <param name="GroundResolution">Metres of ground per CSS pixel.</param>
/// <param name="Centres">Metres east and north in the city's own CRS, by the city's code.</param>
public sealed record MapPlace(double GroundResolution, IReadOnlyDictionary<string, double[]> Centres)
{
    /// <summary>Whether the numbers can be a place at all; a file may hold anything.</summary>
    [JsonIgnore]
    public bool IsSound =>
        GroundResolution is > 1e-4 and < 1e5
        && Centres is { Count: <= 100 }
        && Centres.Values.All(centre => centre is { Length: 2 } && centre.All(metres => double.IsFinite(metres) && Math.Abs(metres) < 1e8));
}

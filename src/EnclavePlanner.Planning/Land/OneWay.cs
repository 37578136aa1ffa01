using System.Globalization;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Roads;
using EnclavePlanner.Planning.Texts;

namespace EnclavePlanner.Planning.Land;

/// <summary>
/// 单行: which way a road may be travelled, by the field <c>oneway</c> of its source, in whatever case: yes, true, 1, F, FT
/// along the line; −1, reverse, T, TF against it; no, false, 0, B, nothing, or no such field both ways. (OpenStreetMap's
/// key:oneway, what OSMnx and Geofabrik make of it, and ESRI's FT and TF.)
/// </summary>
internal static class OneWay
{
    private const string Field = "oneway";

    /// <exception cref="FaultException">PLN-ROAD-ONEWAY: the field says something else.</exception>
    internal static RoadDirection Of(Road road)
    {
        var stated = road.Attributes.Values
            .FirstOrDefault(pair => pair.Key.Equals(Field, StringComparison.OrdinalIgnoreCase)).Value;
        var text = Convert.ToString(stated, CultureInfo.InvariantCulture)?.Trim() ?? "";
        return text.ToUpperInvariant() switch
        {
            "YES" or "TRUE" or "1" or "F" or "FT" => RoadDirection.Forward,
            "-1" or "REVERSE" or "T" or "TF" => RoadDirection.Backward,
            "NO" or "FALSE" or "0" or "B" or "" => RoadDirection.Both,
            _ => throw new FaultException(new Fault(PlanningTexts.Resources, "PLN-ROAD-ONEWAY", road.Label, text)),
        };
    }
}

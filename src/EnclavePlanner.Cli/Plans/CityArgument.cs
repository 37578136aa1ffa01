using System.Globalization;
using EnclavePlanner.Cli.Output;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Cli.Plans;

/// <summary>CODE:NAME:EPSG:ROLE, such as 371500:聊城市:4548:origin; the role is origin, host or both.</summary>
internal static class CityArgument
{
    /// <exception cref="Geodesy.Faults.FaultException">CLI-CITY: the text is not of that form.</exception>
    internal static City Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length != 4
            || parts[0].Trim().Length == 0
            || parts[1].Trim().Length == 0
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var epsg)
            || RoleOf(parts[3].Trim()) is not { } role)
            throw Terminal.Refusal("CLI-CITY", text);
        return new City { Id = Guid.CreateVersion7(), Code = parts[0].Trim(), Name = parts[1].Trim(), Epsg = epsg, Role = role };
    }

    private static CityRole? RoleOf(string word) => word switch
    {
        "origin" => CityRole.Origin,
        "host" => CityRole.Host,
        "both" => CityRole.Origin | CityRole.Host,
        _ => null,
    };
}

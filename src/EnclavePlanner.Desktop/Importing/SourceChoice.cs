using System.Collections.Immutable;
using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>What the user says the reference system of the files is.</summary>
public sealed class SourceChoice
{
    /// <summary>The choice that leaves it to the file.</summary>
    public const string FromFile = "";

    /// <summary>The choice to type a code.</summary>
    public const string Typing = "typed";

    /// <summary>The displaced systems of web maps, as <see cref="SourceSystem"/> reads their names.</summary>
    public static ImmutableArray<string> Displaced { get; } = ["GCJ-02", "BD-09"];

    /// <summary>Longitude and latitude on the datums that data comes on.</summary>
    public static ImmutableArray<Crs> Degrees { get; } = [.. new[] { 4490, 4326, 4610, 4214 }.Select(CrsRegistry.GetUnshifted)];

    /// <summary>The entry of the list: <see cref="FromFile"/>, <see cref="Typing"/>, a displaced system or an EPSG code.</summary>
    public string Chosen { get; set; } = FromFile;

    /// <summary>The code the user typed.</summary>
    public string Typed { get; set; } = "";

    /// <summary>What is wrong with it; null where nothing is known to be.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>The system that is chosen, where it is one known here.</summary>
    public Crs? Crs => int.TryParse(Text, out var epsg) && Known(epsg) is { } known ? known : null;

    private string? Text => Chosen switch
    {
        FromFile => null,
        Typing => Typed,
        _ => Chosen,
    };

    /// <summary>The zones that fit a city, on the datums that data comes on.</summary>
    public static ImmutableArray<Crs> ZonesOf(City city)
    {
        ArgumentNullException.ThrowIfNull(city);
        return city.Crs.CentralMeridianDegrees is { } meridian ? FittingSystems.At(meridian) : [];
    }

    /// <summary>The request with this choice; null where it names no system, and <see cref="Fault"/> says so.</summary>
    public ImportRequest? Apply(ImportRequest request)
    {
        Fault = null;
        try
        {
            return SourceSystem.Apply(request, Text);
        }
        catch (FaultException refusal)
        {
            Fault = refusal.Fault;
            return null;
        }
    }

    /// <summary>Back to what the file says.</summary>
    public void Clear() => (Chosen, Typed, Fault) = (FromFile, "", null);

    private static Crs? Known(int epsg)
    {
        try
        {
            return CrsRegistry.GetUnshifted(epsg);
        }
        catch (FaultException)
        {
            return null;
        }
    }
}

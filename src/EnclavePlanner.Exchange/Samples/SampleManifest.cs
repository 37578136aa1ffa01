using System.Globalization;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Samples;

/// <summary>
/// plan.json of a sample: what the plan is called, its cities, the files to import in their order, and the proposals
/// that stand ready. Texts are given by culture name (zh-CN, en).
/// </summary>
internal sealed record SampleManifest(
    IReadOnlyDictionary<string, string> Title,
    IReadOnlyList<SampleCity> Cities,
    IReadOnlyList<SampleFile> Files,
    IReadOnlyList<SampleSwap> Swaps)
{
    internal static string In(IReadOnlyDictionary<string, string> text, CultureInfo language) =>
        text[language.TwoLetterISOLanguageName == "zh" ? "zh-CN" : "en"];
}

/// <summary>A city; the role is origin or host.</summary>
internal sealed record SampleCity(string Code, IReadOnlyDictionary<string, string> Name, int Epsg, string Role)
{
    internal City ToCity(CultureInfo language) => new()
    {
        Id = Guid.CreateVersion7(),
        Code = Code,
        Name = SampleManifest.In(Name, language),
        Epsg = Epsg,
        Role = Enum.Parse<CityRole>(Role, ignoreCase: true),
    };
}

/// <summary>A file to import; the layer is named as on the command line.</summary>
internal sealed record SampleFile(string Path, string City, string Layer, string? Encoding);

/// <summary>A proposal, by the numbers of the parcels each side gives.</summary>
internal sealed record SampleSwap(
    IReadOnlyDictionary<string, string> Name, IReadOnlyList<string> Origin, IReadOnlyList<string> Host);

using System.Globalization;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Samples;

/// <summary>plan.json of a sample: what the plan is called, its cities, and the files to import in their order.</summary>
internal sealed record SampleManifest(
    SampleText Title, IReadOnlyList<SampleCity> Cities, IReadOnlyList<SampleFile> Files, SampleProposal Proposal);

/// <summary>A text in both languages.</summary>
internal sealed record SampleText(string Zh, string En)
{
    internal string In(CultureInfo language) => language.TwoLetterISOLanguageName == "zh" ? Zh : En;
}

/// <summary>A city; the role is origin or host.</summary>
internal sealed record SampleCity(string Code, SampleText Name, int Epsg, string Role)
{
    internal City ToCity(CultureInfo language) => new()
    {
        Id = Guid.CreateVersion7(),
        Code = Code,
        Name = Name.In(language),
        Epsg = Epsg,
        Role = Enum.Parse<CityRole>(Role, ignoreCase: true),
    };
}

/// <summary>A file to import, by the names of the command line.</summary>
internal sealed record SampleFile(string File, string City, string Layer, string? Encoding)
{
    internal PlanLayer PlanLayer => PlanLayers.TryParse(Layer, out var layer)
        ? layer
        : throw new InvalidDataException($"{File}: no layer '{Layer}'.");
}

/// <summary>A proposal that stands ready, by the numbers of the parcels each side gives.</summary>
internal sealed record SampleProposal(string Name, IReadOnlyList<string> Origin, IReadOnlyList<string> Host);

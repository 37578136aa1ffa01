using System.Collections.Immutable;
using System.Text.Json;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Exchange.LandUse;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Exchange.Profiles;

/// <summary>Reads profiles: a JSON object each, as docs/formats.md describes it.</summary>
public static class ProfileFile
{
    private const int Limit = 1 << 20;

    private static readonly JsonDocumentOptions Form = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    /// <summary>Reads a profile.</summary>
    /// <exception cref="FaultException">EXC-FILE-…, EXC-PROFILE: it cannot be read, or what is wrong in it.</exception>
    public static ImportProfile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = SourceFile.Named(path);
        return Parse(file.Name, file.ReadAll(Limit));
    }

    internal static ImportProfile Parse(string name, byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), Form);
            return Profile(name, document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-PROFILE", name, broken.Message), broken);
        }
    }

    private static ImportProfile Profile(string file, JsonElement root)
    {
        var layer = Text(file, root, "layer");
        if (!PlanLayers.TryParse(layer, out var known))
            throw ExchangeTexts.Refusal("EXC-PROFILE", file, $"layer: {layer} ({string.Join(", ", PlanLayers.Names)})");
        var codes = Optional(root, "landUseCodes");
        if (codes is not null && !LandUseSystems.Names.Contains(codes))
            throw ExchangeTexts.Refusal("EXC-PROFILE", file, $"landUseCodes: {codes} ({string.Join(", ", LandUseSystems.Names)})");
        return new ImportProfile
        {
            Name = Text(file, root, "name"),
            Titles = root.TryGetProperty("title", out var title) ? Texts(title) : ImmutableDictionary<string, string>.Empty,
            Layer = known,
            Words = root.TryGetProperty("names", out var names) ? [.. names.EnumerateArray().Select(word => word.GetString()).OfType<string>().Where(word => word.Length > 0)] : [],
            LandUseCodes = codes is null ? null : LandUseSystems.Of(codes),
            Kind = Optional(root, "kind"),
            Fields = root.TryGetProperty("fields", out var fields) ? FieldMap.Of(Texts(fields)).Sources : ImmutableSortedDictionary<string, string>.Empty,
            Meanings = root.TryGetProperty("meanings", out var meanings)
                ? meanings.EnumerateObject().ToImmutableDictionary(field => field.Name, field => Texts(field.Value), StringComparer.OrdinalIgnoreCase)
                : ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty,
        };
    }

    private static ImmutableDictionary<string, string> Texts(JsonElement element) => element.EnumerateObject()
        .Where(pair => pair.Value.ValueKind == JsonValueKind.String)
        .GroupBy(pair => pair.Name, StringComparer.Ordinal)
        .ToImmutableDictionary(group => group.Key, group => group.Last().Value.GetString()!, StringComparer.Ordinal);

    private static string Text(string file, JsonElement root, string member) => Optional(root, member) is { Length: > 0 } text
        ? text
        : throw ExchangeTexts.Refusal("EXC-PROFILE", file, member);

    private static string? Optional(JsonElement root, string member) => root.TryGetProperty(member, out var value) ? value.GetString() : null;
}

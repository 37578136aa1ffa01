using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Texts;

namespace EnclavePlanner.Planning.LandUse;

/// <summary>
/// The land and sea use classification guide of 22 November 2023 (自然资发〔2023〕234号), with the colours of
/// 市级国土空间总体规划制图规范(试行) app. B.
/// </summary>
public static class LandUseGuide
{
    private static readonly FrozenDictionary<string, LandUseClass> ByCode =
        Load().ToFrozenDictionary(landUse => landUse.Code, StringComparer.Ordinal);

    /// <summary>Every class, ordered by code so that a parent precedes its children.</summary>
    public static ImmutableArray<LandUseClass> Classes { get; } =
        [.. ByCode.Values.OrderBy(landUse => landUse.Code, StringComparer.Ordinal)];

    /// <summary>The class with this code, if the guide has it.</summary>
    public static bool TryGet(string? code, [NotNullWhen(true)] out LandUseClass? landUse)
    {
        landUse = null;
        return code is not null && ByCode.TryGetValue(code, out landUse);
    }

    /// <summary>The class with this code.</summary>
    /// <exception cref="FaultException">PLN-LANDUSE-UNKNOWN: the guide has no such code.</exception>
    public static LandUseClass Get(string code) => TryGet(code, out var landUse)
        ? landUse
        : throw new FaultException(new Fault(PlanningTexts.Resources, "PLN-LANDUSE-UNKNOWN", code));

    private static IEnumerable<LandUseClass> Load()
    {
        using var stream = typeof(LandUseGuide).Assembly.GetManifestResourceStream("guide-2023.tsv")!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            yield return new LandUseClass(cells[0], cells[1], cells[2], ClassOf(cells[3]), cells[4]);
        }
    }

    private static LandClass? ClassOf(string letter) => letter switch
    {
        "A" => LandClass.Agricultural,
        "C" => LandClass.Construction,
        "U" => LandClass.Unused,
        "W" => LandClass.Sea,
        _ => null,
    };
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using EnclavePlanner.Exchange.Fields;
using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Exchange.LandUse;

/// <summary>
/// What the systems of land-use codes are called, and what their codes mean in the guide of 2023. A code that several classes
/// share has several choices; one that has no counterpart has none. Nothing is guessed.
/// </summary>
public static class LandUseSystems
{
    private static readonly ImmutableArray<(LandUseSystem System, string Word)> Words =
    [
        (LandUseSystem.Guide2023, "guide-2023"),
        (LandUseSystem.Guide2020, "guide-2020"),
        (LandUseSystem.Survey, "survey"),
        (LandUseSystem.Gb50137, "gb50137"),
    ];

    private static readonly FrozenDictionary<string, string[]> Survey = Table("survey-crosswalk.tsv");
    private static readonly FrozenDictionary<string, string[]> Recoded = Table("guide-2020-crosswalk.tsv");
    private static readonly FrozenDictionary<string, string[]> Letters = Table("gb50137-crosswalk.tsv");

    /// <summary>The words for the systems on the command line.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Words.Select(entry => entry.Word)];

    /// <summary>The system that a word names.</summary>
    /// <exception cref="InvalidOperationException">It names none.</exception>
    public static LandUseSystem Of(string word) => Words.First(entry => entry.Word == word).System;

    /// <summary>The word for a system.</summary>
    public static string WordOf(LandUseSystem system) => Words.First(entry => entry.System == system).Word;

    /// <summary>Whether a code is one of GB 50137, which are letters, perhaps with digits.</summary>
    internal static bool IsLetter(string code) => code[0] is >= 'A' and <= 'Z' && code.Skip(1).All(char.IsAsciiDigit);

    /// <summary>Whether a code means one class in the guide of 2023 and another in its trial edition.</summary>
    internal static bool DependsOnEdition(string code) => Recoded.TryGetValue(code, out var meant) && meant is [var one] && one != code && LandUseGuide.TryGet(code, out _);

    /// <summary>Whether only the trial edition has a code.</summary>
    internal static bool IsOnlyIn2020(string code) => Recoded.ContainsKey(code) && !LandUseGuide.TryGet(code, out _);

    /// <summary>The classes of the guide of 2023 that a code may mean; none where the system has no such code, or no class answers to it.</summary>
    internal static IReadOnlyList<string> ChoicesOf(LandUseSystem system, string code) => system switch
    {
        // A final K (可调整) says that land may be farmed again, not what it is.
        LandUseSystem.Survey => Survey.GetValueOrDefault(code) ?? Survey.GetValueOrDefault(code.TrimEnd('K', 'k')) ?? [],
        LandUseSystem.Guide2020 => Recoded.GetValueOrDefault(code) ?? Itself(code),
        LandUseSystem.Gb50137 => ByBeginning(code),
        _ => Itself(code),
    };

    private static string[] Itself(string code) => LandUseGuide.TryGet(code, out _) ? [code] : [];

    /// <summary>R22 is a kind of R2, which is a kind of R: what is known of the longest beginning counts.</summary>
    private static string[] ByBeginning(string code)
    {
        for (var length = code.Length; length > 0; length--)
        {
            if (Letters.TryGetValue(code[..length], out var choices))
                return choices;
        }

        return [];
    }

    private static FrozenDictionary<string, string[]> Table(string name) => EmbeddedTable.Rows(name)
        .ToFrozenDictionary(row => row[0], row => row[1].Split('/', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}

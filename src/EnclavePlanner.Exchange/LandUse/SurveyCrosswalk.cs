using System.Collections.Frozen;
using EnclavePlanner.Exchange.Fields;

namespace EnclavePlanner.Exchange.LandUse;

/// <summary>
/// From the work codes of the land survey (DLBM, TD/T 1055-2019 app. A) to the 2023 guide, by the names of the classes.
/// The same digits mean other classes in the two. A survey class that several classes of the guide share is left to the
/// user's decision.
/// </summary>
internal static class SurveyCrosswalk
{
    private static readonly FrozenDictionary<string, string[]> Choices = EmbeddedTable.Rows("survey-crosswalk.tsv")
        .ToFrozenDictionary(row => row[0], row => row[1].Split('/'), StringComparer.OrdinalIgnoreCase);

    /// <summary>The classes of the guide that a survey code may mean; none where the survey has no such code. A final K (可调整) is ignored.</summary>
    internal static IReadOnlyList<string> ChoicesOf(string surveyCode) =>
        Choices.TryGetValue(surveyCode, out var choices) || Choices.TryGetValue(surveyCode.TrimEnd('K', 'k'), out choices) ? choices : [];
}

using System.Globalization;

namespace EnclavePlanner.Planning.LandUse;

/// <summary>One class of the land and sea use guide (用地用海分类).</summary>
/// <param name="Code">2, 4 or 6 digits; always text, because of the leading zero.</param>
/// <param name="ChineseName">The guide's own name.</param>
/// <param name="EnglishName">A working translation; the guide is Chinese only.</param>
/// <param name="LandClass">Null where the children belong to different classes.</param>
/// <param name="Colour">#rrggbb of the drawing standard; a child takes its parent's unless the standard gives its own.</param>
public sealed record LandUseClass(string Code, string ChineseName, string EnglishName, LandClass? LandClass, string Colour)
{
    /// <summary>一级类: the first two digits.</summary>
    public string LevelOneCode => Code[..2];

    /// <summary>The code rolled up to at most four digits.</summary>
    public string LevelTwoCode => Code.Length > 4 ? Code[..4] : Code;

    /// <summary>The name in the user's language.</summary>
    public string NameIn(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "zh" ? ChineseName : EnglishName;
    }
}

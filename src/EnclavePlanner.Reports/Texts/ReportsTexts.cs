using System.Globalization;
using System.Resources;

namespace EnclavePlanner.Reports.Texts;

internal static class ReportsTexts
{
    internal static ResourceManager Resources { get; } =
        new("EnclavePlanner.Reports.Texts.ReportsTexts", typeof(ReportsTexts).Assembly);

    /// <summary>The culture whose words a book in this language uses.</summary>
    internal static CultureInfo LanguageOf(CultureInfo culture) =>
        CultureInfo.GetCultureInfo(culture.TwoLetterISOLanguageName == "zh" ? "zh-CN" : "en");
}

using System.Globalization;
using System.Resources;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Languages;

/// <summary>The language of one window. Every text and figure on its screen is asked for here.</summary>
public sealed class UiLanguage(UserSettings settings)
{
    /// <summary>The languages there are, by the name of their culture.</summary>
    public static IReadOnlyList<(string Culture, string OwnName)> All { get; } = [("zh-CN", "中文"), ("en", "English")];

    /// <summary>Their cultures.</summary>
    public static IReadOnlyList<CultureInfo> Cultures { get; } = [.. All.Select(language => CultureInfo.GetCultureInfo(language.Culture))];

    /// <summary>Raised after the language changed.</summary>
    public event Action? Changed;

    /// <summary>The culture that texts and figures are shown in.</summary>
    public CultureInfo Culture { get; private set; } = CultureInfo.GetCultureInfo(settings.Language);

    /// <summary>The text under a key.</summary>
    public string this[string key] => WindowTexts.Resources.GetString(key, Culture)
        ?? throw new MissingManifestResourceException($"No text for '{key}' in the window's resources.");

    /// <summary>The text under a key with values in its places.</summary>
    public string Format(string key, params object?[] values) => string.Format(Culture, this[key], values);

    /// <summary>A sentence of another project in this language.</summary>
    public string Say(LocalizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.In(Culture);
    }

    /// <summary>Changes the language of this window, and that of the next start.</summary>
    public void Switch(string culture)
    {
        if (!All.Any(language => language.Culture == culture) || culture == Culture.Name)
            return;
        Culture = CultureInfo.GetCultureInfo(culture);
        settings.KeepLanguage(culture);
        Changed?.Invoke();
    }
}

using System.Text.Json;
using EnclavePlanner.Desktop.Startup;

namespace EnclavePlanner.Desktop.Languages;

/// <summary>What the program remembers of its user between two starts. A settings file that cannot be read or written is no error.</summary>
public sealed class UserSettings
{
    private const string StartingLanguage = "zh-CN";
    private readonly string path;

    /// <summary>Reads the settings in the user's folder.</summary>
    public UserSettings(LaunchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        path = Path.Combine(options.UserFolder, "settings.json");
        Language = options.Language ?? Read() ?? StartingLanguage;
    }

    /// <summary>Culture name of the window's language.</summary>
    public string Language { get; private set; }

    /// <summary>Remembers the language.</summary>
    public void KeepLanguage(string culture)
    {
        Language = culture;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, JsonSerializer.Serialize(new Dictionary<string, string> { ["language"] = culture }));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The window works in the chosen language all the same; only the next start does not know of it.
        }
    }

    private string? Read()
    {
        try
        {
            var language = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))?.GetValueOrDefault("language");
            return UiLanguage.All.Any(known => known.Culture == language) ? language : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}

using System.Text.Json;
using EnclavePlanner.Desktop.Startup;

namespace EnclavePlanner.Desktop.Languages;

/// <summary>What the program remembers of its user between two starts. A settings file that cannot be read or written is no error.</summary>
public sealed class UserSettings
{
    private const string StartingLanguage = "zh-CN";
    private const string LanguageSetting = "language";
    private readonly string path;
    private readonly Lock writing = new();
    private Dictionary<string, string> values;

    /// <summary>Reads the settings in the user's folder.</summary>
    public UserSettings(LaunchOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        path = Path.Combine(options.UserFolder, "settings.json");
        values = Read();
        var kept = values.GetValueOrDefault(LanguageSetting);
        Language = options.Language ?? (UiLanguage.All.Any(known => known.Culture == kept) ? kept! : StartingLanguage);
    }

    /// <summary>Culture name of the window's language.</summary>
    public string Language { get; private set; }

    /// <summary>What is remembered under a name; null for nothing.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Remembers the language.</summary>
    public void KeepLanguage(string culture)
    {
        Language = culture;
        Keep(LanguageSetting, culture);
    }

    /// <summary>Remembers a value. What another window of another program kept meanwhile stays.</summary>
    public void Keep(string name, string value)
    {
        lock (writing)
        {
            var all = new Dictionary<string, string>(values);
            foreach (var (known, kept) in Read())
                all[known] = kept;
            all[name] = value;
            values = all;
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, JsonSerializer.Serialize(values));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // The window works as it was chosen all the same; only the next start does not know of it.
            }
        }
    }

    private Dictionary<string, string> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}

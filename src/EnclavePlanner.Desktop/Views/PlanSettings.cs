using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnclavePlanner.Desktop.Startup;

namespace EnclavePlanner.Desktop.Views;

/// <summary>
/// What a user remembers of the open plan, in a file of his own folder: two windows on the plan share it, and other users of a
/// shared plan do not see it. A file that cannot be read or written is no error: the window works, only the next start knows less.
/// </summary>
public sealed class PlanSettings
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock oneAtATime = new();
    private readonly string path;

    /// <summary>Reads what is remembered of a plan.</summary>
    /// <param name="options">Where the user's folder is.</param>
    /// <param name="location">Where the plan is.</param>
    public PlanSettings(LaunchOptions options, string location)
    {
        ArgumentNullException.ThrowIfNull(options);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(location)))[..32];
        path = Path.Combine(options.UserFolder, "plans", name + ".json");
        Kept = Read();
    }

    /// <summary>Raised after the bookmarks changed, on the thread that changed them.</summary>
    public event Action? BookmarksChanged;

    /// <summary>What is remembered.</summary>
    public KeptView Kept { get; private set; }

    /// <summary>Remembers something else.</summary>
    public void Change(Func<KeptView, KeptView> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        bool isNew;
        lock (oneAtATime)
        {
            var before = Kept;
            Kept = change(before);
            if (Kept == before)
                return;
            isNew = Kept.Bookmarks != before.Bookmarks;
            Write();
        }

        if (isNew)
            BookmarksChanged?.Invoke();
    }

    /// <summary>Whole or not at all: the file is written beside, and then put in place of the one before.</summary>
    private void Write()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var beside = path + ".new";
            File.WriteAllText(beside, JsonSerializer.Serialize(Kept, Format));
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The window looks as it did; only the next start does not know of it.
        }
    }

    private KeptView Read()
    {
        try
        {
            return JsonSerializer.Deserialize<KeptView>(File.ReadAllText(path), Format)?.Sound() ?? new KeptView();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return new KeptView();
        }
    }
}

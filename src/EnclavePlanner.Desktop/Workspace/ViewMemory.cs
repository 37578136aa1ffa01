using System.Collections.Concurrent;
using System.Text.Json;
using EnclavePlanner.Desktop.Startup;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>
/// Where the windows of this program are, and where the last one on each plan was when it ended. A file that cannot be read or
/// written is no error: the window then begins as at its first start.
/// </summary>
public sealed class ViewMemory
{
    private const int MostPlans = 50;

    private readonly string path;
    private readonly string plan;
    private readonly ConcurrentDictionary<string, RememberedView> windows = new();
    private readonly Lock writing = new();

    /// <summary>The memory of the plan that is open.</summary>
    public ViewMemory(LaunchOptions options, PlanWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(workspace);
        path = Path.Combine(options.UserFolder, "views.json");
        plan = workspace.Location.ToString();
    }

    /// <summary>Where a window was; for a new one, where the last on this plan was. Null where nothing is known.</summary>
    public RememberedView? Recall(string window) => windows.TryGetValue(window, out var view) ? view : Read().GetValueOrDefault(plan);

    /// <summary>Remembers where a window is.</summary>
    public void Keep(string window, RememberedView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        windows[window] = view;
        lock (writing)
        {
            var all = Read();
            all.Remove(plan);
            // Who opens the program anew begins in the present. The plans not opened for longest are forgotten.
            var kept = all.TakeLast(MostPlans - 1).Append(new(plan, view with { AsOf = null })).ToDictionary();
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path + ".new", JsonSerializer.Serialize(kept));
                // A program killed meanwhile leaves the old file or the new one.
                File.Move(path + ".new", path, overwrite: true);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // The windows of this program know all the same.
            }
        }
    }

    private Dictionary<string, RememberedView> Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, RememberedView>>(File.ReadAllText(path)) is { } all
                && all.Values.All(view => view is { Tab: not null, Selection.IsDefault: false, Parcels.Text: not null, Plots.Text: not null })
                ? all
                : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}

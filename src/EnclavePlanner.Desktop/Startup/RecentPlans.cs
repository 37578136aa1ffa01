using System.ComponentModel;
using System.Diagnostics;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage;

namespace EnclavePlanner.Desktop.Startup;

/// <summary>The plans that were opened last. Each is opened by a program of its own, so that the present one stays as it is.</summary>
public sealed class RecentPlans
{
    private const string Setting = "recent";
    private const int Most = 8;

    private readonly LaunchOptions options;

    /// <summary>Remembers the plan that is open; a location never holds a password.</summary>
    public RecentPlans(UserSettings settings, LaunchOptions options, PlanWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(workspace);
        this.options = options;
        var present = workspace.Location.ToString();
        var known = (settings[Setting] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Others = [.. known.Where(other => other != present && NameOf(other) is not null).Take(Most)];
        settings.Keep(Setting, string.Join('\n', Others.Prepend(present)));
    }

    /// <summary>Where the others are, the last opened first.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <summary>What a location is called by itself; null where it is none.</summary>
    public static string? NameOf(string location)
    {
        try
        {
            return PlanLocation.Parse(location).Name;
        }
        catch (FaultException)
        {
            return null;
        }
    }

    /// <summary>Opens a plan in a program of its own.</summary>
    /// <returns>The address of its window where this program has none of its own; null where it opens one.</returns>
    /// <exception cref="FaultException">WIN-PLAN-OPEN: with what the new program says of it.</exception>
    public async Task<Uri?> OpenAsync(string location, CancellationToken cancellation)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardError = !options.ShowWindow, RedirectStandardOutput = !options.ShowWindow };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(RecentPlans).Assembly.Location);
        foreach (var word in (string[])[location, "--user-folder", options.UserFolder, .. options.ShowWindow ? Array.Empty<string>() : ["--no-window"]])
            start.ArgumentList.Add(word);
        try
        {
            using var process = Process.Start(start)!;
            if (options.ShowWindow)
                return null;
            var address = await process.StandardOutput.ReadLineAsync(cancellation);
            return address is not null
                ? new Uri(address)
                : throw new FaultException(new Fault(WindowTexts.Resources, "WIN-PLAN-OPEN", NameOf(location), await process.StandardError.ReadToEndAsync(cancellation)));
        }
        catch (Win32Exception problem)
        {
            throw new FaultException(new Fault(WindowTexts.Resources, "WIN-PLAN-OPEN", NameOf(location), problem.Message));
        }
    }
}

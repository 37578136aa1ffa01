using System.ComponentModel;
using System.Diagnostics;

namespace EnclavePlanner.Desktop.Startup;

/// <summary>
/// The window itself: an installed Chromium, Chrome or Edge in app mode with a profile of its own, so that the process
/// lives as long as the window; otherwise the default browser.
/// </summary>
public static class BrowserWindow
{
    private static readonly TimeSpan TimeToFail = TimeSpan.FromSeconds(2);

    /// <summary>Whether there is a screen to show a window on.</summary>
    public static bool HasDisplay => !OperatingSystem.IsLinux()
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY"))
        || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    /// <summary>Opens a window of our own.</summary>
    /// <returns>The browser's process, which ends with the window; null where no such browser is installed or none would start.</returns>
    public static async Task<Process?> OpenOwnAsync(Uri address, string profileFolder, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        foreach (var program in InstalledBrowsers())
        {
            var start = new ProcessStartInfo(program) { UseShellExecute = false };
            start.ArgumentList.Add($"--app={address}");
            start.ArgumentList.Add($"--user-data-dir={profileFolder}");
            start.ArgumentList.Add("--no-first-run");
            start.ArgumentList.Add("--no-default-browser-check");
            start.ArgumentList.Add("--disable-background-networking");
            // The window speaks both languages itself; an offer to translate it would go to the network.
            start.ArgumentList.Add("--disable-features=Translate");
            start.ArgumentList.Add("--window-size=1600,960");
            // Chromium refuses to run as root inside its sandbox; root is met only in containers.
            if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
                start.ArgumentList.Add("--no-sandbox");
            if (await StartsAsync(start, cancellation) is { } process)
                return process;
        }

        return null;
    }

    /// <summary>Opens the address in the default browser.</summary>
    /// <returns>Whether the system took it.</returns>
    public static bool OpenDefault(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
            return true;
        }
        catch (Exception problem) when (problem is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static async Task<Process?> StartsAsync(ProcessStartInfo start, CancellationToken cancellation)
    {
        try
        {
            var process = Process.Start(start);
            if (process is null)
                return null;
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(TimeToFail);
            try
            {
                await process.WaitForExitAsync(patience.Token);
                process.Dispose();
                return null;
            }
            catch (OperationCanceledException)
            {
                return process;
            }
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> InstalledBrowsers()
    {
        string[] candidates;
        if (OperatingSystem.IsWindows())
        {
            string[] roots =
            [
                Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles),
                Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86),
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData),
            ];
            string[] programs = [@"Microsoft\Edge\Application\msedge.exe", @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe"];
            candidates = [.. programs.SelectMany(program => roots.Select(root => Path.Combine(root, program)))];
        }
        else if (OperatingSystem.IsMacOS())
        {
            candidates =
            [
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
            ];
        }
        else
        {
            var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
            string[] programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
            candidates = [.. programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program)))];
        }

        return candidates.Where(File.Exists);
    }
}

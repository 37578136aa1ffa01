using EnclavePlanner.Desktop.Languages;
using Microsoft.JSInterop;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>How the window looks: light or dark, and how large its parts are. It is remembered from one start to the next.</summary>
public sealed class WindowLook(IJSRuntime browser, UserSettings settings) : IAsyncDisposable
{
    private const string ThemeSetting = "theme";
    private const string LayoutSetting = "layout";
    private const string System = "system";

    private BrowserModule<WindowLook>? module;

    /// <summary>The themes: as the system has it, light, dark.</summary>
    public static IReadOnlyList<string> Themes { get; } = [System, "light", "dark"];

    /// <summary>The theme that is chosen.</summary>
    public string Theme => ThemeOf(settings);

    /// <summary>The theme that is remembered.</summary>
    public static string ThemeOf(UserSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings[ThemeSetting] is { } theme && Themes.Contains(theme) ? theme : System;
    }

    /// <summary>The sizes that are remembered, as CSS; empty for those of the first start.</summary>
    public string Layout { get; private set; } = LayoutOf(settings[LayoutSetting]);

    /// <summary>Listens to the edges between the window's parts, and to its menus.</summary>
    public async Task StartAsync() => module = await BrowserModule<WindowLook>.ListenAsync(browser, "listenToWindow", this);

    /// <summary>Chooses a theme.</summary>
    public async Task ChooseAsync(string theme)
    {
        settings.Keep(ThemeSetting, theme);
        if (module is not null)
            await module.CallAsync("setTheme", theme);
    }

    /// <summary>Gives the window's parts the sizes of the first start.</summary>
    public async Task ForgetLayoutAsync()
    {
        settings.Keep(LayoutSetting, "");
        if (module is not null)
            await module.CallAsync("forgetLayout");
    }

    /// <summary>Opens the user guide.</summary>
    public async Task OpenGuideAsync()
    {
        if (module is not null)
            await module.CallAsync("openGuide");
    }

    /// <summary>Shows another program's window in this one's place.</summary>
    public async Task GoToAsync(Uri address)
    {
        if (module is not null)
            await module.CallAsync("goTo", address);
    }

    /// <summary>The user has drawn an edge: the sizes in pixels, by name.</summary>
    [JSInvokable]
    public void KeepLayout(Dictionary<string, double> sizes)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        settings.Keep(LayoutSetting, string.Join(' ', sizes.Select(size => FormattableString.Invariant($"{size.Key}:{Math.Round(size.Value)}"))));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => module?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Only known names and whole numbers come out, whatever the settings file says.</summary>
    private static string LayoutOf(string? kept) => string.Concat((kept ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(size => size.Split(':'))
        .Where(size => size is ["dock" or "left" or "right", _] && int.TryParse(size[1], out var pixels) && pixels is >= 60 and <= 4000)
        .Select(size => $"--{size[0]}:{size[1]}px;"));
}

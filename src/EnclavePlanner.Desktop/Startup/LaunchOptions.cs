namespace EnclavePlanner.Desktop.Startup;

/// <summary>How the program was started.</summary>
public sealed record LaunchOptions
{
    /// <summary>The plan to open; null opens the sample plan in the user's folder, made on the first start.</summary>
    public string? Plan { get; init; }

    /// <summary>Whether to open a window; without, the address is printed and the program runs until it is stopped.</summary>
    public bool ShowWindow { get; init; } = true;

    /// <summary>Loopback port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Culture name of the window's language; null takes the one used last.</summary>
    public string? Language { get; init; }

    /// <summary>Where settings and the sample plan are kept.</summary>
    public string UserFolder { get; init; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "EnclavePlanner");
}

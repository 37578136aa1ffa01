using EnclavePlanner.Cli.Output;

namespace EnclavePlanner.Cli.Opening;

/// <summary>Finds the window's program: beside this one as it is published, or where the sources build it.</summary>
internal static class DesktopProgram
{
    private const string Name = "EnclavePlanner.Desktop";

    /// <exception cref="Geodesy.Faults.FaultException">CLI-DESKTOP-NONE: it is in neither place.</exception>
    internal static string Find()
    {
        var file = OperatingSystem.IsWindows() ? Name + ".exe" : Name;
        var beside = AppContext.BaseDirectory;
        // src/EnclavePlanner.Cli/bin/CONFIGURATION/FRAMEWORK has its like beside it in the window's project.
        var built = beside.Replace("EnclavePlanner.Cli", Name, StringComparison.Ordinal);
        return new[] { Path.Combine(beside, file), Path.Combine(built, file) }.FirstOrDefault(File.Exists)
            ?? throw Terminal.Refusal("CLI-DESKTOP-NONE", file, beside);
    }
}

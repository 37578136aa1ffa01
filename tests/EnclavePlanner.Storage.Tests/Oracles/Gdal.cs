using System.ComponentModel;
using System.Diagnostics;

namespace EnclavePlanner.Storage.Tests.Oracles;

/// <summary>GDAL's own tools, which know nothing of this program. Must be there where CI=true.</summary>
internal static class Gdal
{
    private const string Validator = "/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py";

    /// <summary>What ogrinfo says, and what it warns of.</summary>
    public static (string Output, string Warnings) OgrInfo(params string[] arguments) => Run("ogrinfo", arguments);

    /// <summary>What validate_gpkg.py of GDAL (OGC 12-128 requirement by requirement) says of the file.</summary>
    public static (string Output, string Warnings) Validate(string path)
    {
        if (!File.Exists(Validator))
            Missing("validate_gpkg.py (Debian package python3-gdal)");
        // Debian's own Python, which sees Debian's GDAL, whatever other one comes first on the path.
        return Run("/usr/bin/python3", [Validator, "-k", "--extra", "--warning-as-error", path]);
    }

    private static (string Output, string Warnings) Run(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var warnings = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode, output + warnings.Result);
            return (output, warnings.Result);
        }
        catch (Win32Exception)
        {
            Missing(program + " (Debian package gdal-bin)");
            throw;
        }
    }

    private static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"{what} is not installed.");
        Assert.Inconclusive($"{what} is not installed.");
    }
}

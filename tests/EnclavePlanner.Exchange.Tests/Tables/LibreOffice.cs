using EnclavePlanner.Tests;

namespace EnclavePlanner.Exchange.Tests.Tables;

/// <summary>LibreOffice, which reads and writes tables independently of us.</summary>
internal static class LibreOffice
{
    /// <summary>Converts a file into another in a folder.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">The format, which is the ending of the new file too.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="reading">How to read it: the filter and its options.</param>
    internal static string Convert(string file, string format, string folder, string? reading = null)
    {
        var profile = Directory.CreateTempSubdirectory("tables-profile-").FullName;
        try
        {
            var (output, errors) = ExternalTool.Run(
                "soffice",
                "libreoffice-calc-nogui",
                [
                    "-env:UserInstallation=" + new Uri(profile).AbsoluteUri, "--headless",
                    .. reading is null ? Array.Empty<string>() : ["--infilter=" + reading],
                    "--convert-to", format, "--outdir", folder, file,
                ]);
            var made = Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + "." + format.Split(':')[0]);
            Assert.IsTrue(File.Exists(made), output + errors);
            return made;
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }
}

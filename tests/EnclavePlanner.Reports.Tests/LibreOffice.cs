using EnclavePlanner.Tests;

namespace EnclavePlanner.Reports.Tests;

/// <summary>LibreOffice Calc without a window, made to recalculate every formula of a file it opens.</summary>
internal static class LibreOffice
{
    private const string AlwaysRecalculate =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
        </oor:items>
        """;

    /// <summary>Converts files into another folder, in one run with a profile of its own.</summary>
    internal static IReadOnlyList<string> Convert(IReadOnlyList<string> files, string format, string folder)
    {
        var profile = Directory.CreateTempSubdirectory("reports-profile-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(profile, "user"));
            File.WriteAllText(Path.Combine(profile, "user", "registrymodifications.xcu"), AlwaysRecalculate);
            var (output, errors) = ExternalTool.Run(
                "soffice",
                "libreoffice-calc-nogui",
                ["-env:UserInstallation=" + new Uri(profile).AbsoluteUri, "--headless", "--convert-to", format, "--outdir", folder, .. files]);
            var converted = files.Select(file => Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + "." + format)).ToList();
            foreach (var file in converted)
                Assert.IsTrue(File.Exists(file), output + errors);
            return converted;
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }
}

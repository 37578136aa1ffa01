using System.Diagnostics;

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
        if (!IsInstalled)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail("soffice is not installed.");
            Assert.Inconclusive("soffice is not installed: the workbook is not recalculated here.");
        }

        var profile = Directory.CreateTempSubdirectory("reports-profile-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(profile, "user"));
            File.WriteAllText(Path.Combine(profile, "user", "registrymodifications.xcu"), AlwaysRecalculate);
            var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { "-env:UserInstallation=" + new Uri(profile).AbsoluteUri, "--headless", "--convert-to", format, "--outdir", folder }.Concat(files))
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail("soffice did not end.");
            }

            var converted = files.Select(file => Path.Combine(folder, Path.GetFileNameWithoutExtension(file) + "." + format)).ToList();
            foreach (var file in converted)
                Assert.IsTrue(File.Exists(file), output.Result + errors.Result);
            return converted;
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "soffice")) || File.Exists(Path.Combine(folder, "soffice.exe")));
}

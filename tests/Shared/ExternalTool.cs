using System.ComponentModel;
using System.Diagnostics;

namespace EnclavePlanner.Tests;

/// <summary>
/// A program of others that a test asks for the truth. Where it is missing the test fails and says what to install:
/// an oracle that is not there has confirmed nothing.
/// </summary>
internal static class ExternalTool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs the program to its end; any exit code but 0 fails the test with what it said.</summary>
    /// <param name="program">Its name on the path, or its path.</param>
    /// <param name="package">The Debian package that holds it.</param>
    /// <param name="arguments">Its arguments.</param>
    internal static (string Output, string Errors) Run(string program, string package, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                Assert.Fail($"{program} did not end.");
            }

            Assert.AreEqual(0, process.ExitCode, output.Result + errors.Result);
            return (output.Result, errors.Result);
        }
        catch (Win32Exception)
        {
            throw Missing(program, package);
        }
    }

    /// <summary>The failure of a test whose oracle is not installed.</summary>
    internal static AssertFailedException Missing(string what, string package) =>
        new($"{what} is not installed. Run scripts/test.sh, which installs it, or install the Debian package {package}.");
}

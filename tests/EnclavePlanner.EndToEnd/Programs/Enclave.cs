using System.Globalization;
using EnclavePlanner.Cli;

namespace EnclavePlanner.EndToEnd.Programs;

/// <summary>The command line, called as a shell calls it.</summary>
internal static class Enclave
{
    internal static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var errors = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await EnclaveCommand.RunAsync(arguments, output, errors, CultureInfo.GetCultureInfo("en"), TimeProvider.System);
        return (exit, output.ToString(), errors.ToString());
    }

    internal static async Task<string> MustAsync(params string[] arguments)
    {
        var (exit, output, errors) = await RunAsync(arguments);
        Assert.AreEqual(0, exit, $"enclave {string.Join(' ', arguments)}: {errors}");
        return output;
    }
}

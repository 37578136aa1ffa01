using System.Diagnostics;
using System.Text;

namespace EnclavePlanner.EndToEnd.Programs;

/// <summary>The real program in a process of its own, without a display: it prints its address and listens.</summary>
internal sealed class DesktopProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder errors;

    private DesktopProgram(Process process, StringBuilder errors, Uri address) =>
        (this.process, this.errors, Address) = (process, errors, address);

    internal Uri Address { get; }

    /// <summary>What it has said on stderr so far.</summary>
    internal string Errors
    {
        get
        {
            lock (errors)
                return errors.ToString();
        }
    }

    internal static Task<DesktopProgram> StartAsync(string userFolder, params string[] arguments) => StartBehindAsync(null, userFolder, arguments);

    /// <summary>As <see cref="StartAsync"/>, with the web to be reached by a proxy only.</summary>
    internal static async Task<DesktopProgram> StartBehindAsync(string? proxy, string userFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] words = [Repository.BuiltFile("EnclavePlanner.Desktop", "EnclavePlanner.Desktop.dll"), .. arguments, "--no-window", "--user-folder", userFolder];
        foreach (var word in words)
            start.ArgumentList.Add(word);
        foreach (var name in proxy is null ? [] : new[] { "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY" })
            start.Environment[name] = proxy;
        if (proxy is not null)
            start.Environment["no_proxy"] = start.Environment["NO_PROXY"] = "";
        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
                errors.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var address = await process.StandardOutput.ReadLineAsync(patience.Token);
        return address is null
            ? throw new InvalidOperationException("The program ended without an address: " + errors)
            : new DesktopProgram(process, errors, new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

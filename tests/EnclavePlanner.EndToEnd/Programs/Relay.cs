using System.Net;
using System.Net.Sockets;

namespace EnclavePlanner.EndToEnd.Programs;

/// <summary>Passes connections on to a program, until it breaks them all: what a sleeping machine does to its window.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> open = [];
    private readonly Task listening;
    private readonly int target;
    private bool isBroken;

    internal Relay(Uri program)
    {
        target = program.Port;
        listener.Start();
        Address = new UriBuilder(program) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        listening = ListenAsync();
    }

    /// <summary>The program's address by way of here.</summary>
    internal Uri Address { get; }

    /// <summary>Breaks all connections, and lets none come up.</summary>
    internal void Break()
    {
        lock (open)
        {
            isBroken = true;
            foreach (var client in open)
                client.Dispose();
            open.Clear();
        }
    }

    /// <summary>Lets connections come up again.</summary>
    internal void Mend()
    {
        lock (open)
            isBroken = false;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        Break();
        await listening;
        listener.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = PassAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        var program = new TcpClient();
        lock (open)
        {
            if (isBroken)
            {
                client.Dispose();
                program.Dispose();
                return;
            }

            open.AddRange([client, program]);
        }

        try
        {
            await program.ConnectAsync(IPAddress.Loopback, target);
            var (near, far) = (client.GetStream(), program.GetStream());
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
        catch (Exception end) when (end is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It was broken on purpose.
        }

        client.Dispose();
        program.Dispose();
    }
}

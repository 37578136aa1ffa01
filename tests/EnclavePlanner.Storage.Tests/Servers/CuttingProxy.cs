using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EnclavePlanner.Storage.Tests.Servers;

/// <summary>Stands between a program and the server, and cuts connections at moments of the test's choosing.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly int serverPort;
    private readonly List<Socket> open = [];
    private readonly CancellationTokenSource ended = new();

    internal CuttingProxy(int serverPort)
    {
        this.serverPort = serverPort;
        listener.Start();
        _ = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What to do with the next message of a client that asks to COMMIT; null to pass it on.</summary>
    internal Cut? AtCommit { get; set; }

    /// <summary>How long the message is on its way where it comes late.</summary>
    internal TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether nothing at all is passed on, on connections that stay open.</summary>
    internal bool IsSilent { get; set; }

    /// <summary>Whether new connections are closed at once.</summary>
    internal bool IsClosed { get; set; }

    /// <summary>Replaces bytes that the server says, to look like another server.</summary>
    internal (string Said, string Heard)? Replacing { get; set; }

    /// <summary>How many connections were cut.</summary>
    internal int Cuts { get; private set; }

    /// <summary>Cuts every connection that there is now.</summary>
    internal void CutAll()
    {
        lock (open)
        {
            foreach (var socket in open)
                socket.Close(0);
            open.Clear();
        }
    }

    public void Dispose()
    {
        ended.Cancel();
        listener.Dispose();
        CutAll();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                if (IsClosed)
                {
                    client.Close(0);
                    continue;
                }

                var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await server.ConnectAsync(IPAddress.Loopback, serverPort);
                lock (open)
                {
                    open.Add(client);
                    open.Add(server);
                }

                _ = PassAsync(client, server, isFromClient: true);
                _ = PassAsync(server, client, isFromClient: false);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool isFromClient)
    {
        var buffer = new byte[65536];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                while (IsSilent)
                    await Task.Delay(20, ended.Token);
                var message = buffer.AsMemory(0, count);
                if (isFromClient && AtCommit is { } cut && message.Span.IndexOf("COMMIT\0"u8) >= 0)
                {
                    AtCommit = null;
                    Cuts++;
                    await CutAsync(cut, message, from, to);
                    return;
                }

                if (!isFromClient && Replacing is var (said, heard))
                    Replace(message.Span, Encoding.ASCII.GetBytes(said), Encoding.ASCII.GetBytes(heard));
                await to.SendAsync(message);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has gone.
        }

        from.Close();
        to.Close();
    }

    private async Task CutAsync(Cut cut, ReadOnlyMemory<byte> message, Socket client, Socket server)
    {
        switch (cut)
        {
            case Cut.BeforeItArrives:
                client.Close(0);
                server.Close(0);
                break;
            case Cut.AfterItArrived:
                // The answer is not passed on: the other direction finds the client's side closed.
                client.Close(0);
                await server.SendAsync(message);
                await Task.Delay(Delay);
                server.Close();
                break;
            case Cut.WhileItIsOnItsWay:
                client.Close(0);
                await Task.Delay(Delay);
                await server.SendAsync(message);
                await Task.Delay(Delay);
                server.Close();
                break;
            case Cut.ButLeaveItOpenAndSayNothing:
                IsSilent = true;
                await Task.Delay(Timeout.Infinite, ended.Token);
                break;
            case Cut.ButLeaveOnlyThatOneOpen:
                await Task.Delay(Timeout.Infinite, ended.Token);
                break;
            case Cut.AndTheServerStaysAway:
                IsClosed = true;
                client.Close(0);
                server.Close(0);
                break;
        }
    }

    private static void Replace(Span<byte> message, byte[] said, byte[] heard)
    {
        if (message.IndexOf(said) is >= 0 and var place)
            heard.CopyTo(message[place..]);
    }
}

/// <summary>When a connection is cut.</summary>
internal enum Cut
{
    BeforeItArrives,
    AfterItArrived,
    WhileItIsOnItsWay,
    AndTheServerStaysAway,
    ButLeaveItOpenAndSayNothing,
    ButLeaveOnlyThatOneOpen,
}

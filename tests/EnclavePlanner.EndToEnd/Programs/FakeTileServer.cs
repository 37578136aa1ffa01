using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace EnclavePlanner.EndToEnd.Programs;

/// <summary>
/// Stands for the whole web: a program told to use it as its proxy reaches nothing else. It answers tiles of the Web Mercator grid, white
/// with a red square about one place, and remembers everything that it was asked for.
/// </summary>
internal sealed partial class FakeTileServer : IDisposable
{
    private const int Pixels = 256;
    private const int HalfSquare = 10;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly double longitude;
    private readonly double latitude;

    internal FakeTileServer(double longitude, double latitude)
    {
        (this.longitude, this.latitude) = (longitude, latitude);
        listener.Start();
        _ = ListenAsync();
    }

    /// <summary>Its address, as that of a proxy.</summary>
    internal string Proxy => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>The first line of every request, such as GET http://host/path HTTP/1.1.</summary>
    internal ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Answers this status instead of tiles.</summary>
    internal int Status { get; set; } = 200;

    public void Dispose() => listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = AnswerAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync() is { Length: > 0 } line)
            {
                Asked.Enqueue(line);
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                var match = Tile().Match(line);
                var body = Status == 200 && match.Success ? Picture(Number(match, 1), Number(match, 2), Number(match, 3)) : [];
                var status = Status != 200 ? Status : match.Success ? 200 : 404;
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Said\r\nContent-Length: {body.Length}\r\nContent-Type: image/png\r\n\r\n"));
                await stream.WriteAsync(body);
            }
        }

        static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private byte[] Picture(int zoom, int column, int row)
    {
        var world = (double)Pixels * (1L << zoom);
        var x = (longitude + 180) / 360 * world - (double)column * Pixels;
        var sin = Math.Sin(latitude * Math.PI / 180);
        var y = (0.5 - Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * world - (double)row * Pixels;
        return Png((pixelX, pixelY) => Math.Abs(pixelX + 0.5 - x) <= HalfSquare && Math.Abs(pixelY + 0.5 - y) <= HalfSquare);
    }

    /// <summary>A PNG (RFC 2083) of red where it is said so, and white elsewhere.</summary>
    private static byte[] Png(Func<int, int, bool> isRed)
    {
        var rows = new byte[Pixels * (1 + 3 * Pixels)];
        for (var y = 0; y < Pixels; y++)
        {
            for (var x = 0; x < Pixels; x++)
            {
                var other = isRed(x, y) ? (byte)0 : (byte)255;
                ReadOnlySpan<byte> colour = [255, other, other];
                colour.CopyTo(rows.AsSpan(y * (1 + 3 * Pixels) + 1 + 3 * x));
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(png, "IHDR"u8, [0, 0, 1, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0]);
        Chunk(png, "IDAT"u8, packed.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] whole = [.. name, .. data];
        png.Write(whole);
        var check = uint.MaxValue;
        foreach (var part in whole)
        {
            check ^= part;
            for (var bit = 0; bit < 8; bit++)
                check = (check & 1) == 1 ? check >> 1 ^ 0xEDB88320 : check >> 1;
        }

        BinaryPrimitives.WriteUInt32BigEndian(number, ~check);
        png.Write(number);
    }

    [GeneratedRegex(@"^GET http://\S*?/(\d+)/(\d+)/(\d+)\.png")]
    private static partial Regex Tile();
}

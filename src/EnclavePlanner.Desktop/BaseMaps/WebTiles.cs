using System.Net;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>
/// The one place where the program speaks to the web: for the sources that the user added, and for nothing else. No cookies, no
/// redirects to other places, no more than a tile may be long. Addresses hold keys, so that none is ever in a log or a message.
/// </summary>
public sealed class WebTiles : IDisposable
{
    private const int LargestTile = 8 * 1024 * 1024;
    private const int LargestDescription = 16 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        MaxConnectionsPerServer = 8,
        MaxResponseHeadersLength = 64,
        ActivityHeadersPropagator = null,
    })
    {
        Timeout = Patience,
    };

    /// <summary>A user agent that says who asks, as the terms of tile servers want it.</summary>
    public WebTiles() => client.DefaultRequestHeaders.UserAgent.ParseAdd("EnclavePlanner/0.1");

    /// <summary>A tile of a source; null where the source has none there.</summary>
    /// <exception cref="FaultException">WIN-BASE-SILENT: no answer. WIN-BASE-ANSWER: another answer than a tile, with its status.
    /// WIN-BASE-NO-IMAGE: no picture.</exception>
    public async Task<byte[]?> ReadAsync(BaseMapSource source, int level, long column, long row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var bytes = await FetchAsync(source.Name, source.TileAddress(level, column, row), LargestTile, cancellation);
        if (bytes is { Length: > 0 } && TileImage.TypeOf(bytes) is null)
            throw Refused("WIN-BASE-NO-IMAGE", source.Name);
        return bytes is { Length: 0 } ? null : bytes;
    }

    /// <summary>What a WMTS says of itself.</summary>
    /// <exception cref="FaultException">WIN-BASE-SILENT, WIN-BASE-ANSWER.</exception>
    public async Task<byte[]> DescribeAsync(string name, Uri address, CancellationToken cancellation) =>
        await FetchAsync(name, address, LargestDescription, cancellation) ?? throw Refused("WIN-BASE-ANSWER", name, 404);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<byte[]?> FetchAsync(string name, Uri address, int longest, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.NoContent)
                return null;
            if (response.StatusCode != HttpStatusCode.OK)
                throw Refused("WIN-BASE-ANSWER", name, (int)response.StatusCode);
            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            using var whole = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
            {
                if (whole.Length + read > longest)
                    throw Refused("WIN-BASE-NO-IMAGE", name);
                whole.Write(buffer, 0, read);
            }

            return whole.ToArray();
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // The reason of the system may hold the address, and that the key: neither goes on.
            throw Refused("WIN-BASE-SILENT", name);
        }
    }

    private static FaultException Refused(string code, params IReadOnlyList<object?> arguments) => new(new Fault(WindowTexts.Resources, code, arguments));
}

using System.Net;

namespace EnclavePlanner.Desktop.Gate;

/// <summary>
/// Lets through only requests whose path begins with the token and whose Host header names the loopback (a page that
/// rebinds its own name to 127.0.0.1 does not get in). All others get 403 and nothing else.
/// </summary>
public sealed class TokenGate(RequestDelegate next, AddressToken token)
{
    /// <summary>Checks a request, moves the token from its path to its path base, and hands it on.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var path = context.Request.Path.Value ?? "";
        var end = path.IndexOf('/', Math.Min(1, path.Length));
        var first = path.Length == 0 ? "" : path[1..(end < 0 ? path.Length : end)];
        if (!IsLoopback(context.Request.Host.Host) || !token.Matches(first))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (end < 0)
        {
            context.Response.Redirect($"/{token.Value}/");
            return;
        }

        context.Request.PathBase = $"/{token.Value}";
        context.Request.Path = path[end..];
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; " +
            "connect-src 'self' ws://127.0.0.1:* ws://localhost:*; object-src 'none'; frame-ancestors 'none'; base-uri 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        await next(context);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

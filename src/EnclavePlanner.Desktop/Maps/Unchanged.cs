namespace EnclavePlanner.Desktop.Maps;

/// <summary>Answers that are not sent again while the layer they come from stays as it is.</summary>
internal static class Unchanged
{
    /// <summary>Names the answer by the layer's version, and ends it where the browser has it already.</summary>
    /// <returns>Whether there is nothing to send.</returns>
    internal static bool IsKnown(this HttpContext context, string layerVersion)
    {
        var tag = $"\"{layerVersion}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch != tag)
            return false;
        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}

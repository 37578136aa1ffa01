namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>Recognises a picture by its first bytes: what a server or a file says of itself may be wrong, or meant to be.</summary>
internal static class TileImage
{
    /// <summary>The media type of a PNG, JPEG, GIF or WebP; null for anything else.</summary>
    internal static string? TypeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (bytes.StartsWith("GIF8"u8))
            return "image/gif";
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}

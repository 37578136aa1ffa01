namespace EnclavePlanner.Storage.PostGis;

/// <summary>Names as SQL writes them.</summary>
internal static class PostGisNames
{
    internal static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

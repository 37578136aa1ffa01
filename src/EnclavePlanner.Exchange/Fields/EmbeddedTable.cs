namespace EnclavePlanner.Exchange.Fields;

/// <summary>The tab-separated tables that are data of this program.</summary>
internal static class EmbeddedTable
{
    /// <summary>The rows of a table after its heading.</summary>
    internal static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            yield return line.Split('\t');
    }
}

using System.Collections.Immutable;

namespace EnclavePlanner.Exchange.Fields;

/// <summary>Words by which files name the kinds of control lines.</summary>
internal static class ControlLineKinds
{
    private static readonly ImmutableArray<(string Word, string Kind)> Words =
        [.. EmbeddedTable.Rows("control-line-kinds.tsv").Select(row => (row[0], row[1]))];

    /// <summary>The kind a value means; the value itself where it is a kind of the user's own.</summary>
    internal static string Named(string value) =>
        Words.FirstOrDefault(known => known.Word.Equals(value, StringComparison.OrdinalIgnoreCase)).Kind ?? value;

    /// <summary>The kind that a file is named for, such as 2025_YJJBNT.shp; null where it names none.</summary>
    internal static string? InFileName(string name) =>
        Words.FirstOrDefault(known => name.Contains(known.Word, StringComparison.OrdinalIgnoreCase)).Kind;
}

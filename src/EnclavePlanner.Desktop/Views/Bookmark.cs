namespace EnclavePlanner.Desktop.Views;

/// <summary>A place of the maps under a name.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Name">What the user calls it.</param>
/// <param name="Place">Where the panes looked.</param>
public sealed record Bookmark(Guid Id, string Name, MapPlace Place)
{
    /// <summary>Longer names are refused.</summary>
    public const int LongestName = 80;
}

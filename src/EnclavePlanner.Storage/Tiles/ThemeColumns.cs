using EnclavePlanner.Planning.Land;

namespace EnclavePlanner.Storage.Tiles;

/// <summary>Where a theme's values are: in the tables of both stores, and in tiles.</summary>
internal static class ThemeColumns
{
    internal static string Of(ParcelTheme theme) => theme == ParcelTheme.Owner ? "owner" : "land_use_code";

    internal static string KeyOf(ParcelTheme theme) => theme == ParcelTheme.Owner ? TileWriter.OwnerKey : TileWriter.CodeKey;
}

namespace EnclavePlanner.Storage.Tiles;

/// <summary>
/// Writes a tile with the one layer "parcels" (Mapbox Vector Tile Specification 2.1, clause 4: a layer has its keys and values
/// once, and features refer to them by their place).
/// </summary>
internal sealed class TileWriter
{
    internal const string Layer = "parcels";
    internal const string IdKey = "id";
    internal const string CodeKey = "code";
    internal const string OwnerKey = "owner";
    internal const string NumberKey = "number";
    internal const string AreaKey = "area";

    private const uint Polygon = 3;

    private static readonly string[] Keys = [IdKey, CodeKey, OwnerKey, NumberKey, AreaKey];

    private readonly TileMessage features = new();
    private readonly TileMessage feature = new();
    private readonly TileMessage tags = new();
    private readonly TileMessage values = new();
    private readonly TileMessage value = new();
    private readonly Dictionary<string, uint> known = [];
    private bool isEmpty = true;

    /// <summary>Adds a feature.</summary>
    /// <param name="geometry">The commands of its polygons.</param>
    /// <param name="properties">What it says, by key; null for what it does not say.</param>
    internal void Add(TileMessage geometry, params ReadOnlySpan<(string Key, string? Value)> properties)
    {
        tags.Clear();
        foreach (var (key, text) in properties)
        {
            if (text is null)
                continue;
            tags.Varint((uint)Array.IndexOf(Keys, key));
            tags.Varint(PlaceOf(text));
        }

        feature.Clear();
        if (!tags.Written.IsEmpty)
            feature.Message(2, tags);
        feature.Number(3, Polygon);
        feature.Message(4, geometry);
        features.Message(2, feature);
        isEmpty = false;
    }

    /// <summary>The tile; no bytes at all where nothing was added.</summary>
    internal byte[] Finish()
    {
        if (isEmpty)
            return [];
        var layer = new TileMessage();
        layer.Number(15, 2);
        layer.Text(1, Layer);
        layer.Append(features);
        foreach (var key in Keys)
            layer.Text(3, key);
        layer.Append(values);
        layer.Number(5, TileAddress.Units);
        var tile = new TileMessage();
        tile.Message(3, layer);
        return tile.Written.ToArray();
    }

    private uint PlaceOf(string text)
    {
        if (known.TryGetValue(text, out var place))
            return place;
        value.Clear();
        value.Text(1, text);
        values.Message(4, value);
        known.Add(text, place = (uint)known.Count);
        return place;
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Styling;

/// <summary>How the maps of a window draw their layers. Immutable; remembered from one start to the next.</summary>
public sealed record MapStyle
{
    /// <summary>The least that a layer can be drawn with, in per cent: one that is not to be seen at all is left out.</summary>
    public const int LeastOpacity = 10;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    /// <summary>What parcels are coloured by.</summary>
    public ParcelTheme Theme { get; init; }

    /// <summary>What is written into land.</summary>
    public ParcelLabels Labels { get; init; } = ParcelLabels.Number;

    /// <summary>The layers from the bottom up.</summary>
    public ImmutableArray<PlanLayer> Order { get; init; } =
        [PlanLayer.Parcels, PlanLayer.Plots, PlanLayer.Roads, PlanLayer.ControlLines, PlanLayer.Boundary, PlanLayer.Places];

    /// <summary>How opaque layers are drawn, in per cent; a layer that is missing is as opaque as can be.</summary>
    public ImmutableDictionary<PlanLayer, int> Opacities { get; init; } = ImmutableDictionary<PlanLayer, int>.Empty;

    /// <summary>The classes or owners whose parcels are not drawn.</summary>
    public ImmutableHashSet<string> Hidden { get; init; } = [];

    /// <summary>How opaque a layer is drawn, in per cent.</summary>
    public int OpacityOf(PlanLayer layer) => Opacities.GetValueOrDefault(layer, 100);

    /// <summary>With a layer more or less opaque.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="percent">Brought to what can be.</param>
    public MapStyle WithOpacity(PlanLayer layer, int percent) => this with { Opacities = Opacities.SetItem(layer, Math.Clamp(percent, LeastOpacity, 100)) };

    /// <summary>With a layer one place higher or lower; at an end it stays.</summary>
    public MapStyle Moved(PlanLayer layer, int by)
    {
        var from = Order.IndexOf(layer);
        var to = Math.Clamp(from + Math.Sign(by), 0, Order.Length - 1);
        return this with { Order = Order.SetItem(from, Order[to]).SetItem(to, layer) };
    }

    /// <summary>With a class's parcels drawn or not.</summary>
    public MapStyle WithShown(string key, bool isShown) => this with { Hidden = isShown ? Hidden.Remove(key) : Hidden.Add(key) };

    /// <summary>By another theme, all of it shown.</summary>
    public MapStyle By(ParcelTheme theme) => theme == Theme ? this : this with { Theme = theme, Hidden = [] };

    /// <summary>The style as it is remembered.</summary>
    public string Write() => JsonSerializer.Serialize(this, Format);

    /// <summary>The style that was remembered; what is not one of ours is as it is at first.</summary>
    public static MapStyle Read(string? text)
    {
        try
        {
            var kept = text is null ? null : JsonSerializer.Deserialize<MapStyle>(text, Format);
            return kept is not null && kept.IsSound() ? kept : new MapStyle();
        }
        catch (JsonException)
        {
            return new MapStyle();
        }
    }

    private bool IsSound() => Enum.IsDefined(Theme) && Enum.IsDefined(Labels)
        && !Order.IsDefault && Order.Order().SequenceEqual(new MapStyle().Order.Order())
        && Opacities is not null && Opacities.All(pair => Enum.IsDefined(pair.Key) && pair.Value is >= LeastOpacity and <= 100)
        && Hidden is not null && !Hidden.Contains(null!);
}

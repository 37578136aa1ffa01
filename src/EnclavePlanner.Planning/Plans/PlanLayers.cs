using System.Collections.Frozen;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;

namespace EnclavePlanner.Planning.Plans;

/// <summary>What the layers are called on the command line and in addresses, and which rows they hold.</summary>
public static class PlanLayers
{
    private static readonly (PlanLayer Layer, string Name, Type Row, PlanGeometry Geometry)[] Known =
    [
        (PlanLayer.Parcels, "parcels", typeof(Parcel), PlanGeometry.Area),
        (PlanLayer.ControlLines, "control-lines", typeof(ControlLine), PlanGeometry.Area),
        (PlanLayer.Places, "places", typeof(Place), PlanGeometry.Point),
        (PlanLayer.Roads, "roads", typeof(Road), PlanGeometry.Line),
        (PlanLayer.Plots, "plots", typeof(Plot), PlanGeometry.Area),
        (PlanLayer.Boundary, "boundary", typeof(Enclave), PlanGeometry.Area),
    ];

    private static readonly FrozenDictionary<Type, PlanLayer> ByRow = Known.ToFrozenDictionary(known => known.Row, known => known.Layer);

    /// <summary>All layers' names, in the order of the command line's help.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(known => known.Name)];

    /// <summary>The layer's name on the command line, such as control-lines.</summary>
    public static string NameOf(PlanLayer layer) => Known[(int)layer].Name;

    /// <summary>What the layer's features are made of.</summary>
    public static PlanGeometry GeometryOf(PlanLayer layer) => Known[(int)layer].Geometry;

    /// <summary>The layer a feature is in.</summary>
    public static PlanLayer LayerOf(PlanFeature feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return ByRow[feature.GetType()];
    }

    /// <summary>The layer of this name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static PlanLayer Parse(string name) => TryParse(name, out var layer)
        ? layer
        : throw new ArgumentException($"There is no layer '{name}'.", nameof(name));

    /// <summary>The layer of this name, if there is one.</summary>
    public static bool TryParse(string? name, out PlanLayer layer)
    {
        var index = Array.FindIndex(Known, known => known.Name == name);
        layer = index < 0 ? default : Known[index].Layer;
        return index >= 0;
    }
}

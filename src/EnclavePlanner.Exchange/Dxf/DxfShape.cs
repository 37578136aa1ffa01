using EnclavePlanner.Geodesy.Faults;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>What becomes a record: an entity of the drawing where it lies, or lines that close into a loop.</summary>
internal sealed class DxfShape(DxfHead head, string layer, Geometry? geometry, Fault? refusal)
{
    internal DxfHead Head { get; } = head;

    /// <summary>The layer it is on; for an entity of a block on layer 0, that of the insertion.</summary>
    internal string Layer { get; set; } = layer;

    /// <summary>In the drawing's coordinates; null where refused.</summary>
    internal Geometry? Geometry { get; set; } = geometry;

    internal Fault? Refusal { get; } = refusal;

    /// <summary>The texts that lie in it and in nothing smaller, with their layers, in the order of the drawing.</summary>
    internal List<(string Layer, string Text)> Texts { get; } = [];
}

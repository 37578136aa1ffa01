namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>What a WMTS offers: a layer on one of its grids.</summary>
/// <param name="Layer">Identifier of the layer.</param>
/// <param name="Title">Its title.</param>
/// <param name="MatrixSet">Identifier of the grid.</param>
/// <param name="Template">Address of its tiles, with {z}, {x}, {y}, and {key} where the service's own address has it.</param>
/// <param name="Grid">The grid.</param>
public sealed record WmtsLayer(string Layer, string Title, string MatrixSet, string Template, BaseMapGrid Grid);

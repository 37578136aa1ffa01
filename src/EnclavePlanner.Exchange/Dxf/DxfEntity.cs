namespace EnclavePlanner.Exchange.Dxf;

/// <summary>An entity of a drawing as far as it is read.</summary>
/// <param name="Head">What all entities have.</param>
internal abstract record DxfEntity(DxfHead Head);

/// <summary>A line, an arc, a circle, an ellipse or a polyline.</summary>
/// <param name="Head">What all entities have.</param>
/// <param name="Path">Its vertices and arcs.</param>
/// <param name="System">From the system these are in to that of the drawing.</param>
internal sealed record DxfOutline(DxfHead Head, DxfPath Path, DxfTransform System) : DxfEntity(Head);

/// <summary>A filled area, in its own system.</summary>
/// <param name="Head">What all entities have.</param>
/// <param name="Loops">The loops of its boundary, each as the pieces it is made of: one closed path, or edges.</param>
/// <param name="Deepest">
/// How deep loops within loops count: 0 where islands are ignored, 1 where only the outermost area is filled, else any.
/// </param>
internal sealed record DxfHatch(DxfHead Head, List<List<DxfPath>> Loops, int Deepest) : DxfEntity(Head);

/// <summary>A text, at the point it is placed by.</summary>
internal sealed record DxfLabel(DxfHead Head, double X, double Y, string Text) : DxfEntity(Head);

/// <summary>A point.</summary>
internal sealed record DxfMark(DxfHead Head, double X, double Y) : DxfEntity(Head);

/// <summary>A block placed once or in rows and columns, in its own system.</summary>
/// <param name="Head">What all entities have.</param>
/// <param name="Block">Its name.</param>
/// <param name="Placing">Scale, rotation and place, without the block's base point.</param>
/// <param name="Columns">How often it is repeated along its x axis, at least 1.</param>
/// <param name="Rows">How often it is repeated along its y axis, at least 1.</param>
/// <param name="ColumnStep">From one column to the next, before rotation.</param>
/// <param name="RowStep">From one row to the next, before rotation.</param>
/// <param name="Rotation">In degrees, counter-clockwise.</param>
internal sealed record DxfInsert(
    DxfHead Head, string Block, DxfTransform Placing, long Columns, long Rows, double ColumnStep, double RowStep, double Rotation) : DxfEntity(Head);

/// <summary>An entity of a kind that is not read.</summary>
internal sealed record DxfUnread(DxfHead Head) : DxfEntity(Head);

namespace EnclavePlanner.Exchange.Tables;

/// <summary>Cells of a sheet that were merged into one.</summary>
/// <param name="FirstRow">The first row, from 1.</param>
/// <param name="FirstColumn">The first column, from 0.</param>
/// <param name="LastRow">The last row.</param>
/// <param name="LastColumn">The last column.</param>
internal readonly record struct MergedCells(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

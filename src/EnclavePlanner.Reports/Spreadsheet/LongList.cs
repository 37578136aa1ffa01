namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>
/// Rows that are too many to be kept. ClosedXML's file has one row in their place, the specimen: it shows each of their
/// styles once, from column A on, so that the file has these styles and tells their numbers.
/// </summary>
/// <param name="FirstRow">The number of the first of them, which is also the specimen's.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Styles">The styles in the order of the specimen.</param>
/// <param name="RowAt">Makes a row from its number on the sheet.</param>
internal sealed record LongList(int FirstRow, int Count, IReadOnlyList<CellStyle> Styles, Func<int, Cell[]> RowAt);

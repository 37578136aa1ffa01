using System.Globalization;

namespace EnclavePlanner.Reports.Spreadsheet;

/// <summary>Addresses in A1 notation; rows and columns count from 1.</summary>
internal static class CellAddress
{
    /// <summary>The last row a sheet can have (ECMA-376 readers: Excel, WPS, LibreOffice).</summary>
    internal const int LastRow = 1_048_576;

    /// <summary>The letters of a column, such as 28 → AB.</summary>
    internal static string Column(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }

    /// <summary>A relative address, such as C7.</summary>
    internal static string At(int row, int column) =>
        Column(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>An absolute address, such as $C$7.</summary>
    internal static string Fixed(int row, int column) =>
        "$" + Column(column) + "$" + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>An absolute range, such as $C$7:$C$90.</summary>
    internal static string Fixed(int firstRow, int firstColumn, int lastRow, int lastColumn) =>
        Fixed(firstRow, firstColumn) + ":" + Fixed(lastRow, lastColumn);
}

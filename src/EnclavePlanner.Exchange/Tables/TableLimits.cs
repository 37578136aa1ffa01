using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Tables;

/// <summary>How much of a table is held in memory: what spreadsheets hold in rows, and a plan's attributes in columns and cells.</summary>
internal static class TableLimits
{
    /// <summary>The rows of a sheet of Excel.</summary>
    internal const int MostRows = 1_048_576;

    /// <summary>The characters that a cell of Excel holds.</summary>
    internal const int LongestText = 32_767;

    internal const int MostColumns = 1024;

    internal const int MostCells = 5_000_000;

    /// <exception cref="Geodesy.Faults.FaultException">EXC-TABLE-ROWS, EXC-TABLE-CELLS.</exception>
    internal static void Require(SourceFile file, int row, long cells)
    {
        if (row > MostRows)
            throw ExchangeTexts.Refusal("EXC-TABLE-ROWS", file.Name, row, MostRows);
        if (cells > MostCells)
            throw ExchangeTexts.Refusal("EXC-TABLE-CELLS", file.Name, row, MostCells);
    }

    /// <exception cref="Geodesy.Faults.FaultException">EXC-TABLE-COLUMNS.</exception>
    internal static void RequireColumn(SourceFile file, int row, int column)
    {
        if (column >= MostColumns)
            throw ExchangeTexts.Refusal("EXC-TABLE-COLUMNS", file.Name, row, ColumnLetters.Of(column), MostColumns);
    }
}

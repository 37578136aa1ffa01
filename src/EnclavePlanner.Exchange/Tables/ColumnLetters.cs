namespace EnclavePlanner.Exchange.Tables;

/// <summary>Names of columns as spreadsheets show them: A … Z, AA … XFD.</summary>
internal static class ColumnLetters
{
    private const int Letters = 26;

    /// <summary>The name of a column, counted from 0.</summary>
    internal static string Of(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / Letters)
            name = (char)('A' + ((rest - 1) % Letters)) + name;
        return name;
    }

    /// <summary>Column and row of an address such as C7, the column from 0 and the row from 1; null where it is none of a sheet.</summary>
    internal static (int Column, int Row)? Parse(ReadOnlySpan<char> address)
    {
        int column = 0, row = 0, at = 0;
        for (; at < address.Length && address[at] is >= 'A' and <= 'Z'; at++)
        {
            if ((column = (column * Letters) + address[at] - 'A' + 1) > 16_384)
                return null;
        }

        var digits = at;
        for (; at < address.Length && address[at] is >= '0' and <= '9'; at++)
        {
            if ((row = (row * 10) + address[at] - '0') > TableLimits.MostRows)
                return null;
        }

        return column > 0 && row > 0 && at > digits && at == address.Length ? (column - 1, row) : null;
    }
}

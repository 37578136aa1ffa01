using EnclavePlanner.Exchange.Importing;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Tables;

/// <summary>A row of a table.</summary>
/// <param name="Number">Its number as spreadsheets show it, from 1.</param>
/// <param name="Cells">Its values from column A on: string, double, long, bool, or null for an empty cell. It may be shorter than others.</param>
/// <param name="Refusal">Why it cannot be relied upon, such as a formula without a value; null where it can.</param>
internal sealed record TableRow(int Number, object?[] Cells, Fault? Refusal)
{
    /// <summary>The value in a column; null beyond the row's end.</summary>
    internal object? this[int column] => column < Cells.Length ? Cells[column] : null;

    /// <summary>The value as text without blanks around it; null for an empty or blank cell.</summary>
    internal string? Text(int column) => FieldText.Of(this[column]);
}

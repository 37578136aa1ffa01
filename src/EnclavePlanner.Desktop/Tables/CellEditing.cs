using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>Puts a text that was typed or pasted into a cell, or says why it cannot be there.</summary>
public sealed class CellEditing(CellTexts cells)
{
    private const int MostLetters = 500;

    /// <summary>The feature with the cell changed; as it is where the cell says so already.</summary>
    /// <param name="row">The row as the table has it.</param>
    /// <param name="feature">The feature as it is so far.</param>
    /// <param name="column">The column.</param>
    /// <param name="entry">The text; blanks around it do not count.</param>
    /// <exception cref="FaultException">WIN-CELL-COMPUTED, WIN-CELL-CODE, WIN-CELL-LETTERS, WIN-CELL-LONG.</exception>
    public PlanFeature Put(TableRow row, PlanFeature feature, TableColumn column, string entry)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(feature);
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(entry);
        var text = entry.Trim();
        if (!column.IsEditable)
            return text == cells.Value(row, column) || text == cells.Shown(row, column) ? feature : throw Refused("WIN-CELL-COMPUTED", text, cells.Heading(column));
        if (text.Any(char.IsControl))
            throw Refused("WIN-CELL-LETTERS", cells.Heading(column));
        if (text.Length > MostLetters)
            throw Refused("WIN-CELL-LONG", cells.Heading(column), MostLetters);
        var optional = text.Length == 0 ? null : text;
        return (column.Key, feature) switch
        {
            (TableColumn.Number, _) => feature.Number == text ? feature : feature with { Number = text },
            ("name", _) => feature.Name == optional ? feature : feature with { Name = optional },
            ("owner", Parcel parcel) => parcel.Owner == optional ? feature : parcel with { Owner = optional },
            (TableColumn.Code, Parcel parcel) => CodeOf(text) is var code && code == parcel.LandUseCode ? feature : parcel with { LandUseCode = code },
            (TableColumn.Code, Plot plot) => CodeOf(text) is var code && code == plot.LandUseCode ? feature : plot with { LandUseCode = code },
            _ => throw Refused("WIN-CELL-COMPUTED", text, cells.Heading(column)),
        };
    }

    /// <summary>A code as it is typed, as a class is named in either language, or as a spreadsheet without its leading zero has it.</summary>
    private static string? CodeOf(string entry)
    {
        if (entry.Length == 0)
            return null;
        var first = entry.Split(' ', 2)[0];
        if (LandUseGuide.TryGet(first, out var landUse) || LandUseGuide.TryGet("0" + first, out landUse))
            return landUse.Code;
        var named = LandUseGuide.Classes
            .Where(known => UiLanguage.Cultures.Any(culture => string.Equals(known.NameIn(culture), entry, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        return named.Count == 1 ? named[0].Code : throw Refused("WIN-CELL-CODE", entry);
    }

    private static FaultException Refused(string code, params object?[] arguments) => new(new Fault(WindowTexts.Resources, code, arguments));
}

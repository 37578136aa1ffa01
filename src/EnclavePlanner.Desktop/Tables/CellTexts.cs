using System.Globalization;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Geodesy;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
using EnclavePlanner.Planning.LandUse;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>What stands in the cells of a table of land, for the eye and for a spreadsheet.</summary>
public sealed class CellTexts(WorkspaceView view, UiLanguage text)
{
    /// <summary>The heading of a column, with its unit.</summary>
    public string Heading(TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.UnitKey is { } unit ? $"{text["column." + column.Key]} {text[unit]}" : text["column." + column.Key];
    }

    /// <summary>What a column is called in a language, with its unit and without.</summary>
    public static IEnumerable<string> Headings(TableColumn column, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(column);
        var name = WindowTexts.Resources.GetString("column." + column.Key, culture)!;
        yield return name;
        if (column.UnitKey is { } unit)
            yield return $"{name} {WindowTexts.Resources.GetString(unit, culture)}";
    }

    /// <summary>A cell as the screen shows it.</summary>
    public string Shown(TableRow row, TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        return column.Key switch
        {
            TableColumn.Number => row.Feature.Label,
            "class" => LandUseGuide.TryGet(CodeOf(row.Feature), out var landUse) ? landUse.NameIn(text.Culture) : text["class.none"],
            "area" => Figures.SquareMetres(row.Area, text.Culture),
            "hectares" => Figures.Hectares(row.Area, text.Culture),
            "mu" => Figures.Mu(row.Area, text.Culture),
            _ => Value(row, column),
        };
    }

    /// <summary>A sum under a column; nothing under text.</summary>
    public string Sum(SquareMetres area, TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Key switch
        {
            "area" => Figures.SquareMetres(area, text.Culture),
            "hectares" => Figures.Hectares(area, text.Culture),
            "mu" => Figures.Mu(area, text.Culture),
            _ => "",
        };
    }

    /// <summary>A cell as a spreadsheet takes it: what the plan has, figures with a point and without separators.</summary>
    public string Value(TableRow row, TableColumn column)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        var feature = row.Feature;
        return column.Key switch
        {
            TableColumn.City => view.State.Contents.City(feature.CityCode).Name,
            TableColumn.Number => feature.Number,
            "name" => feature.Name ?? "",
            TableColumn.Code => CodeOf(feature) ?? "",
            "class" => LandUseGuide.TryGet(CodeOf(feature), out var landUse) ? landUse.NameIn(text.Culture) : "",
            "owner" => (feature as Parcel)?.Owner ?? "",
            "area" => row.Area.Value.ToString("F2", CultureInfo.InvariantCulture),
            "hectares" => row.Area.Hectares.ToString("F4", CultureInfo.InvariantCulture),
            "mu" => row.Area.Mu.ToString("F2", CultureInfo.InvariantCulture),
            "side" => SideOf(feature.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Key, null),
        };
    }

    /// <summary>The land-use code of a parcel or plot.</summary>
    public static string? CodeOf(PlanFeature feature) => (feature as Parcel)?.LandUseCode ?? (feature as Plot)?.LandUseCode;

    private string SideOf(Guid id) => view.Proposal switch
    {
        { } proposal when proposal.OriginGives.Contains(id) => text["swap.origin-gives"],
        { } proposal when proposal.HostGives.Contains(id) => text["swap.host-gives"],
        _ => "",
    };
}

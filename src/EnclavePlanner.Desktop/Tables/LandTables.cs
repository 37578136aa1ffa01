using EnclavePlanner.Desktop.Drafting;
using EnclavePlanner.Desktop.Languages;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Tables;

/// <summary>The tables of land of one window, and which columns they show. Columns are remembered from one start to the next.</summary>
public sealed class LandTables(WorkspaceView view, UiLanguage text, Activity activity, UserSettings settings, DraftSession drafting) : IDisposable
{
    /// <summary>Raised after other columns were chosen.</summary>
    public event Action? ColumnsChanged;

    /// <summary>The column that the keyboard is at, among those shown.</summary>
    public int Column { get; set; }

    /// <summary>Existing land.</summary>
    public LandTable Parcels { get; } = new(view, text, activity);

    /// <summary>Planned blocks of the scheme that is drafted.</summary>
    public LandTable Plots { get; } = new(drafting, view, text, activity);

    /// <summary>The table of a layer.</summary>
    public LandTable Of(PlanLayer layer) => layer == PlanLayer.Plots ? Plots : Parcels;

    /// <summary>The columns that a layer's table shows.</summary>
    public IReadOnlyList<TableColumn> ColumnsOf(PlanLayer layer)
    {
        var chosen = settings[SettingOf(layer)]?.Split(',');
        var columns = TableColumn.Of(layer).Where(column => chosen?.Contains(column.Key) ?? column.IsShownAtFirst).ToList();
        return columns.Count > 0 ? columns : [.. TableColumn.Of(layer).Where(column => column.IsShownAtFirst)];
    }

    /// <summary>Shows a column, or leaves it out; the last one stays.</summary>
    public void Show(PlanLayer layer, TableColumn column, bool isShown)
    {
        ArgumentNullException.ThrowIfNull(column);
        var shown = ColumnsOf(layer);
        var wanted = TableColumn.Of(layer).Where(known => known == column ? isShown : shown.Contains(known)).Select(known => known.Key).ToList();
        if (wanted.Count == 0)
            return;
        settings.Keep(SettingOf(layer), string.Join(',', wanted));
        ColumnsChanged?.Invoke();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Parcels.Dispose();
        Plots.Dispose();
    }

    private static string SettingOf(PlanLayer layer) => "columns-" + PlanLayers.NameOf(layer);
}

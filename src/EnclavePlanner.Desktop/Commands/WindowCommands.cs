using System.Collections.Frozen;
using EnclavePlanner.Desktop.Conflicts;
using EnclavePlanner.Desktop.Drafting;
using EnclavePlanner.Desktop.Exports;
using EnclavePlanner.Desktop.Swaps;
using EnclavePlanner.Desktop.Tables;
using EnclavePlanner.Desktop.Views;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Planning.Swaps;

namespace EnclavePlanner.Desktop.Commands;

/// <summary>The commands of one window by name. While a dialog is open they rest.</summary>
public sealed class WindowCommands
{
    private readonly FrozenDictionary<string, WindowCommand> commands;
    private readonly ConflictSession conflicts;
    private readonly OpenDialogs dialogs;
    private readonly WorkspaceView view;
    private readonly Activity activity;

    /// <summary>The commands of a window.</summary>
    public WindowCommands(
        WorkspaceView view,
        Activity activity,
        WindowBridge maps,
        TableBridge tableBridge,
        ViewBridge views,
        TableEditSession editing,
        LandTables tables,
        DockView dock,
        DraftSession draft,
        DraftCommands draftCommands,
        DraftBridge drafting,
        SwapCommands swaps,
        LayerCommands layers,
        ExportSession layerExport,
        WorkbookExport export,
        PlanCopy copy,
        WindowLook look,
        ConflictSession conflicts,
        OpenDialogs dialogs)
    {
        (this.view, this.activity, this.conflicts, this.dialogs) = (view, activity, conflicts, dialogs);
        WindowCommand[] all =
        [
            new("import", "Ctrl+O", CanEdit, maps.ChooseFilesAsync),
            new("export-layer", "Ctrl+Shift+E", IsIdle, Now(layerExport.Open)),
            new("export", "Ctrl+E", IsIdle, export.RunAsync),
            new("copy", null, IsIdle, copy.RunAsync),
            // Every edit was saved as it was made; whoever presses the keys is told so.
            new("save", "Ctrl+S", IsIdle, () => activity.RunAsync("activity.save", (_, _) => Task.CompletedTask, "plan.saved")),
            new("undo", "Ctrl+Z", () => CanEdit() && view.State.History.CanUndo, maps.UndoAsync),
            new("redo", "Ctrl+Y", () => CanEdit() && view.State.History.CanRedo, maps.RedoAsync),
            new("copy-rows", "Ctrl+C", () => IsIdle() && editing.SelectedIn(dock.TableLayer).Count > 0, () => tableBridge.CopyAsync(dock.TableLayer)),
            new("edit-rows", "F2", () => CanEdit() && editing.SelectedIn(dock.TableLayer).Count > 0, Now(() => editing.Open(dock.TableLayer))),
            new("select-all", "Ctrl+A", () => tables.Of(dock.TableLayer).Order.Length > 0, Now(() => view.Select(tables.Of(dock.TableLayer).Order, false, SelectionSource.Command))),
            new("clear", "Esc", Always, Now(() => Clear(drafting, view))),
            new("find", "Ctrl+F", Always, () => FindAsync(dock, tableBridge)),
            new("fit", null, Always, maps.FitAllAsync),
            new("zoom-selection", "Enter", () => !view.Selection.IsEmpty, views.ShowSelectionAsync),
            .. DockView.Names.Select(name => new WindowCommand("tab-" + name, null, Always, Now(() => dock.Open(name)), () => dock.Tab == name)),
            .. WindowLook.Themes.Select(theme => new WindowCommand("theme-" + theme, null, Always, () => look.ChooseAsync(theme), () => look.Theme == theme)),
            new("layout-first", null, Always, look.ForgetLayoutAsync),
            .. Tools.Select(tool => Drawing(tool.Tool.ToString(), tool.Key, () => draft.CanDraft, () => draft.Tool == tool.Tool)),
            Drawing("merge", "M", () => draftCommands.CanLand(2)),
            Drawing("explode", "X", () => draftCommands.CanLand(1)),
            Drawing("offset", "B", () => draftCommands.Can(1)),
            Drawing("delete", "Delete", () => draftCommands.Can(1)),
            Drawing("share", "T", () => draft.CanDraft, () => draft.SharesEdges),
            Drawing("trace", "F", () => draft.CanDraft, () => draft.Traces),
            new("give-origin", null, () => swaps.CanPut(SwapSide.Origin), () => swaps.PutAsync(SwapSide.Origin)),
            new("give-host", null, () => swaps.CanPut(SwapSide.Host), () => swaps.PutAsync(SwapSide.Host)),
            new("take-out", null, () => swaps.CanTake, swaps.TakeAsync),
            new("new-proposal", null, CanEdit, swaps.AddProposalAsync),
            new("guide", "F1", Always, look.OpenGuideAsync),
            new("layer-zoom", null, () => layers.Chosen is not null, layers.ZoomAsync),
            new("layer-only", null, () => layers.Chosen is not null, layers.ShowOnlyAsync),
            new("layers-all", null, Always, layers.ShowAllAsync),
        ];
        commands = all.ToFrozenDictionary(command => command.Name);
        maps.Called += CallAsync;

        WindowCommand Drawing(string tool, string key, Func<bool> isEnabled, Func<bool>? isChecked = null)
        {
            var name = tool.ToLowerInvariant();
            return new WindowCommand("draft-" + name, key, isEnabled, () => drafting.CommandAsync(name), isChecked) { TextKey = "tool." + name };
        }
    }

    /// <summary>The command of this name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public WindowCommand this[string name] => commands[name];

    /// <summary>Does what a command says, where that can be done now.</summary>
    public Task CallAsync(string name) =>
        commands.TryGetValue(name, out var command) && !conflicts.IsOpen && !dialogs.Any && command.IsEnabled() ? command.RunAsync() : Task.CompletedTask;

    /// <summary>The drafting tools and their keys.</summary>
    public static IReadOnlyList<(DraftTool Tool, string Key)> Tools { get; } =
    [
        (DraftTool.Select, "S"), (DraftTool.Draw, "D"), (DraftTool.Vertices, "V"), (DraftTool.Reshape, "R"), (DraftTool.Split, "L"),
        (DraftTool.Equal, "N"), (DraftTool.Areas, "A"), (DraftTool.Round, "C"), (DraftTool.Move, "G"), (DraftTool.Copy, "K"),
    ];

    /// <summary>Esc puts the tool in hand down; without one, nothing is selected any more.</summary>
    private static void Clear(DraftBridge drafting, WorkspaceView view)
    {
        if (!drafting.PutDown())
            view.Select([], false, SelectionSource.Command);
    }

    private static async Task FindAsync(DockView dock, TableBridge tables)
    {
        if (!dock.IsTable)
            dock.Open(PlanLayers.NameOf(PlanLayer.Parcels));
        // The table is drawn first.
        await Task.Yield();
        await tables.FocusAsync(dock.TableLayer == PlanLayer.Plots ? "plot-filter" : "parcel-filter");
    }

    private static Func<Task> Now(Action act) => () =>
    {
        act();
        return Task.CompletedTask;
    };

    private static bool Always() => true;

    private bool IsIdle() => !activity.IsBusy;

    private bool CanEdit() => !activity.IsBusy && !view.IsReadOnly;
}

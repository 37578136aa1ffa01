namespace EnclavePlanner.Desktop.Commands;

/// <summary>What stands in the menus, by the names of the commands.</summary>
public static class Menus
{
    /// <summary>A line between two groups of commands.</summary>
    public const string Line = "-";

    /// <summary>The menus of the bar, in their order; a menu's text is "menu." and its name.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Commands)> Bar { get; } =
    [
        ("file", ["import", "export-layer", Line, "save", "copy", "export"]),
        ("edit", ["undo", "redo", Line, "copy-rows", "edit-rows", Line, "select-all", "clear", "find"]),
        ("view", ["fit", "zoom-selection", Line, "tab-parcels", "tab-plots", "tab-balance", "tab-swap", "tab-history", Line, "theme-system", "theme-light", "theme-dark", Line, "layout-first"]),
        ("swap", ["give-origin", "give-host", "take-out", Line, "new-proposal"]),
        ("help", ["guide"]),
    ];

    /// <summary>The menus of places, called there by the right button, Shift+F10 or the menu key.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Commands)> Contexts { get; } =
    [
        ("rows", ["edit-rows", "copy-rows", "zoom-selection", Line, "give-origin", "give-host", "take-out", Line, "select-all", "clear"]),
        ("map", ["zoom-selection", "fit", Line, "edit-rows", "give-origin", "give-host", "take-out", Line, "clear"]),
        ("layers", ["layer-zoom", "layer-only", "layers-all"]),
    ];
}

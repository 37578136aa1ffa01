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
        ("edit", ["undo", "redo", Line, "copy-rows", "edit-rows", "draft-delete", Line, "select-all", "clear", "find"]),
        ("view", ["fit", "zoom-selection", Line, "tab-parcels", "tab-plots", "tab-balance", "tab-findings", "tab-swap", "tab-history", Line, "theme-system", "theme-light", "theme-dark", Line, "layout-first"]),
        ("draw",
        [
            "draft-select", "draft-draw", "draft-vertices", "draft-reshape", Line, "draft-split", "draft-equal", "draft-areas", "draft-round", "draft-move", "draft-copy",
            Line, "draft-merge", "draft-explode", "draft-offset", "draft-delete", Line, "draft-share", "draft-trace",
        ]),
        ("swap", ["give-origin", "give-host", "take-out", Line, "new-proposal"]),
        ("help", ["guide"]),
    ];

    /// <summary>The menus of places, called there by the right button, Shift+F10 or the menu key.</summary>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Commands)> Contexts { get; } =
    [
        ("rows", ["edit-rows", "copy-rows", "zoom-selection", "draft-merge", "draft-delete", Line, "give-origin", "give-host", "take-out", Line, "select-all", "clear"]),
        ("map", ["zoom-selection", "fit", Line, "edit-rows", "draft-merge", "draft-explode", "draft-delete", "give-origin", "give-host", "take-out", Line, "clear"]),
        ("layers", ["layer-zoom", "layer-only", "layers-all"]),
    ];
}

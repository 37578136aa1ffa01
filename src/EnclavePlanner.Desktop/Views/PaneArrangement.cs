namespace EnclavePlanner.Desktop.Views;

/// <summary>How the map panes share their room.</summary>
public enum PaneArrangement
{
    /// <summary>并排: next to each other.</summary>
    SideBySide,

    /// <summary>上下: one above the other.</summary>
    Stacked,

    /// <summary>单幅: one city's pane alone.</summary>
    Alone,
}

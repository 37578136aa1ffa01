namespace EnclavePlanner.Desktop.Workspace;

/// <summary>Where something was selected. The others follow it.</summary>
public enum SelectionSource
{
    /// <summary>On a map: the table scrolls to it.</summary>
    Map,

    /// <summary>In a table: the map brings it into view.</summary>
    Table,

    /// <summary>By a command: both follow.</summary>
    Command,
}

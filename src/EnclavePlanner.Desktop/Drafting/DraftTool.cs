namespace EnclavePlanner.Desktop.Drafting;

/// <summary>What a click or a drag on the map of a scheme means.</summary>
public enum DraftTool
{
    /// <summary>Selects land.</summary>
    Select,

    /// <summary>Draws a plot.</summary>
    Draw,

    /// <summary>Moves, adds and removes vertices.</summary>
    Vertices,

    /// <summary>Draws a stretch of a plot's boundary anew.</summary>
    Reshape,

    /// <summary>Splits a plot along a line.</summary>
    Split,

    /// <summary>Cuts a plot into equal parts, parallel to the edge that is clicked.</summary>
    Equal,

    /// <summary>Cuts given areas off a plot, parallel to the edge that is clicked.</summary>
    Areas,

    /// <summary>Rounds the corner that is clicked.</summary>
    Round,

    /// <summary>Moves the selected plots from one place to another.</summary>
    Move,

    /// <summary>Lays copies of the selected plots from one place to another.</summary>
    Copy,
}

namespace EnclavePlanner.Desktop.Exports;

/// <summary>Where the export of a layer stands.</summary>
public enum ExportStep
{
    /// <summary>There is none; the dialog is closed.</summary>
    Closed,

    /// <summary>The user says what goes into which format.</summary>
    Choosing,

    /// <summary>The file is being written.</summary>
    Writing,

    /// <summary>It is written, and handed to the browser.</summary>
    Written,
}

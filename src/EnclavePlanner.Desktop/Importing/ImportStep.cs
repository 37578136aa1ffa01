namespace EnclavePlanner.Desktop.Importing;

/// <summary>Where an import stands.</summary>
public enum ImportStep
{
    /// <summary>There is none; the dialog is closed.</summary>
    Closed,

    /// <summary>The files are on their way from the window.</summary>
    Transferring,

    /// <summary>The user says what the file is.</summary>
    Choosing,

    /// <summary>It is being read, checked and committed.</summary>
    Importing,

    /// <summary>The report is on the screen.</summary>
    Reported,
}

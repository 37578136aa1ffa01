namespace EnclavePlanner.Exchange.Tables;

/// <summary>What a table is to a plan.</summary>
public enum TableUse
{
    /// <summary>Boundary points: new features.</summary>
    Points,

    /// <summary>Columns for features that the plan has, matched by their numbers.</summary>
    Join,

    /// <summary>Parameters and prices.</summary>
    Parameters,
}

namespace EnclavePlanner.Storage.Databases;

/// <summary>What a user of a database may do in a plan. The server holds it against every client (migration 0006-rights).</summary>
public enum PlanRight
{
    /// <summary>Look at it.</summary>
    Reader,

    /// <summary>Change land of the origin's cities and what a proposal says the origin gives; sign for the origin.</summary>
    OriginEditor,

    /// <summary>The same for the host; and change the schemes, which belong to enclaves in its land.</summary>
    HostEditor,

    /// <summary>Change everything but signatures.</summary>
    Planner,
}

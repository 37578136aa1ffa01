namespace EnclavePlanner.Storage.Conflicts;

/// <summary>What becomes of a row in conflict.</summary>
public enum RowChoice
{
    /// <summary>It becomes what the refused ChangeSet wanted, on top of what it is: as it was wanted, or gone, or back again.</summary>
    Mine,

    /// <summary>It stays what it is in the plan; the refused ChangeSet leaves it alone.</summary>
    Theirs,

    /// <summary>Each field by itself.</summary>
    Merge,
}

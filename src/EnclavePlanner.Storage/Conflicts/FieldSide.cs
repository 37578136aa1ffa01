namespace EnclavePlanner.Storage.Conflicts;

/// <summary>Whose version of a row or a field.</summary>
public enum FieldSide
{
    /// <summary>That of the ChangeSet that was refused.</summary>
    Mine,

    /// <summary>That of the plan as it is.</summary>
    Theirs,
}

namespace EnclavePlanner.Storage.Conflicts;

/// <summary>
/// One field of a row in conflict. A value is a text, a whole number, a real number, an identity, a geometry, attributes, a
/// basket, or null for nothing.
/// </summary>
/// <param name="Name">The field, as the plan's tables call it.</param>
/// <param name="Base">What it said before both.</param>
/// <param name="Mine">What the refused ChangeSet says.</param>
/// <param name="Theirs">What the plan says.</param>
/// <param name="HasBase">Whether there was a row before both; without one, each side has written every field.</param>
public sealed record FieldComparison(string Name, object? Base, object? Mine, object? Theirs, bool HasBase)
{
    /// <summary>Whether the two sides say different things.</summary>
    public bool Differs => !Equals(Mine, Theirs);

    /// <summary>Whether both sides changed it, to different values: somebody has to choose.</summary>
    public bool IsClash => Differs && ChangedByMine && ChangedByTheirs;

    /// <summary>Whether the refused ChangeSet changed it.</summary>
    public bool ChangedByMine => !HasBase || !Equals(Base, Mine);

    /// <summary>Whether it was changed in the plan.</summary>
    public bool ChangedByTheirs => !HasBase || !Equals(Base, Theirs);

    /// <summary>Whose value a merge takes by itself; null for a clash.</summary>
    public FieldSide? Settled => IsClash ? null : ChangedByMine ? FieldSide.Mine : FieldSide.Theirs;
}

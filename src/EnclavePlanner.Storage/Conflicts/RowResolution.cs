using System.Collections.Immutable;
using EnclavePlanner.Planning.Changes;
using EnclavePlanner.Planning.Plans;
using EnclavePlanner.Storage.Rows;

namespace EnclavePlanner.Storage.Conflicts;

/// <summary>What its author decides of one row in conflict. Nothing is decided at first.</summary>
public sealed class RowResolution
{
    private readonly Dictionary<string, FieldSide> chosen = [];

    internal RowResolution(RowConflict conflict)
    {
        Conflict = conflict;
        Fields = Compare(conflict);
    }

    /// <summary>Base, mine and theirs.</summary>
    public RowConflict Conflict { get; }

    /// <summary>The fields in their order, without identity and version; none where one side deleted the row.</summary>
    public ImmutableArray<FieldComparison> Fields { get; }

    /// <summary>What becomes of the row; null while that is open.</summary>
    public RowChoice? Choice { get; private set; }

    /// <summary>Whether the row can be merged: both sides have it.</summary>
    public bool CanMerge => !Fields.IsEmpty;

    /// <summary>Whether all is decided: a merge needs a choice for every clash.</summary>
    public bool IsDecided => Choice is RowChoice.Mine or RowChoice.Theirs
        || (Choice == RowChoice.Merge && Fields.All(known => !known.IsClash || chosen.ContainsKey(known.Name)));

    /// <summary>Decides what becomes of the row.</summary>
    /// <exception cref="InvalidOperationException">It cannot be merged.</exception>
    public void Choose(RowChoice choice)
    {
        if (choice == RowChoice.Merge && !CanMerge)
            throw new InvalidOperationException("A row that one side deleted cannot be merged.");
        Choice = choice;
    }

    /// <summary>Decides whose value a field takes in a merge, and that the row is merged.</summary>
    /// <exception cref="ArgumentException">The row has no such field.</exception>
    public void Choose(string field, FieldSide side)
    {
        if (!Fields.Any(known => known.Name == field))
            throw new ArgumentException($"The row has no field {field} to merge.", nameof(field));
        chosen[field] = side;
        Choice = RowChoice.Merge;
    }

    /// <summary>Whose value a field takes in a merge: as chosen, else as it settles itself; null while a clash is open.</summary>
    public FieldSide? SideOf(FieldComparison field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return chosen.TryGetValue(field.Name, out var side) ? side : field.Settled;
    }

    /// <summary>The change of the row as it is now; null where nothing is left to do.</summary>
    internal RowChange? ToChange()
    {
        var result = Choice switch
        {
            RowChoice.Mine => Conflict.Mine,
            RowChoice.Theirs => Conflict.Theirs,
            RowChoice.Merge => Merged(),
            _ => throw new InvalidOperationException("Nothing was decided of a row."),
        };
        return (Conflict.Theirs, result) switch
        {
            (null, null) => null,
            (null, { } back) => RowChange.Insert(back with { Version = Math.Max(Conflict.LastVersion + 1, back.Version) }),
            ({ } present, null) => RowChange.Delete(present),
            ({ } present, { } after) => after.SaysTheSameAs(present) ? null : RowChange.Update(present, after),
        };
    }

    private PlanRow Merged()
    {
        var merged = FieldValues.Of(Conflict.Theirs!);
        foreach (var field in Fields)
        {
            if (SideOf(field) is not { } side)
                throw new InvalidOperationException($"Nothing was decided of {field.Name}.");
            if (side == FieldSide.Mine)
                merged[field.Name] = field.Mine;
        }

        return RowFields.Read(RowKinds.Of(Conflict.Theirs!), merged);
    }

    private static ImmutableArray<FieldComparison> Compare(RowConflict conflict)
    {
        if (conflict is not { Mine: { } mine, Theirs: { } theirs } || mine.GetType() != theirs.GetType())
            return [];
        var before = conflict.Base is { } row && row.GetType() == mine.GetType() ? FieldValues.Of(row) : null;
        var (left, right) = (FieldValues.Of(mine), FieldValues.Of(theirs));
        return
        [
            .. left.Names.Where(name => name is not ("id" or "version"))
                .Select(name => new FieldComparison(name, before?[name], left[name], right[name], before is not null)),
        ];
    }
}

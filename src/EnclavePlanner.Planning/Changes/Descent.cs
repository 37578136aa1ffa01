namespace EnclavePlanner.Planning.Changes;

/// <summary>
/// That a row came from another: a parcel that was split is an ancestor of each of its parts, and parcels that were merged
/// are ancestors of the whole. It belongs to the ChangeSet that did it, and so says when and by whom.
/// </summary>
/// <param name="Ancestor">Identity of the row that was split or merged.</param>
/// <param name="Descendant">Identity of the row that came of it.</param>
public readonly record struct Descent(Guid Ancestor, Guid Descendant);

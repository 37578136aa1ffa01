namespace EnclavePlanner.Storage.Copying;

/// <summary>How far a copy of a plan is.</summary>
/// <param name="Action">The action that is being done again.</param>
/// <param name="Actions">How many the history has.</param>
/// <param name="Rows">How many rows were written so far.</param>
public sealed record CopyProgress(long Action, int Actions, long Rows);

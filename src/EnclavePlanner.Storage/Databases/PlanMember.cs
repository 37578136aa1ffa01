namespace EnclavePlanner.Storage.Databases;

/// <summary>Who has a right in a plan.</summary>
/// <param name="Name">A user of the server, or a group of them.</param>
/// <param name="Right">The right.</param>
public sealed record PlanMember(string Name, PlanRight Right);

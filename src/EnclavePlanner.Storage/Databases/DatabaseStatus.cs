using System.Collections.Immutable;

namespace EnclavePlanner.Storage.Databases;

/// <summary>Whether a database can hold plans of this program.</summary>
public enum DatabaseState
{
    /// <summary>It has no tables of plans.</summary>
    NotInitialised,

    /// <summary>Its tables are of an older version of the program and need an upgrade.</summary>
    Older,

    /// <summary>It is as this program needs it.</summary>
    Ready,

    /// <summary>Its tables are of a newer version of the program.</summary>
    Newer,
}

/// <summary>What a database is.</summary>
/// <param name="Address">Which one.</param>
/// <param name="ServerVersion">The version of PostgreSQL.</param>
/// <param name="PostGisVersion">The version of PostGIS in it; null where it was not created there.</param>
/// <param name="State">Whether it can hold plans.</param>
/// <param name="MissingSteps">The steps of an upgrade that it has not had.</param>
/// <param name="Plans">The names of its plans.</param>
public sealed record DatabaseStatus(
    DatabaseAddress Address,
    string ServerVersion,
    string? PostGisVersion,
    DatabaseState State,
    ImmutableArray<string> MissingSteps,
    ImmutableArray<string> Plans);

namespace EnclavePlanner.Storage.Databases;

/// <summary>That a database refused the login, or asks for a password that is nowhere given. Comes inside a fault STO-DB-LOGIN.</summary>
public sealed class LoginException : Exception
{
    internal LoginException(DatabaseAddress database, Exception refusal)
        : base(refusal.Message, refusal) => Database = database;

    /// <summary>The database, for which <see cref="DatabasePasswords"/> takes a password.</summary>
    public DatabaseAddress Database { get; }
}

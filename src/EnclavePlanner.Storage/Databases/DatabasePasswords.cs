using System.Collections.Concurrent;

namespace EnclavePlanner.Storage.Databases;

/// <summary>
/// Passwords that the user typed when he was asked, for as long as the program runs. They are kept in memory and written
/// nowhere. A database whose password was not typed is logged in to with that of PGPASSWORD, PGPASSFILE or .pgpass.
/// </summary>
public static class DatabasePasswords
{
    private static readonly ConcurrentDictionary<DatabaseAddress, string> Typed = new();

    /// <summary>Takes what the user typed for a database.</summary>
    public static void Remember(DatabaseAddress database, string password)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(password);
        Typed[database] = password;
    }

    internal static string? Of(DatabaseAddress database) => Typed.GetValueOrDefault(database);
}

using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage;

/// <summary>
/// Where a plan is, as PLAN on the command line names it: the path of a .gpkg file, or a plan in a database,
/// <c>postgresql://user@host:port/database?plan=NAME</c>.
/// </summary>
public abstract record PlanLocation
{
    private protected PlanLocation()
    {
    }

    /// <summary>What the place is called by itself: the file's name, or the plan's in its database.</summary>
    public abstract string Name { get; }

    /// <summary>Reads PLAN.</summary>
    /// <exception cref="FaultException">
    /// STO-LOCATION-UNKNOWN: neither the path of a .gpkg file nor the address of a plan. STO-LOCATION-NO-PLAN: the address
    /// names no plan. Or as <see cref="DatabaseAddress.Parse(string)"/>.
    /// </exception>
    public static PlanLocation Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DatabaseAddress.IsOne(text))
            return DatabaseLocation.Of(text);
        var isFile = text.EndsWith(".gpkg", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("://", StringComparison.Ordinal)
            && !text.Contains('\0');
        return isFile
            ? new FileLocation(Path.GetFullPath(text))
            : throw new FaultException(new Fault(StorageTexts.Resources, "STO-LOCATION-UNKNOWN", DatabaseAddress.WithoutPassword(text)));
    }
}

/// <summary>A plan in a GeoPackage file.</summary>
public sealed record FileLocation : PlanLocation
{
    internal FileLocation(string path) => Path = path;

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override string Name => System.IO.Path.GetFileName(Path);

    /// <inheritdoc/>
    public override string ToString() => Path;
}

/// <summary>A plan in a PostGIS database.</summary>
public sealed record DatabaseLocation : PlanLocation
{
    internal DatabaseLocation(DatabaseAddress database, string plan) => (Database, Plan) = (database, plan);

    /// <summary>The database.</summary>
    public DatabaseAddress Database { get; }

    /// <summary>The plan's name there.</summary>
    public string Plan { get; }

    /// <inheritdoc/>
    public override string Name => Plan;

    /// <summary>The address of the plan; it never holds a password.</summary>
    public override string ToString() => Database.With(("plan", Plan));

    internal static DatabaseLocation Of(string text)
    {
        var database = DatabaseAddress.Parse(text, out var plan);
        return string.IsNullOrWhiteSpace(plan)
            ? throw new FaultException(new Fault(StorageTexts.Resources, "STO-LOCATION-NO-PLAN", database))
            : new DatabaseLocation(database, plan);
    }
}

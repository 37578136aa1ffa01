using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Storage.Texts;

namespace EnclavePlanner.Storage.Databases;

/// <summary>
/// A PostgreSQL database, as DATABASE on the command line names it: <c>postgresql://user@host:port/database</c>, with
/// <c>?sslmode=</c> where the user says how the connection is protected, and <c>?host=/folder</c> for a Unix socket. User
/// and port may be left out. Parts are percent-encoded. A password is not part of it.
/// </summary>
public sealed partial record DatabaseAddress
{
    private static readonly string[] Schemes = ["postgresql://", "postgres://"];

    private static readonly string[] SslModes = ["disable", "require", "verify-ca", "verify-full"];

    private DatabaseAddress()
    {
    }

    /// <summary>Whom to log in as; null for who PGUSER or the system says.</summary>
    public string? User { get; private init; }

    /// <summary>Name or number of the machine, or the folder of a Unix socket.</summary>
    public required string Host { get; init; }

    /// <summary>The port; null for what PGPORT says, or 5432.</summary>
    public int? Port { get; private init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>What the user says of TLS: disable, require, verify-ca or verify-full; null where he says nothing.</summary>
    public string? SslMode { get; private init; }

    /// <summary>Whether nothing leaves this machine.</summary>
    public bool IsLocal => Host.StartsWith('/')
        || string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(Host, out var number) && IPAddress.IsLoopback(number));

    /// <summary>Reads DATABASE.</summary>
    /// <exception cref="FaultException">
    /// STO-DATABASE-UNKNOWN: no such address. STO-PASSWORD-IN-ADDRESS. STO-ADDRESS-PARAMETER: a parameter other than
    /// sslmode and host, or none of their values.
    /// </exception>
    public static DatabaseAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var address = IsOne(text) ? Parse(text, out var plan) : throw Unknown(text);
        return plan is null ? address : throw Parameter(text, "plan");
    }

    /// <summary>The address; it never holds a password.</summary>
    public override string ToString() => With();

    internal static bool IsOne(string text) => Schemes.Any(scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text as it may be shown: what stands between a colon and an @ is left out.</summary>
    internal static string WithoutPassword(string text) => PasswordInText().Replace(text, ":…@");

    internal static DatabaseAddress Parse(string text, out string? plan)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw Unknown(text);
        if (match.Groups["password"].Success)
            throw new FaultException(new Fault(StorageTexts.Resources, "STO-PASSWORD-IN-ADDRESS"));
        var parameters = Parameters(match.Groups["query"].Value, text);
        plan = parameters.GetValueOrDefault("plan");
        var host = Unescaped(match.Groups["host"]) is { Length: > 0 } named ? named.Trim('[', ']') : parameters.GetValueOrDefault("host");
        var database = Unescaped(match.Groups["database"]);
        var port = match.Groups["port"] is { Length: > 0 } digits ? int.Parse(digits.Value, NumberStyles.None, CultureInfo.InvariantCulture) : (int?)null;
        if (string.IsNullOrEmpty(host) || string.IsNullOrEmpty(database) || port is < 1 or > 65535)
            throw Unknown(text);
        var user = Unescaped(match.Groups["user"]);
        if (new[] { host, database, user, plan }.Any(part => part is not null && part.Any(char.IsControl)))
            throw Unknown(text);
        return new DatabaseAddress
        {
            User = user is { Length: > 0 } ? user : null,
            Host = host,
            Port = port,
            Database = database,
            SslMode = parameters.GetValueOrDefault("sslmode"),
        };
    }

    internal string With(params IEnumerable<(string Name, string Value)> parameters)
    {
        List<(string Name, string Value)> all =
        [
            .. Host.StartsWith('/') ? [("host", Host)] : Array.Empty<(string, string)>(),
            .. SslMode is { } mode ? [("sslmode", mode)] : Array.Empty<(string, string)>(),
            .. parameters,
        ];
        var host = Host.StartsWith('/') ? "" : Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return "postgresql://"
            + (User is { } user ? Uri.EscapeDataString(user) + "@" : "")
            + host
            + (Port is { } port ? string.Create(CultureInfo.InvariantCulture, $":{port}") : "")
            + "/" + Readable(Database)
            + (all.Count > 0 ? "?" + string.Join('&', all.Select(parameter => $"{parameter.Name}={Readable(parameter.Value)}")) : "");
    }

    /// <summary>Only what would be taken for another part of the address is escaped: Chinese names stay readable.</summary>
    private static string Readable(string part) =>
        Reserved().Replace(part, character => Uri.EscapeDataString(character.Value));

    private static string? Unescaped(Group group) => group.Success ? Uri.UnescapeDataString(group.Value) : null;

    private static Dictionary<string, string> Parameters(string query, string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var (name, value) = (parts[0], parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
            if (name.Contains("password", StringComparison.OrdinalIgnoreCase))
                throw new FaultException(new Fault(StorageTexts.Resources, "STO-PASSWORD-IN-ADDRESS"));
            var isKnown = name switch
            {
                "plan" => true,
                "sslmode" => SslModes.Contains(value),
                "host" => value.StartsWith('/'),
                _ => false,
            };
            if (!isKnown || !found.TryAdd(name, value))
                throw Parameter(text, pair);
        }

        return found;
    }

    private static FaultException Unknown(string text) =>
        new(new Fault(StorageTexts.Resources, "STO-DATABASE-UNKNOWN", WithoutPassword(text)));

    private static FaultException Parameter(string text, string parameter) =>
        new(new Fault(StorageTexts.Resources, "STO-ADDRESS-PARAMETER", WithoutPassword(text), parameter));

    [GeneratedRegex(
        @"\Apostgres(ql)?://((?<user>[^:@/?#]*)(?<password>:[^@/?#]*)?@)?(?<host>\[[0-9A-Fa-f:.%]+\]|[^:@/?#\[\]]*)(:(?<port>[0-9]{1,5}))?/(?<database>[^/?#]*)(\?(?<query>[^#]*))?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    [GeneratedRegex(@":[^:/@]*@")]
    private static partial Regex PasswordInText();

    [GeneratedRegex(@"[\s%&?#/=+]")]
    private static partial Regex Reserved();
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EnclavePlanner.Storage.Databases;
using EnclavePlanner.Tests;

namespace EnclavePlanner.Storage.Tests.Servers;

/// <summary>A server of its own, which a test can stop and start.</summary>
internal sealed class ThrowawayCluster : IDisposable
{
    private readonly string folder;
    private readonly string binaries;

    internal ThrowawayCluster()
    {
        binaries = Directory.GetDirectories("/usr/lib/postgresql").OrderBy(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture)).Last() + "/bin";
        folder = RunAs("mktemp", "-d").Trim();
        RunAs($"{binaries}/initdb", "-D", $"{folder}/data", "-U", "enclave", "-A", "trust", "-E", "UTF8", "--locale=C");
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        Start();
        RunAs($"{binaries}/createdb", "-h", "127.0.0.1", "-p", $"{Port}", "-U", "enclave", "plans");
    }

    internal int Port { get; }

    internal DatabaseAddress Address => DatabaseAddress.Parse($"postgresql://enclave@127.0.0.1:{Port}/plans");

    internal void Start() => RunAs($"{binaries}/pg_ctl", Starting);

    /// <summary>
    /// Starts it again with a disk of its own that holds so much (a tmpfs that only the server sees), and puts what is made in
    /// the database from now on there: tables and indices, not the log, which PostgreSQL does not survive running out of.
    /// </summary>
    internal void StartWithSmallDisk(int megabytes)
    {
        Stop();
        // Only the root of a namespace may mount there, and PostgreSQL refuses to run as root, be it of a namespace: so one in another.
        const string script = "mount -t tmpfs -o size=\"$1\"m none \"$2\" && mkdir \"$2\"/disk && shift 2 && exec unshare --user --map-user=1000 \"$@\"";
        RunAs("mkdir", $"{folder}/small");
        RunAs("unshare", ["--map-root-user", "--mount", "sh", "-c", script, "sh", $"{megabytes}", $"{folder}/small", $"{binaries}/pg_ctl", .. Starting]);
        Sql($"CREATE TABLESPACE small LOCATION '{folder}/small/disk'");
        Sql("ALTER DATABASE plans SET default_tablespace = small");
    }

    /// <summary>Starts it again with TLS, by a certificate that it signed itself for this machine.</summary>
    internal void StartWithTls()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Stop();
        RunAs("sh", "-c", $"umask 077; printf '%s' '{certificate.ExportCertificatePem()}' > {folder}/data/server.crt; printf '%s' '{key.ExportPkcs8PrivateKeyPem()}' > {folder}/data/server.key; echo 'ssl = on' >> {folder}/data/postgresql.conf");
        Start();
    }

    /// <summary>Runs a statement by itself.</summary>
    internal void Sql(string statement) =>
        RunAs($"{binaries}/psql", "-h", "127.0.0.1", "-p", $"{Port}", "-U", "enclave", "-d", "plans", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement);

    private string[] Starting =>
    [
        "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o",
        $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}", "start",
    ];

    /// <summary>Stops it as a crash does.</summary>
    internal void Stop() => RunAs($"{binaries}/pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");

    public void Dispose()
    {
        try
        {
            Stop();
        }
        catch (AssertFailedException)
        {
            // It is stopped already.
        }

        RunAs("rm", "-rf", folder);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string RunAs(string program, params string[] arguments)
    {
        var (output, _) = Environment.UserName == "root"
            ? ExternalTool.Run("runuser", "util-linux", ["-u", "postgres", "--", program, .. arguments])
            : ExternalTool.Run(program, "postgresql", arguments);
        return output;
    }
}

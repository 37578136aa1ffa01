using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnclavePlanner.Storage.Locks;

/// <summary>Who has a plan file open for editing, as its lock file says.</summary>
/// <param name="User">The user's name on that machine.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="Process">The process on that machine.</param>
/// <param name="Since">When it opened the plan.</param>
/// <param name="Token">Tells two openings apart, also within one process.</param>
internal sealed record LockHolder(string User, string Machine, int Process, DateTimeOffset Since, Guid Token)
{
    /// <summary>Clocks of process starts and of files may be this far apart.</summary>
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(5);

    internal static LockHolder Me() => new(
        Environment.UserName, Environment.MachineName, Environment.ProcessId, TimeProvider.System.GetLocalNow(), Guid.NewGuid());

    /// <summary>
    /// Whether the holder may still have the plan open. Of another machine this cannot be known, so it counts as alive.
    /// A process that began after the lock was taken is another one under the old number.
    /// </summary>
    [JsonIgnore]
    internal bool MayBeAlive
    {
        get
        {
            if (!string.Equals(Machine, Environment.MachineName, StringComparison.OrdinalIgnoreCase))
                return true;
            try
            {
                using var process = System.Diagnostics.Process.GetProcessById(Process);
                return !process.HasExited && process.StartTime <= Since.LocalDateTime + ClockSlack;
            }
            catch (ArgumentException)
            {
                return false;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return true;
            }
        }
    }

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LockJson.Default.LockHolder);

    /// <summary>The holder that a lock file names; null when it names none, as a process killed in writing leaves it.</summary>
    internal static LockHolder? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, LockJson.Default.LockHolder) is { User: not null, Machine: not null } holder ? holder : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>JSON of lock files, made at compile time.</summary>
[JsonSerializable(typeof(LockHolder))]
[JsonSourceGenerationOptions(WriteIndented = true)]
internal sealed partial class LockJson : JsonSerializerContext;

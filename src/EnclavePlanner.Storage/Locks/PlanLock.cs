namespace EnclavePlanner.Storage.Locks;

/// <summary>
/// The file NAME.gpkg.lock beside a plan that is open for editing. It holds by what it says, not by being open: whoever
/// finds a living holder in it keeps out; whoever finds a dead one takes it over. It is read and written only while the
/// operating system grants it exclusively, and read once more after, in case another had just deleted it.
/// </summary>
internal sealed class PlanLock : IDisposable
{
    private const int Attempts = 40;
    private const int LongestLockFile = 64 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly string path;
    private readonly LockHolder me;

    private PlanLock(string path, LockHolder me) => (this.path, this.me) = (path, me);

    /// <summary>Takes the lock of the plan at <paramref name="planPath"/>.</summary>
    /// <returns>The lock, or who has it.</returns>
    /// <exception cref="UnauthorizedAccessException">The folder takes no new file.</exception>
    /// <exception cref="IOException">The lock file cannot be read or written.</exception>
    internal static (PlanLock? Lock, LockHolder? Holder) Take(string planPath)
    {
        var path = planPath + ".lock";
        var me = LockHolder.Me();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (TryWrite(path, me) is { } holder)
                    return (null, holder);
                if (Read(path) is { } now && now.Token == me.Token)
                    return (new PlanLock(path, me), null);
            }
            catch (IOException) when (attempt < Attempts && Directory.Exists(Path.GetDirectoryName(path)))
            {
                // Another is reading or writing it this moment.
            }

            if (attempt == Attempts)
                throw new IOException($"{path} keeps changing.");
            Thread.Sleep(Pause);
        }
    }

    public void Dispose()
    {
        try
        {
            if (Read(path) is { } now && now.Token == me.Token)
                File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What stays behind names a process that ends or has the plan closed; the next to open it takes it over.
        }
    }

    private static LockHolder? TryWrite(string path, LockHolder me)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (Read(file) is { MayBeAlive: true } holder)
        {
            // One's own is found there after it could not be read once more, because another was just looking.
            return holder.Token == me.Token ? null : holder;
        }

        file.SetLength(0);
        file.Write(me.ToBytes());
        file.Flush(flushToDisk: true);
        return null;
    }

    private static LockHolder? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Read(file);
    }

    private static LockHolder? Read(FileStream file)
    {
        var bytes = new byte[Math.Min(file.Length, LongestLockFile)];
        file.ReadExactly(bytes);
        return LockHolder.Parse(bytes);
    }
}

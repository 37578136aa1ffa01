using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Reports.Texts;

namespace EnclavePlanner.Reports.Targets;

/// <summary>Writes a file wholly or not at all: a new file beside the target takes its place when it is complete.</summary>
internal static class WholeFile
{
    /// <summary>Writes the file, or leaves what was there as it was.</summary>
    /// <exception cref="FaultException">REP-TARGET-…: why it cannot be written, before the work begins where that can be known.</exception>
    internal static void Write(string path, string extension, Action<Stream> write)
    {
        var target = Resolve(path, extension);
        RefuseUnwritable(target);
        var beside = Path.Combine(
            Path.GetDirectoryName(target)!, $".{Path.GetFileNameWithoutExtension(target)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = Attempt(target, () => new FileStream(beside, FileMode.CreateNew, FileAccess.Write)))
                Attempt(target, () => write(stream));
            RefuseUnwritable(target);
            Attempt(target, () => File.Move(beside, target, overwrite: true));
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static string Resolve(string path, string extension)
    {
        try
        {
            var target = Path.GetFullPath(path);
            if (!Path.GetExtension(target).Equals(extension, StringComparison.OrdinalIgnoreCase)
                || Path.GetFileNameWithoutExtension(target).Length == 0)
                throw Refusal("REP-TARGET-NAME", path, extension);
            if (!Directory.Exists(Path.GetDirectoryName(target)) || Directory.Exists(target))
                throw Refusal("REP-TARGET-FOLDER", target);
            return target;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw Refusal("REP-TARGET-NAME", exception, path, extension);
        }
    }

    // Replacing a file asks for the folder's consent only; a read-only file, or one that another program holds open for
    // itself, is still not ours to replace.
    private static void RefuseUnwritable(string target)
    {
        if (!File.Exists(target))
            return;
        if (File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
            throw Refusal("REP-TARGET-READONLY", target);
        try
        {
            using var held = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (FileNotFoundException)
        {
            // Gone since we looked: nothing stands in the way.
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Refusal("REP-TARGET-READONLY", exception, target);
        }
        catch (IOException exception)
        {
            throw Refusal("REP-TARGET-OPEN", exception, target);
        }
    }

    private static void Attempt(string target, Action action) => Attempt(target, () =>
    {
        action();
        return true;
    });

    private static T Attempt<T>(string target, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Refusal("REP-TARGET-DENIED", exception, Path.GetDirectoryName(target));
        }
        catch (IOException exception)
        {
            throw Refusal("REP-TARGET-WRITE", exception, target, exception.Message);
        }
    }

    private static FaultException Refusal(string code, params object?[] arguments) =>
        new(new Fault(ReportsTexts.Resources, code, arguments));

    private static FaultException Refusal(string code, Exception cause, params object?[] arguments) =>
        new(new Fault(ReportsTexts.Resources, code, arguments), cause);
}

using System.Collections.Immutable;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Exporting;

/// <summary>
/// The files of one export, written wholly or not at all: they are made in a folder of their own beside the target, and take
/// their places when all are complete.
/// </summary>
internal static class TargetFiles
{
    /// <summary>Writes them.</summary>
    /// <param name="path">The file that the user names.</param>
    /// <param name="ending">How it must end.</param>
    /// <param name="write">Writes the file at the path it is given, and any others beside it.</param>
    /// <returns>The full paths, the named one first.</returns>
    /// <exception cref="FaultException">EXC-TARGET-NAME, EXC-TARGET-FOLDER, EXC-TARGET-WRITE; nothing is changed.</exception>
    internal static ImmutableArray<string> Write(string path, string ending, Action<string> write)
    {
        var target = Resolve(path, ending);
        var folder = Path.GetDirectoryName(target)!;
        var beside = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(beside);
            write(Path.Combine(beside, Path.GetFileName(target)));
            var made = Directory.GetFiles(beside).OrderBy(file => !file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)).ThenBy(file => file, StringComparer.Ordinal);
            var files = made.Select(file => (From: file, To: Path.Combine(folder, Path.GetFileName(file)))).ToList();
            foreach (var (_, to) in files)
                RefuseUnwritable(to);
            foreach (var (from, to) in files)
                File.Move(from, to, overwrite: true);
            return [.. files.Select(file => file.To)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-TARGET-WRITE", target, failure.Message), failure);
        }
        finally
        {
            if (Directory.Exists(beside))
                Directory.Delete(beside, recursive: true);
        }
    }

    /// <summary>Refuses a file that could not be made now; for work that is to be done before it is.</summary>
    /// <exception cref="FaultException">EXC-TARGET-NAME, EXC-TARGET-FOLDER, EXC-TARGET-WRITE.</exception>
    internal static void Require(string path, string ending)
    {
        var target = Resolve(path, ending);
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Guid.NewGuid():N}.tmp");
        try
        {
            RefuseUnwritable(target);
            Directory.CreateDirectory(beside);
            Directory.Delete(beside);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-TARGET-WRITE", target, failure.Message), failure);
        }
    }

    private static string Resolve(string path, string ending)
    {
        try
        {
            var target = Path.GetFullPath(path);
            if (!Path.GetExtension(target).Equals(ending, StringComparison.OrdinalIgnoreCase)
                || Path.GetFileNameWithoutExtension(target).Length == 0)
                throw ExchangeTexts.Refusal("EXC-TARGET-NAME", path, ending);
            if (!Directory.Exists(Path.GetDirectoryName(target)) || Directory.Exists(target))
                throw ExchangeTexts.Refusal("EXC-TARGET-FOLDER", target);
            return target;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new FaultException(ExchangeTexts.Fault("EXC-TARGET-NAME", path, ending), exception);
        }
    }

    // Replacing a file asks for the folder's consent only; a read-only file is still not ours to replace.
    private static void RefuseUnwritable(string target)
    {
        if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
            throw new UnauthorizedAccessException(Path.GetFileName(target));
    }
}

using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>A file as the user named it, and the files beside it.</summary>
internal sealed class SourceFile
{
    private SourceFile(string path) => Path = path;

    /// <summary>The path as given.</summary>
    internal string Path { get; }

    /// <summary>The file's name without its folder, as faults name it.</summary>
    internal string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The name without its extension.</summary>
    internal string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The extension in lower case, with its dot.</summary>
    internal string Extension => System.IO.Path.GetExtension(Path).ToLowerInvariant();

    /// <summary>The length in bytes.</summary>
    internal long Length => new FileInfo(Path).Length;

    /// <summary>A file that is there and is not empty.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-FILE-MISSING, EXC-FILE-FOLDER or EXC-FILE-EMPTY.</exception>
    internal static SourceFile Named(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0'))
            throw ExchangeTexts.Refusal("EXC-FILE-MISSING", path?.Replace("\0", "", StringComparison.Ordinal));
        if (Directory.Exists(path))
            throw ExchangeTexts.Refusal("EXC-FILE-FOLDER", path);
        if (!File.Exists(path))
            throw ExchangeTexts.Refusal("EXC-FILE-MISSING", path);
        var file = new SourceFile(path);
        if (file.Length == 0)
            throw ExchangeTexts.Refusal("EXC-FILE-EMPTY", file.Name);
        return file;
    }

    /// <summary>The file of the same stem with another extension in any case, or null.</summary>
    internal SourceFile? Sibling(string extension)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
        var exact = System.IO.Path.Combine(folder, Stem + extension);
        if (File.Exists(exact))
            return new SourceFile(exact);
        var wanted = Stem + extension;
        return Directory.EnumerateFiles(folder)
            .FirstOrDefault(path => System.IO.Path.GetFileName(path).Equals(wanted, StringComparison.OrdinalIgnoreCase))
            is { } found ? new SourceFile(found) : null;
    }

    /// <summary>Opens the file for reading from its start.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-FILE-UNREADABLE.</exception>
    internal FileStream Open() => Readable(
        () => new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));

    /// <summary>Does work that reads the file.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-FILE-UNREADABLE.</exception>
    internal TResult Readable<TResult>(Func<TResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Geodesy.Faults.FaultException(ExchangeTexts.Fault("EXC-FILE-UNREADABLE", Name, failure.Message), failure);
        }
    }

    /// <summary>The whole file, when it is not larger than the limit.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-FILE-SIZE or EXC-FILE-UNREADABLE.</exception>
    internal byte[] ReadAll(int limit)
    {
        using var stream = Open();
        if (stream.Length > limit)
            throw ExchangeTexts.Refusal("EXC-FILE-SIZE", Name, stream.Length >> 20, limit >> 20);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

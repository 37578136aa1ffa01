using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>
/// A vector layer in a file, opened and checked as a whole: what it is written in is known, and its records stream. A
/// fault of the file is thrown; a fault of one record comes with that record.
/// </summary>
internal abstract class SourceLayer
{
    private readonly List<LocalizedText> notices = [];

    /// <summary>The CRS of the geometries.</summary>
    internal abstract Crs Crs { get; }

    /// <summary>The names of all fields that occur, as they are spelt.</summary>
    internal abstract IReadOnlyList<string> Fields { get; }

    /// <summary>Name of the character encoding the text was read in.</summary>
    internal abstract string Encoding { get; }

    /// <summary>Bytes to be read in all, for progress.</summary>
    internal abstract long ByteCount { get; }

    /// <summary>Bytes read so far, for progress.</summary>
    internal long BytesRead { get; private protected set; }

    /// <summary>What the user should know of how the file was read; complete when the records have been read.</summary>
    internal IEnumerable<LocalizedText> Notices => notices.Concat(LateNotices());

    /// <summary>The records in the order of the file.</summary>
    internal abstract IEnumerable<SourceRecord> Read(CancellationToken cancellation);

    private protected void Tell(LocalizedText notice) => notices.Add(notice);

    private protected void Tell(CrsEvidence crs)
    {
        Tell(crs.Reason);
        if (crs.Contradiction is { } contradiction)
            Tell(contradiction);
    }

    private protected virtual IEnumerable<LocalizedText> LateNotices() => [];
}

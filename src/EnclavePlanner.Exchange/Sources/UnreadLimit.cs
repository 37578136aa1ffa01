using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>
/// Counts the records of a file that hold no geometry at all. A file with heaps of them is none of its kind, or is made to
/// fill the memory with refusals, each of which is longer than what it refuses.
/// </summary>
internal sealed class UnreadLimit(SourceFile file)
{
    private const int Most = 50_000;

    private int count;

    /// <summary>Takes a record that cannot be read.</summary>
    /// <exception cref="FaultException">EXC-FILE-UNREAD.</exception>
    internal void Take(int row, LocalizedText reason)
    {
        if (++count > Most)
            throw ExchangeTexts.Refusal("EXC-FILE-UNREAD", file.Name, Most, row, reason);
    }
}

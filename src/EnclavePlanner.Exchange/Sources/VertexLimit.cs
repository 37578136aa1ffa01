using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Exchange.Sources;

/// <summary>
/// Keeps one record from taking the memory of a whole layer: while it is read, moved and proven valid a vertex takes some 250
/// bytes, however short it is in the file. Counted before anything is made of what a file states.
/// </summary>
internal static class VertexLimit
{
    /// <summary>The longest coastline of a province has a few hundred thousand at a scale of 1 : 10,000.</summary>
    internal const int Most = 1_000_000;

    /// <summary>Why a record with more is refused.</summary>
    internal static Fault Fault => ExchangeTexts.Fault("EXC-GEOMETRY-VERTICES", Most);

    /// <param name="count">Vertices, or parts, which take no less.</param>
    /// <exception cref="FaultException">EXC-GEOMETRY-VERTICES.</exception>
    internal static void Require(long count)
    {
        if (count > Most)
            throw new FaultException(Fault);
    }
}

using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// What one drawing may take, however it is made: a block that inserts ten blocks that insert ten blocks is short to write
/// and has no end. Counts that a file states are never relied upon; what really comes is counted here.
/// </summary>
internal sealed class DxfBudget(SourceFile file)
{
    /// <summary>About six city districts; 150 MB of coordinates.</summary>
    private const int MostVertices = 3_000_000;

    private const int MostEntities = 1_000_000;
    private const int MostInsertions = 200_000;
    private const int MostCharacters = 64 << 20;
    private const int MostPlacings = 20_000_000;

    private long vertices;
    private long entities;
    private long insertions;
    private long characters;
    private long placings;

    /// <summary>Takes vertices, read or made of arcs.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-DXF-SIZE.</exception>
    internal void TakeVertices(long count, long line) => Take(ref vertices, count, MostVertices, "DxfVertices", line);

    /// <summary>Takes an entity that is kept, or one that an insertion repeats.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-DXF-SIZE.</exception>
    internal void TakeEntity(long line) => Take(ref entities, 1, MostEntities, "DxfEntities", line);

    /// <summary>Takes insertions of blocks.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-DXF-SIZE.</exception>
    internal void TakeInsertions(long count, long line) => Take(ref insertions, count, MostInsertions, "DxfInsertions", line);

    /// <summary>Takes characters of texts.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-DXF-SIZE.</exception>
    internal void TakeCharacters(long count, long line) => Take(ref characters, count, MostCharacters, "DxfCharacters", line);

    /// <summary>Takes pairs of a text and an area round it.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-DXF-SIZE.</exception>
    internal void TakePlacings(long count, long line) => Take(ref placings, count, MostPlacings, "DxfPlacings", line);

    private void Take(ref long total, long count, long most, string what, long line)
    {
        // Saturates, so that no count a file states can come round to a small one.
        total = count > most - total ? most + 1 : total + count;
        if (total > most)
            throw ExchangeTexts.Refusal("EXC-DXF-SIZE", file.Name, line, ExchangeTexts.Say(what), most);
    }
}

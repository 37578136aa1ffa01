using System.Text;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// Walks the sections of a drawing: keeps its layers and blocks, which stand first, and hands out its entities as they come.
/// </summary>
internal sealed class DxfDrawing(SourceFile file, Encoding encoding, DxfBudget budget)
{
    private readonly Dictionary<string, DxfBlock> blocks = new(StringComparer.OrdinalIgnoreCase);

    internal DxfLayerTable Layers { get; } = new();

    /// <summary>$INSUNITS: what the drawing says one unit is; 0 where it does not say.</summary>
    internal long Units { get; private set; }

    /// <summary>The block of this name; null where the drawing has none.</summary>
    internal DxfBlock? Block(string name) => blocks.GetValueOrDefault(name);

    /// <summary>The entities of the section ENTITIES.</summary>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-DXF-…: what is wrong with the file, and in which line.</exception>
    internal IEnumerable<DxfEntity> Entities(CancellationToken cancellation)
    {
        using var pairs = new DxfPairs(file) { Encoding = encoding };
        var reader = new DxfEntityReader(pairs, budget);
        var hasEntities = false;
        for (pairs.Advance(); !pairs.Is(0, "EOF"u8); pairs.Advance())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!pairs.Is(0, "SECTION"u8))
                throw ExchangeTexts.Refusal("EXC-DXF-SECTION", file.Name, pairs.Line);
            pairs.Advance();
            var isEntities = pairs.Is(2, "ENTITIES"u8);
            if (isEntities)
            {
                hasEntities = true;
                pairs.Advance();
                while (!EndsSection(pairs))
                {
                    cancellation.ThrowIfCancellationRequested();
                    yield return reader.Read();
                }
            }
            else
            {
                ReadSection(pairs, reader, cancellation);
            }

            if (!pairs.Is(0, "ENDSEC"u8))
                throw ExchangeTexts.Refusal("EXC-DXF-SECTION", file.Name, pairs.Line);
        }

        if (!hasEntities)
            throw ExchangeTexts.Refusal("EXC-DXF-NO-ENTITIES", file.Name);
    }

    private static bool EndsSection(DxfPairs pairs) =>
        pairs.Is(0, "ENDSEC"u8) || pairs.Is(0, "EOF"u8) || pairs.Is(0, "SECTION"u8);

    /// <summary>Reads from (2, name) to what ends the section.</summary>
    private void ReadSection(DxfPairs pairs, DxfEntityReader reader, CancellationToken cancellation)
    {
        var isHeader = pairs.Is(2, "HEADER"u8);
        var isTables = pairs.Is(2, "TABLES"u8);
        var isBlocks = pairs.Is(2, "BLOCKS"u8);
        pairs.Advance();
        var variable = false;
        while (!EndsSection(pairs))
        {
            cancellation.ThrowIfCancellationRequested();
            if (isBlocks && pairs.Is(0, "BLOCK"u8))
            {
                var block = DxfBlock.Read(pairs, reader, budget, cancellation);
                blocks[block.Name] = block;
                if (EndsSection(pairs))
                    return;
            }
            else if (isTables && pairs.Is(0, "TABLE"u8))
            {
                pairs.Advance();
                Layers.Read(pairs, budget, cancellation);
                if (EndsSection(pairs))
                    return;
            }
            else if (isHeader && pairs.Code == 9)
            {
                variable = pairs.Value.SequenceEqual("$INSUNITS"u8);
            }
            else if (variable && pairs.Code == 70 && pairs.TryWhole(out var units))
            {
                Units = units;
            }

            pairs.Advance();
        }
    }
}

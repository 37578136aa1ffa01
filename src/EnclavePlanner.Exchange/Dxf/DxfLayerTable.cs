namespace EnclavePlanner.Exchange.Dxf;

/// <summary>Which layers of a drawing are not to be seen.</summary>
internal sealed class DxfLayerTable
{
    private const long Frozen = 1;

    private readonly HashSet<string> frozen = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> off = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the layer is frozen: what is inserted on it is frozen with it.</summary>
    internal bool IsFrozen(string layer) => frozen.Contains(layer);

    /// <summary>Whether nothing drawn on the layer itself is to be seen.</summary>
    internal bool IsHidden(string layer) => frozen.Contains(layer) || off.Contains(layer);

    /// <summary>Reads the entries from the pair after (0, TABLE) to (0, ENDTAB); other tables than LAYER are passed over.</summary>
    internal void Read(DxfPairs pairs, DxfBudget budget, CancellationToken cancellation)
    {
        while (!pairs.Is(0, "ENDTAB"u8) && !pairs.Is(0, "ENDSEC"u8) && !pairs.Is(0, "EOF"u8))
        {
            cancellation.ThrowIfCancellationRequested();
            if (pairs.Is(0, "LAYER"u8))
                ReadEntry(pairs, budget);
            else
                pairs.Advance();
        }
    }

    /// <summary>2 the name, 70 flags (1 frozen), 62 the colour, below 0 where the layer is off.</summary>
    private void ReadEntry(DxfPairs pairs, DxfBudget budget)
    {
        budget.TakeEntity(pairs.Line);
        var name = "";
        bool isFrozen = false, isOff = false;
        for (pairs.Advance(); pairs.Code != 0; pairs.Advance())
        {
            if (pairs.Code == 2)
                name = pairs.Name();
            else if (pairs.Code == 70 && pairs.TryWhole(out var flags))
                isFrozen = (flags & Frozen) != 0;
            else if (pairs.Code == 62 && pairs.TryWhole(out var colour))
                isOff = colour < 0;
        }

        if (isFrozen)
            frozen.Add(name);
        if (isOff)
            off.Add(name);
    }
}

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>A block: entities that are drawn wherever it is inserted.</summary>
/// <param name="Name">Its name.</param>
/// <param name="X">Its base point, which comes to lie on the place of the insertion.</param>
/// <param name="Y">The base point's y.</param>
/// <param name="IsElsewhere">Whether its entities are in another drawing (an external reference).</param>
/// <param name="Entities">What it is made of.</param>
internal sealed record DxfBlock(string Name, double X, double Y, bool IsElsewhere, List<DxfEntity> Entities)
{
    private const long ExternalReference = 4;

    /// <summary>Reads a block from the pair (0, BLOCK) to (0, ENDBLK).</summary>
    internal static DxfBlock Read(DxfPairs pairs, DxfEntityReader reader, DxfBudget budget, CancellationToken cancellation)
    {
        budget.TakeEntity(pairs.Line);
        string name = "";
        double x = 0, y = 0;
        var isElsewhere = false;
        for (pairs.Advance(); pairs.Code != 0; pairs.Advance())
        {
            if (pairs.Code == 2)
                name = pairs.Name();
            else if (pairs.Code == 10 && pairs.TryNumber(out var baseX))
                x = baseX;
            else if (pairs.Code == 20 && pairs.TryNumber(out var baseY))
                y = baseY;
            else if (pairs.Code == 70 && pairs.TryWhole(out var flags))
                isElsewhere = (flags & ExternalReference) != 0;
        }

        var entities = new List<DxfEntity>();
        while (!pairs.Is(0, "ENDBLK"u8) && !pairs.Is(0, "ENDSEC"u8) && !pairs.Is(0, "EOF"u8))
        {
            cancellation.ThrowIfCancellationRequested();
            budget.TakeEntity(pairs.Line);
            entities.Add(reader.Read());
        }

        return new DxfBlock(name, x, y, isElsewhere, entities);
    }
}

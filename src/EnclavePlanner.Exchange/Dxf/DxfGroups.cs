namespace EnclavePlanner.Exchange.Dxf;

/// <summary>Takes in the groups of one entity and makes it of them.</summary>
internal abstract class DxfGroups
{
    /// <summary>Takes the pair at hand, which is not one of those that all entities have.</summary>
    internal abstract void Take(DxfPairs pairs);

    /// <summary>The entity; where something is wrong with it, its head has the fault.</summary>
    internal abstract DxfEntity Entity();
}

using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Workspace;

/// <summary>Which page of the dock one window shows.</summary>
public sealed class DockView
{
    private static readonly string Plots = PlanLayers.NameOf(PlanLayer.Plots);
    private static readonly string Parcels = PlanLayers.NameOf(PlanLayer.Parcels);

    /// <summary>Raised after another page was opened.</summary>
    public event Action? Changed;

    /// <summary>The pages in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = [Parcels, Plots, "balance", "findings", "swap", "history"];

    /// <summary>The page that is open.</summary>
    public string Tab { get; private set; } = Parcels;

    /// <summary>Whether it is a table of land.</summary>
    public bool IsTable => Tab == Plots || Tab == Parcels;

    /// <summary>The layer of the table that commands on rows mean: the one that is open, or else parcels.</summary>
    public PlanLayer TableLayer => Tab == Plots ? PlanLayer.Plots : PlanLayer.Parcels;

    /// <summary>Opens a page; one that there is not leaves all as it is.</summary>
    public void Open(string name)
    {
        if (!Names.Contains(name) || name == Tab)
            return;
        Tab = name;
        Changed?.Invoke();
    }
}

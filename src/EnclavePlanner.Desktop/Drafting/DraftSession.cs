using System.Collections.Immutable;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Drafting;

/// <summary>How a window drafts: the scheme on its map, the tool in hand, and what is typed for it.</summary>
public sealed class DraftSession(WorkspaceView view)
{
    private Guid? schemeId;
    private DraftTool tool;

    /// <summary>Raised after anything here changed, on the window's thread.</summary>
    public event Action? Changed;

    /// <summary>The scheme whose plots are on the map; null where the plan has none.</summary>
    public Scheme? Scheme => view.State.Contents.Schemes.FirstOrDefault(scheme => scheme.Id == schemeId) ?? view.State.Contents.Schemes.FirstOrDefault();

    /// <summary>The city on whose land it is drafted.</summary>
    public City? City => Scheme is { } scheme && view.State.Contents.Find(scheme.EnclaveId) is Enclave enclave
        ? view.State.Contents.City(enclave.CityCode)
        : null;

    /// <summary>The plots of the scheme.</summary>
    public ImmutableArray<Plot> Plots => Scheme is { } scheme ? [.. view.State.Contents.Plots.Where(plot => plot.SchemeId == scheme.Id)] : [];

    /// <summary>Those of them that are selected, in the order of selection.</summary>
    public ImmutableArray<Plot> Chosen => [.. view.SelectedFeatures.OfType<Plot>().Where(plot => plot.SchemeId == Scheme?.Id)];

    /// <summary>Whether it can be drafted here and now.</summary>
    public bool CanDraft => !view.IsReadOnly && City is not null;

    /// <summary>The tool in hand. Where it cannot be drafted it is always that which selects.</summary>
    public DraftTool Tool => CanDraft ? tool : DraftTool.Select;

    /// <summary>共边联动: whether what two plots share moves in both, and nothing may come to lie on another.</summary>
    public bool SharesEdges { get; private set; } = true;

    /// <summary>Land-use code of plots that are drawn; empty for none yet.</summary>
    public string LandUseCode { get; set; } = "";

    /// <summary>Areas to cut off, as typed.</summary>
    public string Areas { get; set; } = "5";

    /// <summary>Their unit.</summary>
    public AreaUnit Unit { get; set; }

    /// <summary>How many equal parts, as typed.</summary>
    public string Count { get; set; } = "2";

    /// <summary>Metres, as typed: the radius of a corner.</summary>
    public string Radius { get; set; } = "10";

    /// <summary>Metres, as typed: of a buffer, or negative of a setback.</summary>
    public string Distance { get; set; } = "-5";

    /// <summary>Takes a tool in hand.</summary>
    public void Take(DraftTool taken)
    {
        tool = taken;
        Changed?.Invoke();
    }

    /// <summary>Puts another scheme on the map.</summary>
    public void Show(Guid scheme)
    {
        schemeId = scheme;
        Changed?.Invoke();
    }

    /// <summary>Switches 共边联动.</summary>
    public void ShareEdges(bool shares)
    {
        SharesEdges = shares;
        Changed?.Invoke();
    }
}

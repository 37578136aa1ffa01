using System.Collections.Immutable;
using EnclavePlanner.Desktop.Workspace;
using EnclavePlanner.Planning.Enclaves;
using EnclavePlanner.Planning.Land;
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

    /// <summary>The boundary of the park that the scheme lays out; null where there is no scheme.</summary>
    public Enclave? Enclave => Scheme is { } scheme ? view.State.Contents.Find(scheme.EnclaveId) as Enclave : null;

    /// <summary>The city on whose land it is drafted: that of the parcels that are cut, that chosen for places and roads, else the park's.</summary>
    public City? City
    {
        get
        {
            var contents = view.State.Contents;
            if (CutsParcels)
                return contents.City(ChosenParcels[0].CityCode);
            var chosen = Layer is DraftLayer.Places or DraftLayer.Roads ? contents.Cities.FirstOrDefault(city => city.Code == CityCode) : null;
            return chosen ?? (Enclave is { } enclave
                ? contents.City(enclave.CityCode)
                : contents.Cities.FirstOrDefault(city => city.Role.HasFlag(CityRole.Host)));
        }
    }

    /// <summary>The plots of the scheme.</summary>
    public ImmutableArray<Plot> Plots => Scheme is { } scheme ? [.. view.State.Contents.Plots.Where(plot => plot.SchemeId == scheme.Id)] : [];

    /// <summary>Those of them that are selected, in the order of selection.</summary>
    public ImmutableArray<Plot> Chosen => [.. view.SelectedFeatures.OfType<Plot>().Where(plot => plot.SchemeId == Scheme?.Id)];

    /// <summary>The selected parcels, where they lie in one city and no plot is selected with them.</summary>
    public ImmutableArray<Parcel> ChosenParcels =>
        Chosen.IsEmpty && view.SelectedParcels.ToImmutableArray() is { IsEmpty: false } parcels && parcels.All(parcel => parcel.CityCode == parcels[0].CityCode) ? parcels : [];

    /// <summary>What is merged or cut: the selected plots, or where none is, the selected parcels.</summary>
    public ImmutableArray<PlanFeature> ChosenLand => Chosen.IsEmpty ? [.. ChosenParcels] : [.. Chosen];

    /// <summary>Whether the tool in hand cuts existing land, for a proposal say.</summary>
    public bool CutsParcels => tool is DraftTool.Split or DraftTool.Equal or DraftTool.Areas && ChosenParcels.Length > 0;

    /// <summary>Whether it can be drafted here and now.</summary>
    public bool CanDraft => !view.IsReadOnly && City is not null;

    /// <summary>The tool in hand. Where it cannot be drafted it is always that which selects.</summary>
    public DraftTool Tool => CanDraft ? tool : DraftTool.Select;

    /// <summary>What is drawn, and whose vertices are moved.</summary>
    public DraftLayer Layer { get; private set; }

    /// <summary>沿边追踪: whether a sketch follows existing boundaries from one click on them to the next.</summary>
    public bool Traces { get; private set; }

    /// <summary>共边联动: whether what two plots share moves in both, and nothing may come to lie on another.</summary>
    public bool SharesEdges { get; private set; } = true;

    /// <summary>Land-use code of plots that are drawn; empty for none yet.</summary>
    public string LandUseCode { get; set; } = "";

    /// <summary>Name of a place, a road or a boundary that is drawn; empty for none.</summary>
    public string Name { get; set; } = "";

    /// <summary>The city in which places and roads are drawn; null for the park's.</summary>
    public string? CityCode { get; private set; }

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

    /// <summary>Drafts another layer from now on.</summary>
    public void Take(DraftLayer taken)
    {
        Layer = taken;
        Changed?.Invoke();
    }

    /// <summary>Draws places and roads in another city from now on.</summary>
    public void DrawIn(string cityCode)
    {
        CityCode = cityCode;
        Changed?.Invoke();
    }

    /// <summary>Switches 沿边追踪.</summary>
    public void Trace(bool traces)
    {
        Traces = traces;
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

using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>A source as it is being entered.</summary>
public sealed class BaseMapForm
{
    /// <summary>What the user chose: a kind's name, or a layer of 天地图.</summary>
    public string Choice { get; set; } = Tianditu.Layers[0];

    /// <summary>What he calls it; empty takes the name of the choice.</summary>
    public string? Name { get; set; }

    /// <summary>Template, address of the service or path of the file.</summary>
    public string? Address { get; set; }

    /// <summary>Layer of a WMS, or table of a file.</summary>
    public string? Layer { get; set; }

    /// <summary>His own key.</summary>
    public string? Key { get; set; }

    /// <summary>Whether he says that it is displaced.</summary>
    public bool IsDisplaced { get; set; }

    /// <summary>The deepest zoom of an XYZ source.</summary>
    public int MaxZoom { get; set; } = 18;

    /// <summary>What a WMTS offers; empty before it was asked.</summary>
    public IReadOnlyList<WmtsLayer> Offered { get; private set; } = [];

    /// <summary>Which of these is wanted.</summary>
    public int Wanted { get; set; }

    /// <summary>The kind of the choice; null for 天地图.</summary>
    public BaseMapKind? Kind => Enum.TryParse<BaseMapKind>(Choice, out var kind) ? kind : null;

    /// <summary>Asks a WMTS what it offers. This is the first request to its server, made on the user's word.</summary>
    /// <exception cref="FaultException">As <see cref="BaseMapSource.Checked"/>, <see cref="WebTiles.DescribeAsync"/>; WIN-BASE-DESCRIPTION.</exception>
    public async Task AskAsync(WebTiles web, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(web);
        var address = Address?.Trim() ?? "";
        // A service is checked as one of maps is: its address has no places but that of the key.
        var service = (new BaseMapSource(Guid.Empty, "WMTS", BaseMapKind.Wms, address) { Key = Key?.Trim(), Layer = "WMTS" }).Checked();
        var asked = address.Contains("GetCapabilities", StringComparison.OrdinalIgnoreCase) || address.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            ? address
            : TileTemplate.Joined(address, "SERVICE=WMTS&REQUEST=GetCapabilities");
        var capabilities = await web.DescribeAsync(
            service.Name, new Uri(asked.Replace("{key}", Uri.EscapeDataString(service.Key ?? ""), StringComparison.Ordinal)), cancellation);
        (Offered, Wanted) = (WmtsDescription.Read(capabilities, address), 0);
    }

    /// <summary>The source that was entered.</summary>
    /// <param name="unnamed">What it is called where no name was entered.</param>
    /// <exception cref="FaultException">WIN-BASE-KEY; WIN-BASE-UNASKED: a WMTS was not asked yet for its layers.</exception>
    public BaseMapSource Source(string unnamed)
    {
        var name = Name?.Trim() is { Length: > 0 } given ? given : unnamed;
        if (Kind is not { } kind)
            return Tianditu.Source(Choice, name, Key?.Trim() is { Length: > 0 } key ? key : throw Refused("WIN-BASE-KEY"));
        var address = Address?.Trim() ?? "";
        if (kind != BaseMapKind.Wmts)
            return new BaseMapSource(Guid.CreateVersion7(), name, kind, address) { Layer = Layer?.Trim(), Key = Key?.Trim(), IsSaidDisplaced = IsDisplaced, MaxZoom = MaxZoom };
        if (Wanted < 0 || Wanted >= Offered.Count)
            throw Refused("WIN-BASE-UNASKED");
        var layer = Offered[Wanted];
        return new BaseMapSource(Guid.CreateVersion7(), name, kind, layer.Template) { Layer = layer.Layer, Key = Key?.Trim(), IsSaidDisplaced = IsDisplaced, Described = layer.Grid };
    }

    private static FaultException Refused(string code) => new(new Fault(WindowTexts.Resources, code));
}

using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>A base map that a user added: his own setting, for all plans.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Name">What he calls it.</param>
/// <param name="Kind">How it is had.</param>
/// <param name="Address">Template of its tiles' address, address of the service, or path of the file.</param>
public sealed record BaseMapSource(Guid Id, string Name, BaseMapKind Kind, string Address)
{
    /// <summary>Longer names are refused.</summary>
    public const int LongestName = 80;

    private const int LongestAddress = 2000;
    private const int DeepestZoom = 22;

    /// <summary>Hosts of vendors whose maps are displaced by law: GCJ-02, or BD-09 on top of it.</summary>
    private static readonly string[] DisplacedHosts =
        ["amap.com", "autonavi.com", "gtimg.com", "qq.com", "baidu.com", "bdimg.com", "bdstatic.com", "google.cn", "geoq.cn", "360.cn", "so.com", "sogou.com"];

    /// <summary>Name of the layer in a WMS, or of the table in a GeoPackage with several.</summary>
    public string? Layer { get; init; }

    /// <summary>The user's own key, put in place of {key}; never shown or logged.</summary>
    public string? Key { get; init; }

    /// <summary>Whether the user says that it is displaced (GCJ-02, BD-09).</summary>
    public bool IsSaidDisplaced { get; init; }

    /// <summary>The deepest zoom of an XYZ source.</summary>
    public int MaxZoom { get; init; } = 18;

    /// <summary>The grid that a WMTS described; null for others.</summary>
    public BaseMapGrid? Described { get; init; }

    /// <summary>Whether it is displaced: it is looked at, but nothing is measured over it.</summary>
    public bool IsDisplaced => IsSaidDisplaced || (Kind != BaseMapKind.File && IsOfDisplacedVendor(Address));

    /// <summary>The grid of its tiles; of a file, what the file says.</summary>
    /// <exception cref="FaultException">As <see cref="TileFile.Open"/>.</exception>
    public BaseMapGrid Grid => Kind switch
    {
        BaseMapKind.Xyz => BaseMapGrid.WebMercator(MaxZoom),
        BaseMapKind.Wms => BaseMapGrid.WebMercator(DeepestZoom),
        BaseMapKind.Wmts => Described!,
        _ => TileFile.Open(Address, Layer).Grid,
    };

    /// <summary>Whether an address is that of a vendor whose maps are displaced.</summary>
    public static bool IsOfDisplacedVendor(string address) =>
        Uri.TryCreate(WithoutPlaces(address), UriKind.Absolute, out var uri)
        && DisplacedHosts.Any(host => uri.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || uri.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase));

    /// <summary>The same source when it can be one.</summary>
    /// <exception cref="FaultException">WIN-BASE-NAME; WIN-BASE-ADDRESS: no address of the web, or one with a name and a password;
    /// WIN-BASE-PLACES: places are missing from the template, or unknown; WIN-BASE-KEY; WIN-BASE-LAYER; WIN-BASE-ZOOM; for a file as
    /// <see cref="TileFile.Open"/>.</exception>
    public BaseMapSource Checked()
    {
        if (Name.Length is 0 or > LongestName)
            throw Refused("WIN-BASE-NAME", LongestName);
        if (Kind == BaseMapKind.File)
        {
            _ = TileFile.Open(Address, Layer);
            return this;
        }

        if (Address.Length > LongestAddress
            || !Uri.TryCreate(WithoutPlaces(Address), UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https")
            || uri.UserInfo.Length > 0
            || uri.Host.Length == 0)
            throw Refused("WIN-BASE-ADDRESS");
        var places = TileTemplate.PlacesOf(Address).ToHashSet(StringComparer.Ordinal);
        string[] known = Kind switch
        {
            BaseMapKind.Xyz => ["z", "x", "y", "-y", "key"],
            BaseMapKind.Wmts => ["z", "x", "y", "key"],
            _ => ["key"],
        };
        var hasAll = Kind == BaseMapKind.Wms || (places.Contains("z") && places.Contains("x") && (places.Contains("y") || places.Contains("-y")));
        if (!hasAll || !places.IsSubsetOf(known))
            throw Refused("WIN-BASE-PLACES", string.Join(", ", known.Select(place => "{" + place + "}")));
        if (places.Contains("key") && string.IsNullOrWhiteSpace(Key))
            throw Refused("WIN-BASE-KEY");
        if (Kind == BaseMapKind.Wms && string.IsNullOrWhiteSpace(Layer))
            throw Refused("WIN-BASE-LAYER");
        if (MaxZoom is < 0 or > DeepestZoom)
            throw Refused("WIN-BASE-ZOOM", DeepestZoom);
        return this;
    }

    /// <summary>Where one of its tiles is had; the key is in it, so that it goes nowhere but to its server.</summary>
    internal Uri TileAddress(int level, long column, long row)
    {
        var grid = Grid;
        if (Kind != BaseMapKind.Wms)
            return new Uri(TileTemplate.Fill(Address, grid.Levels[level], column, row, Key));
        var (west, south, east, north) = grid.BoundsOf(level, column, row);
        var service = TileTemplate.Fill(Address, grid.Levels[level], column, row, Key);
        return new Uri(TileTemplate.Joined(service, string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&LAYERS={Uri.EscapeDataString(Layer!)}&STYLES=&SRS=EPSG:{grid.Epsg}&BBOX={west:R},{south:R},{east:R},{north:R}&WIDTH={grid.Levels[level].TileWidth}&HEIGHT={grid.Levels[level].TileHeight}&FORMAT=image/png&TRANSPARENT=TRUE")));
    }

    /// <summary>What is in braces may not be part of an address by itself.</summary>
    private static string WithoutPlaces(string address) => address.Replace('{', '0').Replace('}', '0');

    private static FaultException Refused(string code, params IReadOnlyList<object?> arguments) =>
        new(new Fault(WindowTexts.Resources, code, arguments));
}

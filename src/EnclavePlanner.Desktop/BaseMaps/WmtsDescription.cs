using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Desktop.BaseMaps;

/// <summary>
/// The capabilities of an OGC Web Map Tile Service (OGC 07-057r7, WMTS 1.0.0): its layers on those of its grids that can be drawn. What it
/// says is hostile until parsed; layers that cannot be drawn are left out.
/// </summary>
internal static partial class WmtsDescription
{
    private const int MostLayers = 2000;

    /// <summary>Pixel of the standard's scale denominators, metres (07-057r7, 6.1).</summary>
    private const double StandardPixel = 0.00028;

    /// <summary>Parameters that ask for the description itself and not for a tile.</summary>
    private static readonly string[] Asking = ["service", "request", "version", "acceptversions"];

    /// <summary>Reads the layers.</summary>
    /// <param name="capabilities">The description as it came.</param>
    /// <param name="address">Where it was had; its other parameters, such as a key, go to the tiles of the same host.</param>
    /// <exception cref="FaultException">WIN-BASE-DESCRIPTION: it is none, or has no layer that can be drawn.</exception>
    internal static IReadOnlyList<WmtsLayer> Read(byte[] capabilities, string address)
    {
        try
        {
            using var reader = XmlReader.Create(
                new MemoryStream(capabilities), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });
            var root = XDocument.Load(reader).Root!;
            var grids = Of(root, "Contents").SelectMany(contents => Of(contents, "TileMatrixSet"))
                .Select(set => (Id: Say(set, "Identifier"), Grid: GridOf(set)))
                .Where(set => set.Grid is not null)
                .GroupBy(set => set.Id, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.First().Grid!, StringComparer.Ordinal);
            var service = KvpAddress(root);
            var layers = Of(root, "Contents").SelectMany(contents => Of(contents, "Layer")).Take(MostLayers)
                .SelectMany(layer => Of(layer, "TileMatrixSetLink").Select(link => Say(link, "TileMatrixSet")).Where(grids.ContainsKey)
                    .Select(set => (Layer: layer, Set: set, Template: TemplateOf(layer, set, service ?? address, address))))
                .Where(found => found.Template is not null)
                .Select(found => new WmtsLayer(Say(found.Layer, "Identifier"), Say(found.Layer, "Title"), found.Set, found.Template!, grids[found.Set]))
                .ToList();
            if (layers.Count > 0)
                return layers;
        }
        catch (Exception problem) when (problem is XmlException or FormatException or OverflowException)
        {
            throw new FaultException(new Fault(WindowTexts.Resources, "WIN-BASE-DESCRIPTION"), problem);
        }

        throw new FaultException(new Fault(WindowTexts.Resources, "WIN-BASE-DESCRIPTION"));
    }

    private static BaseMapGrid? GridOf(XElement set)
    {
        var said = Say(set, "SupportedCRS");
        if (EpsgOf(said) is not { } epsg || !TileFile.IsKnown(epsg))
            return null;
        var crs = CrsRegistry.Get(epsg);
        var metresPerUnit = crs.Kind == CrsKind.Geographic ? Math.PI * crs.Ellipsoid.SemiMajorAxisMetres / 180 : 1;
        // By their URN, geographic systems and the Chinese zones have north before east; CRS84 and short names do not.
        var northFirst = said.Contains(":EPSG:", StringComparison.OrdinalIgnoreCase) && (crs.Kind == CrsKind.Geographic || crs.FalseEastingMetres >= 500_000 && epsg is >= 4491 and <= 4554);
        var levels = Of(set, "TileMatrix").Take(BaseMapGrid.MostLevels).Select(matrix =>
        {
            var corner = Numbers(Say(matrix, "TopLeftCorner"));
            if (corner.Length != 2)
                return null;
            var (west, north) = northFirst ? (corner[1], corner[0]) : (corner[0], corner[1]);
            return new BaseMapLevel(
                Say(matrix, "Identifier"), Numbers(Say(matrix, "ScaleDenominator")).FirstOrDefault() * StandardPixel / metresPerUnit, west, north,
                Whole(matrix, "TileWidth"), Whole(matrix, "TileHeight"), Whole(matrix, "MatrixWidth"), Whole(matrix, "MatrixHeight"));
        }).OfType<BaseMapLevel>().OrderByDescending(level => level.Resolution).ToList();
        return levels.Count > 0 && levels.All(level => level.IsSound) && !levels.Zip(levels.Skip(1)).Any(pair => pair.First.Resolution <= pair.Second.Resolution)
            ? new BaseMapGrid(epsg, [.. levels])
            : null;
    }

    private static int? EpsgOf(string crs)
    {
        if (crs.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase))
            return 4326;
        var code = Code().Match(crs);
        if (!code.Success || !int.TryParse(code.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var epsg))
            return null;
        return epsg is 900913 or 102100 ? 3857 : epsg;
    }

    private static string? TemplateOf(XElement layer, string set, string service, string address)
    {
        var style = (Of(layer, "Style").FirstOrDefault(style => style.Attribute("isDefault")?.Value == "true") ?? Of(layer, "Style").FirstOrDefault()) is { } chosen ? Say(chosen, "Identifier") : "";
        var format = Of(layer, "Format").Select(element => element.Value.Trim()).OrderBy(name => name is "image/png" ? 0 : name is "image/jpeg" ? 1 : 2).FirstOrDefault() ?? "image/png";
        var resource = Of(layer, "ResourceURL").FirstOrDefault(url => url.Attribute("resourceType")?.Value == "tile")?.Attribute("template")?.Value;
        var template = resource is not null
            ? resource.Replace("{TileMatrix}", "{z}", StringComparison.OrdinalIgnoreCase).Replace("{TileCol}", "{x}", StringComparison.OrdinalIgnoreCase)
                .Replace("{TileRow}", "{y}", StringComparison.OrdinalIgnoreCase).Replace("{Style}", Uri.EscapeDataString(style), StringComparison.OrdinalIgnoreCase)
                .Replace("{TileMatrixSet}", Uri.EscapeDataString(set), StringComparison.OrdinalIgnoreCase)
            : TileTemplate.Joined(service, $"SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={Uri.EscapeDataString(Say(layer, "Identifier"))}&STYLE={Uri.EscapeDataString(style)}&TILEMATRIXSET={Uri.EscapeDataString(set)}&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&FORMAT={Uri.EscapeDataString(format)}");
        if (HostOf(template) is not { } host)
            return null;
        // A key goes to the host that the user gave it for and to no other.
        if (host == HostOf(address) && Kept(address) is { Length: > 0 } kept)
            template = TileTemplate.Joined(template, kept);
        return TileTemplate.PlacesOf(template).All(place => place is "z" or "x" or "y" or "key") ? template : null;
    }

    private static string? KvpAddress(XElement root) => Of(root, "OperationsMetadata").SelectMany(metadata => Of(metadata, "Operation"))
        .Where(operation => operation.Attribute("name")?.Value == "GetTile")
        .SelectMany(operation => operation.Descendants().Where(element => element.Name.LocalName == "Get"))
        .Where(get => !get.Descendants().Any(element => element.Name.LocalName == "Value") || get.Descendants().Any(element => element.Name.LocalName == "Value" && element.Value.Trim() == "KVP"))
        .SelectMany(get => get.Attributes().Where(attribute => attribute.Name.LocalName == "href"))
        .Select(attribute => attribute.Value)
        .FirstOrDefault();

    /// <summary>The parameters of the description's own address that are not there to ask for it.</summary>
    private static string Kept(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? "" : string.Join('&', address[(query + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !Asking.Contains(parameter.Split('=')[0], StringComparer.OrdinalIgnoreCase)));
    }

    private static string? HostOf(string address) =>
        Uri.TryCreate(address.Replace('{', '0').Replace('}', '0'), UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") ? uri.Authority : null;

    private static IEnumerable<XElement> Of(XElement parent, string name) => parent.Elements().Where(element => element.Name.LocalName == name);

    private static string Say(XElement parent, string name) => Of(parent, name).FirstOrDefault()?.Value.Trim() ?? "";

    private static int Whole(XElement parent, string name) => int.Parse(Say(parent, name), NumberStyles.None, CultureInfo.InvariantCulture);

    private static double[] Numbers(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(number => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"EPSG.*?[:/](\d{4,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex Code();
}

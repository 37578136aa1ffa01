using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.GeoJson;

/// <summary>
/// The CRS of a GeoJSON file. RFC 7946 §4 knows WGS 84 only; the "crs" member of the 2008 specification, which QGIS, GDAL
/// and Chinese tools still write, is honoured.
/// </summary>
internal static partial class GeoJsonCrs
{
    /// <exception cref="Geodesy.Faults.FaultException">EXC-CRS, EXC-JSON-CRS: the file's CRS is not known or not legible.</exception>
    internal static CrsEvidence Of(SourceFile file, byte[]? member, CrsStatement said)
    {
        if (said.Evidence(file) is { } named)
        {
            // A file without the member states nothing: that it must be WGS 84 is the standard's word, not its author's.
            return member is null ? named : said.Beside(named, file.Name, () => Stated(file, member, said.Epsg is not null).Crs);
        }

        if (member is null)
        {
            var wgs84 = CrsEvidence.Known(file, 4326, takesUnshifted: false);
            return new CrsEvidence(wgs84, ExchangeTexts.Say("NoticeCrsRfc7946", wgs84.ToString()));
        }

        return Stated(file, member, said.IsShifted);
    }

    private static CrsEvidence Stated(SourceFile file, byte[] member, bool takesUnshifted)
    {
        var name = Name(member) ?? throw ExchangeTexts.Refusal("EXC-JSON-CRS", file.Name, Excerpt(member));
        if (DisplacedSources.TryParse(name, out var displaced))
            throw ExchangeTexts.Refusal("EXC-CRS", file.Name, DisplacedSources.Refusal(displaced.Value).Text);
        var crs = CrsEvidence.Known(file, Code(name) ?? throw ExchangeTexts.Refusal("EXC-JSON-CRS", file.Name, name), takesUnshifted);
        return new CrsEvidence(crs, ExchangeTexts.Say("NoticeCrsMember", crs.ToString(), name));
    }

    private static string? Name(byte[] member)
    {
        try
        {
            using var document = JsonDocument.Parse(member);
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("properties", out var properties)
                || properties.ValueKind != JsonValueKind.Object)
                return null;
            if (properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
                return name.GetString();
            return properties.TryGetProperty("code", out var code) && code.ValueKind is JsonValueKind.Number or JsonValueKind.String
                ? "EPSG:" + code
                : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static int? Code(string name)
    {
        if (Crs84().IsMatch(name))
            return 4326;
        return Epsg().Match(name) is { Success: true } match
            && int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? code
            : null;
    }

    private static string Excerpt(byte[] member)
    {
        var text = Encoding.UTF8.GetString(member);
        return text.Length > 80 ? text[..80] + "…" : text;
    }

    [GeneratedRegex("^(?:urn:(?:x-)?ogc:def:crs:EPSG:[0-9.]*:|https?://www\\.opengis\\.net/def/crs/EPSG/[0-9.]+/|EPSG:{1,2})([0-9]{1,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex Epsg();

    [GeneratedRegex("^(?:urn:(?:x-)?ogc:def:crs:OGC:[0-9.]*:CRS84|https?://www\\.opengis\\.net/def/crs/OGC/[0-9.]+/CRS84|OGC:CRS84|CRS84)$", RegexOptions.IgnoreCase)]
    private static partial Regex Crs84();
}

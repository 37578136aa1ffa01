using System.Globalization;
using EnclavePlanner.Exchange.Sources;
using EnclavePlanner.Exchange.Texts;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>The section [属性描述] of a boundary-point file: in which zone of CGCS2000 its coordinates lie.</summary>
internal sealed class BoundaryPointHeader
{
    private static readonly HashSet<string> Known = ["坐标系", "投影类型", "计量单位", "带号", "几度分带"];

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Takes a line such as 带号=38, where it says something of the CRS.</summary>
    internal void Take(string line)
    {
        var sign = line.IndexOf('=', StringComparison.Ordinal);
        if (sign > 0 && line[..sign].Trim() is var key && Known.Contains(key))
            values[key] = line[(sign + 1)..].Trim();
    }

    /// <summary>The CRS of the coordinates.</summary>
    /// <param name="file">The file, for a fault.</param>
    /// <param name="prefix">The zone number that eastings begin with; 0 where they have none.</param>
    /// <exception cref="Geodesy.Faults.FaultException">EXC-TXT-DATUM, -PROJECTION, -UNIT, -ZONE, -ZONE-NUMBER or -ZONE-CONFLICT.</exception>
    internal Crs CrsOf(SourceFile file, int prefix)
    {
        var datum = Value("坐标系");
        if (!datum.Contains("2000", StringComparison.Ordinal))
            throw ExchangeTexts.Refusal("EXC-TXT-DATUM", file.Name, datum);
        if (Value("投影类型") is { Length: > 0 } projection && !IsGaussKrueger(projection))
            throw ExchangeTexts.Refusal("EXC-TXT-PROJECTION", file.Name, projection);
        if (Value("计量单位") is { Length: > 0 } unit && unit is not ("米" or "m" or "M"))
            throw ExchangeTexts.Refusal("EXC-TXT-UNIT", file.Name, unit);
        var stated = Value("带号");
        if (stated.Length == 0 && prefix == 0)
            throw ExchangeTexts.Refusal("EXC-TXT-ZONE", file.Name);
        var zone = prefix;
        if (stated.Length > 0 && !int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out zone))
            throw ExchangeTexts.Refusal("EXC-TXT-ZONE-NUMBER", file.Name, Width(prefix), stated);
        if (prefix != 0 && zone != prefix)
            throw ExchangeTexts.Refusal("EXC-TXT-ZONE-CONFLICT", file.Name, zone, prefix);
        // 3° zones 25–45 and 6° zones 13–23 share no number, so the number decides what 几度分带 leaves open.
        var epsg = (Width(zone), zone) switch
        {
            ("3", >= 25 and <= 45) => prefix != 0 ? 4488 + zone : 4509 + zone,
            ("6", >= 13 and <= 23) => prefix != 0 ? 4478 + zone : 4489 + zone,
            _ => throw ExchangeTexts.Refusal("EXC-TXT-ZONE-NUMBER", file.Name, Width(zone), zone),
        };
        return CrsRegistry.Get(epsg);
    }

    /// <summary>What the user says of the CRS, with a notice where the header says otherwise. A header that leaves its system open says nothing.</summary>
    internal CrsEvidence Beside(CrsStatement said, CrsEvidence evidence, SourceFile file, int prefix)
    {
        var datum = Value("坐标系");
        if (datum.Contains("2000", StringComparison.Ordinal))
            return said.Beside(evidence, file.Name, () => CrsOf(file, prefix));
        var stated = datum.Contains("80", StringComparison.Ordinal) ? "Xian 1980"
            : datum.Contains("54", StringComparison.Ordinal) ? "Beijing 1954"
            : null;
        return stated is null || said.Epsg is null || evidence.Crs.Name.StartsWith(stated, StringComparison.Ordinal)
            ? evidence
            : evidence with { Contradiction = ExchangeTexts.Say("NoticeCrsContradicts", evidence.Crs.ToString(), file.Name, datum) };
    }

    private static bool IsGaussKrueger(string projection) =>
        projection.Contains("高斯", StringComparison.Ordinal) || projection.Contains("Gauss", StringComparison.OrdinalIgnoreCase);

    private string Width(int zone) => Value("几度分带") is { Length: > 0 } stated ? stated.TrimEnd('度') : zone >= 25 ? "3" : "6";

    private string Value(string key) => values.GetValueOrDefault(key, "");
}

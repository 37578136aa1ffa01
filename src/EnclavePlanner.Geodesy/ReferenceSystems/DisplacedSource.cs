using System.Diagnostics.CodeAnalysis;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.Texts;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// Systems of web maps whose coordinates are displaced on purpose, unevenly and by hundreds of metres. Their numbers look like
/// WGS 84, so only the user can say that a file is in one; it is then refused for measuring and editing.
/// </summary>
public enum DisplacedSource
{
    /// <summary>GCJ-02 (火星坐标), of Gaode, Tencent and Google in China: 0.3–0.7 km off.</summary>
    Gcj02,

    /// <summary>BD-09 (百度坐标), of Baidu: 1.0–1.3 km off.</summary>
    Bd09,
}

/// <summary>Names of the displaced systems and why they are refused.</summary>
public static class DisplacedSources
{
    /// <summary>The displaced system that a name means, however it is spelt.</summary>
    public static bool TryParse(string name, [NotNullWhen(true)] out DisplacedSource? source)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = CrsNames.Plain(name);
        source = Has("gcj02") || Has("火星坐标") ? DisplacedSource.Gcj02
            : Has("bd09") || Has("百度坐标") ? DisplacedSource.Bd09
            : null;
        return source is not null;

        bool Has(string word) => plain.Contains(word, StringComparison.Ordinal);
    }

    /// <summary>GEO-CRS-SHIFTED: why data of this system is neither measured nor edited, and what to do.</summary>
    public static Fault Refusal(DisplacedSource source) => source == DisplacedSource.Gcj02
        ? new Fault(GeodesyTexts.Resources, "GEO-CRS-SHIFTED", "GCJ-02", "0.3–0.7")
        : new Fault(GeodesyTexts.Resources, "GEO-CRS-SHIFTED", "BD-09", "1.0–1.3");
}

using System.Globalization;
using EnclavePlanner.Exchange.Sources;

namespace EnclavePlanner.Exchange.BoundaryPoints;

/// <summary>A parcel of a boundary-point file: its title line and the rings of its points.</summary>
internal sealed class BoundaryPointParcel
{
    private static readonly string[] TitleFields = ["界址点数", "地块面积", "地块编号", "地块名称", "图形属性", "图幅号", "地块用途", "地类编码"];

    private readonly string[] title;
    private string ringNumber = "";

    internal BoundaryPointParcel(string[] title) => this.title = title;

    /// <summary>The names of the title's fields.</summary>
    internal static IReadOnlyList<string> Fields => TitleFields;

    /// <summary>点, 线 or 面.</summary>
    internal string Shape => title.Length > 4 && title[4].Trim() is { Length: > 0 } shape ? shape : "面";

    /// <summary>The rings in their order, as they stand, closed or not; x east, y north.</summary>
    internal List<List<(double X, double Y)>> Rings { get; } = [];

    /// <summary>The points it has in the file; those beyond <see cref="VertexLimit"/> are not in its rings.</summary>
    internal long PointCount { get; private set; }

    /// <summary>
    /// Whether the title counts the points otherwise than any program does: all lines, or all points without those that
    /// close a ring.
    /// </summary>
    internal bool MiscountsPoints
    {
        get
        {
            var closing = Rings.Count(IsClosed);
            return !int.TryParse(title[0], NumberStyles.None, CultureInfo.InvariantCulture, out var stated)
                || (stated != PointCount && stated != PointCount - closing);
        }
    }

    /// <summary>The title's fields by name; numbers as numbers.</summary>
    internal Dictionary<string, object?> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, object?>(StringComparer.Ordinal);
            for (var i = 0; i < TitleFields.Length; i++)
            {
                var text = i < title.Length && title[i].Trim() is { Length: > 0 } given ? given : null;
                attributes[TitleFields[i]] = text is not null && i < 2 ? Number(text) : text;
            }

            return attributes;
        }
    }

    /// <summary>Whether a ring ends with its first point.</summary>
    internal static bool IsClosed(List<(double X, double Y)> ring) => ring.Count > 1 && ring[0] == ring[^1];

    /// <summary>Adds a point: to the current ring, or to a new one where the number of the ring changes or the ring is closed.</summary>
    internal void Add(string ring, double x, double y)
    {
        if (++PointCount > VertexLimit.Most)
            return;
        if (Rings.Count == 0 || ring != ringNumber || (Rings[^1].Count > 3 && IsClosed(Rings[^1])))
            Rings.Add([]);
        ringNumber = ring;
        Rings[^1].Add((x, y));
    }

    private static object Number(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : text;
    }
}

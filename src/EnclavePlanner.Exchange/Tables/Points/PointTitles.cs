using System.Globalization;
using System.Text.RegularExpressions;
using EnclavePlanner.Exchange.BoundaryPoints;
using EnclavePlanner.Exchange.Fields;

namespace EnclavePlanner.Exchange.Tables.Points;

/// <summary>
/// What stands above the heading of a table of boundary points (界址点成果表): the reference system, and pairs such as
/// 宗地代码：… or 权利人 | …, which hold for all its points.
/// </summary>
internal sealed partial class PointTitles
{
    private static readonly string[] SystemKeys = ["坐标系", "几度分带", "投影类型", "计量单位", "带号"];

    private static readonly string[] NamesInCells =
    [
        "坐标系", "坐标系统", "中央子午线", "带号", "权利人", "用地单位", "宗地面积",
        .. FieldBinding.WellKnownFieldsOf(FieldMap.Number), .. FieldBinding.WellKnownFieldsOf(FieldMap.Name), .. FieldBinding.WellKnownFieldsOf(FieldMap.Owner),
    ];

    private readonly SortedDictionary<string, object?> values = new(StringComparer.Ordinal);

    private PointTitles()
    {
    }

    /// <summary>What it says of the reference system, as the header of a boundary-point file does.</summary>
    internal BoundaryPointHeader Header { get; } = new();

    /// <summary>Whether it names a datum.</summary>
    internal bool NamesDatum { get; private set; }

    /// <summary>The other pairs.</summary>
    internal IReadOnlyDictionary<string, object?> Values => values;

    internal static PointTitles Read(IEnumerable<TableRow> rows, bool isPrefixed)
    {
        var titles = new PointTitles();
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Cells.Length; column++)
            {
                if (row.Text(column) is not { } text)
                    continue;
                var pair = Pair().Match(text);
                var key = Plain(pair.Success ? pair.Groups[1].Value : text);
                // Without a colon only words that are known for names are ones.
                if (!pair.Success && !NamesInCells.Contains(key))
                    continue;
                var value = pair.Groups[2].Value.Trim();
                // The value may stand in the next cell that is filled.
                for (var next = column + 1; value.Length == 0 && next < row.Cells.Length; next++)
                    value = row.Text(next) ?? "";
                titles.Take(key, value, isPrefixed);
            }
        }

        return titles;
    }

    private static string Plain(string key) => key.Replace(" ", "", StringComparison.Ordinal);

    private void Take(string key, string value, bool isPrefixed)
    {
        if (value.Length == 0)
            return;
        if (key is "坐标系" or "坐标系统" or "坐标系名称")
        {
            NamesDatum = true;
            var isCgcs = value.Contains("2000", StringComparison.Ordinal);
            Header.Take("坐标系=" + (isCgcs ? "2000国家大地坐标系" : value));
            if (Meridian().Match(value) is { Success: true } within)
                TakeMeridian(within.Groups[1].Value, isPrefixed);
        }
        else if (key is "中央子午线" or "中央经线")
        {
            TakeMeridian(Digits().Match(value).Value, isPrefixed);
        }
        else if (SystemKeys.Contains(key))
        {
            Header.Take(key + "=" + value);
        }
        else
        {
            values.TryAdd(key, value);
        }
    }

    /// <summary>Without a zone number in the coordinates, a central meridian is all that a zone is: that of the 6° zone is one of a 3° zone too.</summary>
    private void TakeMeridian(string text, bool isPrefixed)
    {
        if (!isPrefixed && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var meridian) && meridian % 3 == 0)
            Header.Take(string.Create(CultureInfo.InvariantCulture, $"带号={meridian / 3}"));
    }

    [GeneratedRegex(@"^([^:：=]{1,12}?)\s*[:：=](.*)$", RegexOptions.Singleline)]
    private static partial Regex Pair();

    [GeneratedRegex(@"中央(?:子午线|经线)\D{0,3}(\d{2,3})")]
    private static partial Regex Meridian();

    [GeneratedRegex(@"\d{2,3}")]
    private static partial Regex Digits();
}

namespace EnclavePlanner.SampleData.Town;

/// <summary>What stands in which block of the town, drawn as text: rows from north to south, one letter a block.</summary>
internal static class TownGuide
{
    private static readonly string[] Blocks =
    [
        "HHSRRCII",
        "HFRRCMLI",
        "RSBBBBII",
        "RCBBBBIU",
        "RRBBBBLI",
        "VRCOOCRP",
        "VRRSPORR",
    ];

    /// <summary>The old industrial quarter that the enclave takes, in columns and rows from the south-west.</summary>
    public static (int FromColumn, int FromRow, int ToColumn, int ToRow) Park => (2, 2, 6, 5);

    public static bool IsPark((int Column, int Row) block) => At(block) == 'B';

    /// <summary>Outside the town there is nothing: a blank.</summary>
    public static char At((int Column, int Row) block) =>
        block is { Column: >= 0, Row: >= 0 } && block.Column < StreetPlan.Columns && block.Row < StreetPlan.Rows
            ? Blocks[StreetPlan.Rows - 1 - block.Row][block.Column]
            : ' ';

    /// <summary>The lots of a kind of block: their uses, their size in m², how often one has something in its middle.</summary>
    public static BlockKind Kind(char letter) => letter switch
    {
        'H' => new("光明区林业管理单位", 24_000, 0, ["0301", "0301", "0301", "0303", "1401"]),
        'F' => new("楼新社区农场", 5_000, 0.3, ["0102", "0102", "0102", "0201", "0102"]),
        'R' => new("楼新社区居民小区", 5_900, 0.1, ["070102", "070102", "070102", "070102", "070102", "070102", "070102", "070102", "070101", "0702", "080404", "0901", "1401"]),
        'V' => new("楼新社区股份合作公司", 2_700, 0.1, ["070103", "070103", "070103", "070103", "0901", "0702", "1401", "120803"]),
        'S' => new("光明区教育单位", 9_000, 0.25, ["080403", "080403", "0805", "080404", "0803"]),
        'C' => new("光新商业公司", 5_600, 0.12, ["0901", "0901", "0902", "070102", "090104", "0901", "120803", "0902", "1403"]),
        'O' => new("光新楼宇公司", 5_400, 0.15, ["0902", "0902", "0901", "0802", "0802", "0902", "0801"]),
        'M' => new("光明区公共服务单位", 8_000, 0.2, ["080601", "0801", "0803", "0807", "080602"]),
        'P' => new("光明区公园管理单位", 12_000, 0.35, ["1401"]),
        'I' => new("光明区工业企业", 8_600, 0.12, ["100102", "100102", "100101", "100102", "1001", "1402", "0901"]),
        'L' => new("光明区物流企业", 9_000, 0.2, ["110101", "110101", "1101", "120801", "100101"]),
        'U' => new("光明区公用事业单位", 5_200, 0, ["1302", "1303", "1301", "1309", "1310", "1402", "120802"]),
        'B' => new("楼新旧工业区企业", 12_000, 0.15, ["1001", "1001", "100102", "2301", "1001", "2301", "1001", "1101", "100101", "2301", "070103"]),
        _ => throw new InvalidOperationException($"No block is a {letter}."),
    };
}

/// <summary>What a block is cut into.</summary>
/// <param name="Owner">Who holds it.</param>
/// <param name="LotSize">Square metres, about.</param>
/// <param name="Courtyards">Share of the lots with another use in the middle.</param>
/// <param name="Uses">Land-use codes; one listed twice is twice as likely.</param>
internal sealed record BlockKind(string Owner, double LotSize, double Courtyards, IReadOnlyList<string> Uses);

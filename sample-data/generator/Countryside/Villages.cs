using EnclavePlanner.SampleData.Drawing;

namespace EnclavePlanner.SampleData.Countryside;

/// <summary>The four villages; their names are made up.</summary>
internal static class Villages
{
    public static IReadOnlyList<Village> All { get; } =
    [
        new("前柳", Sheet.At(600, 860), 1,
            ".hhhh.",
            "hhhhhh",
            "hhpchh",
            "hhshhw",
            ".hhhh.",
            "..hh.."),
        new("槐林", Sheet.At(1840, 1650), -2,
            ".hhh..",
            "hhhhhh",
            "hcphhs",
            ".hhhhw"),
        new("堤口", Sheet.At(1930, 930), 2,
            "hhh.",
            "hhhh",
            "hchp",
            ".hh."),
        new("北杨", Sheet.At(520, 1660), 0,
            ".hh.",
            "hchh",
            "hhhh",
            ".hw."),
    ];
}

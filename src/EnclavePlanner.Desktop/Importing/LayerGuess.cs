using EnclavePlanner.Planning.Plans;

namespace EnclavePlanner.Desktop.Importing;

/// <summary>Guesses from a file's name what the dialog proposes; the user has the last word.</summary>
public static class LayerGuess
{
    private static readonly (PlanLayer Layer, string[] Words)[] Words =
    [
        (PlanLayer.ControlLines, ["yjjbnt", "stbhhx", "czkfbj", "control", "控制线", "红线图", "开发边界", "基本农田"]),
        (PlanLayer.Boundary, ["boundary", "红线", "边界", "范围"]),
        (PlanLayer.Plots, ["plot", "规划地块", "dkbh", "地块"]),
        (PlanLayer.Places, ["place", "节点", "地点"]),
        (PlanLayer.Roads, ["road", "道路", "路网"]),
    ];

    /// <summary>The layer that a name speaks of; parcels when it speaks of none.</summary>
    public static PlanLayer ByName(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        foreach (var (layer, words) in Words)
        {
            if (words.Any(word => fileName.Contains(word, StringComparison.OrdinalIgnoreCase)))
                return layer;
        }

        return PlanLayer.Parcels;
    }

    /// <summary>The code of the city that a name speaks of by code or name, or null.</summary>
    public static string? CityByName(string fileName, PlanContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return contents.Cities.FirstOrDefault(city =>
            fileName.Contains(city.Code, StringComparison.OrdinalIgnoreCase)
            || fileName.Contains(city.Name, StringComparison.OrdinalIgnoreCase))?.Code;
    }
}

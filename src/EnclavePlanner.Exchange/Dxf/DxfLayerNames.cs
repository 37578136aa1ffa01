using EnclavePlanner.Planning.LandUse;

namespace EnclavePlanner.Exchange.Dxf;

/// <summary>The names of layers: what those of a drawing say, and what ours are called.</summary>
internal static class DxfLayerNames
{
    /// <summary>The numbers of what lies in the other layers.</summary>
    internal const string Numbers = "地块编号";

    /// <summary>Their areas.</summary>
    internal const string Areas = "地块面积";

    /// <summary>Outlines of holes, which the filling round them leaves free: no land of their own.</summary>
    internal const string InnerRings = "地块内环";

    /// <summary>Land without a class.</summary>
    internal const string Unclassified = "未分类用地";

    /// <summary>Boundaries of enclaves.</summary>
    internal const string Boundary = "飞地边界";

    // xref|layer and xref$0$layer are how layers of other drawings are called.
    private static readonly char[] Separators = [' ', '_', '-', '—', '－', '|', '$', '.', '(', ')', '（', '）', '[', ']'];

    private static readonly Dictionary<string, string> Codes =
        LandUseGuide.Classes.Reverse().DistinctBy(landUse => landUse.ChineseName)
            .ToDictionary(landUse => landUse.ChineseName, landUse => landUse.Code, StringComparer.Ordinal);

    /// <summary>
    /// The land-use code that a layer is named for: its name, or a part of it between blanks and signs, is the name of a class
    /// (规划-一类工业用地), a code of four or six digits (100101-厂区), or code and name together (1001工业用地). The whole name may
    /// also be a code of two digits; within a longer name those are numbers of all kinds. Null where it names none, or several.
    /// </summary>
    internal static string? LandUseOf(string layer)
    {
        if (LandUseGuide.TryGet(layer, out _))
            return layer;
        string? found = null;
        foreach (var part in layer.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (CodeOf(part) is not { } code || code == found)
                continue;
            if (found is not null && !code.StartsWith(found, StringComparison.Ordinal) && !found.StartsWith(code, StringComparison.Ordinal))
                return null;
            found = found is null || code.Length > found.Length ? code : found;
        }

        return found;
    }

    /// <summary>A name as a layer may have it: at most 255 characters, without the signs that DXF keeps for itself.</summary>
    internal static string Allowed(string name)
    {
        var allowed = string.Concat(name.Select(character => character < ' ' || @"<>/\"":;?*|=`,^%".Contains(character) ? '_' : character)).Trim();
        return allowed.Length switch { 0 => "_", > 255 => allowed[..255], _ => allowed };
    }

    private static string? CodeOf(string part)
    {
        if (Codes.TryGetValue(part, out var named))
            return named;
        var digits = part.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : part.Length;
        if (digits is not (2 or 4 or 6) || !LandUseGuide.TryGet(part[..digits], out var landUse))
            return null;
        if (digits == part.Length)
            return digits > 2 ? landUse.Code : null;
        return landUse.ChineseName == part[digits..] ? landUse.Code : null;
    }
}

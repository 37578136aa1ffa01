using System.Globalization;
using EnclavePlanner.Desktop.Texts;
using EnclavePlanner.Geodesy.Faults;

namespace EnclavePlanner.Desktop.Views;

/// <summary>A scale as it is typed: 5000, 1:5,000, 1：5000, 1/5000, 1:1万.</summary>
public static class ScaleEntry
{
    private const double TenThousand = 10_000;

    /// <summary>The denominator N of 1:N, from 10 to 10,000,000.</summary>
    /// <exception cref="FaultException">WIN-SCALE: it is no such scale.</exception>
    public static double Parse(string? entry)
    {
        var text = (entry ?? "").Trim().Replace('：', ':').Replace('，', ',').Replace('/', ':');
        if (text.StartsWith("1:", StringComparison.Ordinal))
            text = text[2..].TrimStart();
        var unit = 1.0;
        if (text.EndsWith('万'))
            (text, unit) = (text[..^1].TrimEnd(), TenThousand);
        return text.Length <= 20
            && double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            && number * unit is >= 10 and <= 10_000_000
            ? number * unit
            : throw new FaultException(new Fault(WindowTexts.Resources, "WIN-SCALE", Shown(entry)));
    }

    private static string Shown(string? entry) => entry is { Length: > 40 } ? entry[..40] + "…" : entry ?? "";
}

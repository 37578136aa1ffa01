using System.Globalization;

namespace EnclavePlanner.Desktop.Languages;

/// <summary>Angles as the screen shows them.</summary>
public static class DegreesText
{
    private const int TenThousandthsOfASecond = 10_000;

    /// <summary>Degrees, minutes and seconds to 0.0001″, which is 3 mm on the ground: 114°05′30.1234″.</summary>
    /// <param name="degrees">No less than 0.</param>
    public static string Of(double degrees)
    {
        var units = (long)Math.Round(degrees * 3600 * TenThousandthsOfASecond, MidpointRounding.AwayFromZero);
        var (minutes, rest) = Math.DivRem(units, 60 * TenThousandthsOfASecond);
        return string.Create(
            CultureInfo.InvariantCulture, $"{minutes / 60}°{minutes % 60:00}′{rest / (double)TenThousandthsOfASecond:00.0000}″");
    }
}

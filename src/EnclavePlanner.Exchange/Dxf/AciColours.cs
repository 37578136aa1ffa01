namespace EnclavePlanner.Exchange.Dxf;

/// <summary>
/// The AutoCAD colour index, for programs that do not read true colours. 10 to 249 are 24 hues in steps of 15°, each in five
/// strengths, full and half saturated; 250 to 255 are greys. GDAL draws them so; programs differ by a few steps.
/// </summary>
internal static class AciColours
{
    /// <summary>Black on a light ground, white on a dark one.</summary>
    internal const int Foreground = 7;

    private const int FirstHue = 10;
    private const int LastHue = 249;

    private static readonly int[] Strengths = [255, 165, 127, 76, 38];
    private static readonly int[] Greys = [84, 118, 152, 186, 220, 255];

    /// <summary>The index whose colour lies nearest to one, by the distance of red, green and blue.</summary>
    /// <param name="rgb">0xRRGGBB.</param>
    internal static int NearestTo(int rgb) => Enumerable.Range(FirstHue, 255 - FirstHue + 1).MinBy(index => Distance(Rgb(index), rgb));

    /// <summary>The colour of an index from 10 to 255 as 0xRRGGBB.</summary>
    internal static int Rgb(int index)
    {
        if (index > LastHue)
            return Greys[index - LastHue - 1] * 0x010101;
        var strength = Strengths[index % 10 / 2];
        var floor = index % 2 == 0 ? 0 : strength / 2;
        var hue = (index / 10 - 1) * 15;
        return (Channel(hue + 120) << 16) | (Channel(hue) << 8) | Channel(hue - 120);

        // Rises over 60°, holds for 120°, falls over 60°, counted from 60° before the channel's own hue.
        int Channel(int from)
        {
            var degrees = ((from % 360) + 360) % 360;
            var share = degrees switch { < 60 => degrees / 60.0, < 180 => 1, < 240 => (240 - degrees) / 60.0, _ => 0 };
            return (int)(floor + (strength - floor) * share);
        }
    }

    private static int Distance(int one, int other)
    {
        int red = (one >> 16) - (other >> 16), green = (one >> 8 & 0xFF) - (other >> 8 & 0xFF), blue = (one & 0xFF) - (other & 0xFF);
        return red * red + green * green + blue * blue;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EnclavePlanner.EndToEnd.Window;

/// <summary>A hand on the map of a city that points at places by their coordinates, as the read-out of the window shows them.</summary>
internal sealed partial class MapHand
{
    private readonly IPage page;
    private readonly ILocator map;
    private readonly (double X, double Y) middle;
    private readonly (double East, double North) there;
    private readonly double metresPerPixel;

    private MapHand(IPage page, ILocator map, (double X, double Y) middle, (double East, double North) there, double metresPerPixel) =>
        (this.page, this.map, this.middle, this.there, this.metresPerPixel) = (page, map, middle, there, metresPerPixel);

    /// <summary>Learns the map's place and scale from two places of the pointer, once some places are in view.</summary>
    internal static async Task<MapHand> OnAsync(IPage page, string city, params (double East, double North)[] places)
    {
        var map = page.Locator($"#map-{city}");
        var box = (await map.BoundingBoxAsync())!;
        var (x, y) = (Math.Round(box.X + (box.Width / 2)), Math.Round(box.Y + (box.Height / 2)));
        for (var turn = 0; turn < 100; turn++)
        {
            var there = await ReadAsync(page, x, y);
            var beside = await ReadAsync(page, x + 100, y);
            var hand = new MapHand(page, map, (x, y), there, (beside.East - there.East) / 100);
            if (places.All(place => hand.Pixel(place.East, place.North) is var (right, down)
                && Math.Abs(right - x) < box.Width / 2 && Math.Abs(down - y) < box.Height / 2))
                return hand;
        }

        throw new TimeoutException("The map does not come to show these places.");
    }

    /// <summary>Moves there once the tool in hand is ready for it.</summary>
    internal async Task MoveAsync(double east, double north)
    {
        await Assertions.Expect(map).Not.ToHaveAttributeAsync("data-resting", "true");
        var (x, y) = Pixel(east, north);
        await page.Mouse.MoveAsync((float)x, (float)y, new() { Steps = 4 });
    }

    internal async Task ClickAsync(double east, double north)
    {
        await MoveAsync(east, north);
        var (x, y) = Pixel(east, north);
        await page.Mouse.ClickAsync((float)x, (float)y);
    }

    internal async Task DoubleClickAsync(double east, double north)
    {
        await MoveAsync(east, north);
        var (x, y) = Pixel(east, north);
        await page.Mouse.DblClickAsync((float)x, (float)y);
    }

    internal async Task DragAsync((double East, double North) from, (double East, double North) to)
    {
        await MoveAsync(from.East, from.North);
        await page.Mouse.DownAsync();
        await MoveAsync(to.East, to.North);
        await page.Mouse.UpAsync();
    }

    /// <summary>What lies in the middle of the map now.</summary>
    internal async Task<(double East, double North)> ReadMiddleAsync()
    {
        await ReadAsync(page, middle.X + 50, middle.Y + 50);
        return await ReadAsync(page, middle.X, middle.Y);
    }

    private (double X, double Y) Pixel(double east, double north) =>
        (middle.X + ((east - there.East) / metresPerPixel), middle.Y - ((north - there.North) / metresPerPixel));

    private static async Task<(double East, double North)> ReadAsync(IPage page, double x, double y)
    {
        var readOut = page.Locator("#cursor-read-out");
        var before = await readOut.InnerTextAsync();
        await page.Mouse.MoveAsync((float)x, (float)y);
        await Assertions.Expect(readOut).Not.ToHaveTextAsync(before);
        var numbers = ReadOut().Match((await readOut.InnerTextAsync()).Replace("\u2009", "", StringComparison.Ordinal));
        return (Number(numbers.Groups[2].Value), Number(numbers.Groups[1].Value));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"X\s*([\d.]+)\s+Y\s*([\d.]+)")]
    private static partial Regex ReadOut();
}

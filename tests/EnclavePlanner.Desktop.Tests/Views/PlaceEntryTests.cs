using System.Globalization;
using CsCheck;
using EnclavePlanner.Desktop.Views;
using EnclavePlanner.Geodesy.Faults;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Desktop.Tests.Views;

/// <summary>Coordinates are those of gdaltransform (GDAL 3.6.2, PROJ 9.1.1) between EPSG:4490, 4547, 4527 and 4526.</summary>
[TestClass]
public sealed class PlaceEntryTests
{
    private const double East = 505955.846173692;
    private const double North = 2493941.24574068;

    private static readonly Crs Shenzhen = CrsRegistry.Get(4547);

    [TestMethod]
    [DataRow("114.0579 22.5431", "goto.lon-lat")]
    [DataRow("22.5431, 114.0579", "goto.lat-lon")]
    [DataRow("22.5431N 114.0579E", "goto.lat-lon")]
    [DataRow("N22.5431 E114.0579", "goto.lat-lon")]
    [DataRow("22.5431 N 114.0579 E", "goto.lat-lon")]
    [DataRow("114.0579 E 22.5431 N", "goto.lon-lat")]
    [DataRow("lat 22.5431 lon 114.0579", "goto.lat-lon")]
    [DataRow("东经114.0579° 北纬22.5431°", "goto.lon-lat")]
    [DataRow("北纬 22.5431， 东经 114.0579", "goto.lat-lon")]
    [DataRow("22°32′35.16″N 114°03′28.44″E", "goto.lat-lon")]
    [DataRow("22° 32' 35.16\" 114° 3' 28.44\"", "goto.lat-lon")]
    [DataRow("114度3分28.44秒 22度32分35.16秒", "goto.lon-lat")]
    [DataRow("22d32.586mN, 114d3.474mE", "goto.lat-lon")]
    [DataRow("１１４．０５７９　２２．５４３１", "goto.lon-lat")]
    public void Degrees_are_read_in_either_order_and_form(string entry, string reading)
    {
        var found = PlaceEntry.Parse(entry, Shenzhen);
        Assert.AreEqual(East, found.Place.X, 1e-4);
        Assert.AreEqual(North, found.Place.Y, 1e-4);
        Assert.AreEqual(reading, found.Readings.Single().Key);
    }

    [TestMethod]
    [DataRow("2493941.2457 505955.8462", "goto.x-y")]
    [DataRow("505955.8462 2493941.2457", "goto.y-x")]
    [DataRow("X=2493941.2457 Y=505955.8462", "goto.x-y")]
    [DataRow("Y: 505955.8462; X: 2493941.2457", "goto.y-x")]
    [DataRow("X 2\u2009493\u2009941.2457\u2003Y 505\u2009955.8462", "goto.x-y")]
    [DataRow("2493941.2457 38505955.8462", "goto.x-y goto.zone")]
    [DataRow("38505955.8462,2493941.2457", "goto.y-x goto.zone")]
    public void Metres_are_read_in_either_order_with_or_without_the_zones_number(string entry, string readings)
    {
        var found = PlaceEntry.Parse(entry, Shenzhen);
        Assert.AreEqual(East, found.Place.X, 1e-4);
        Assert.AreEqual(North, found.Place.Y, 1e-4);
        Assert.AreEqual(readings, string.Join(' ', found.Readings.Select(reading => reading.Key)));
    }

    [TestMethod]
    public void The_number_of_another_zone_brings_the_place_here()
    {
        var found = PlaceEntry.Parse("2493612.418 39197715.5", Shenzhen);
        Assert.AreEqual(506468.87101052, found.Place.X, 1e-4);
        Assert.AreEqual(2490645.32341474, found.Place.Y, 1e-4);
        CollectionAssert.AreEqual(new[] { "goto.x-y", "goto.zone-other" }, found.Readings.Select(reading => reading.Key).ToArray());
    }

    [TestMethod]
    public void A_city_with_the_zones_number_gets_it_where_it_was_left_out()
    {
        var found = PlaceEntry.Parse("2493941.2457 505955.8462", CrsRegistry.Get(4526));
        Assert.AreEqual(38_000_000 + East, found.Place.X, 1e-4);
        CollectionAssert.AreEqual(new[] { "goto.x-y", "goto.zone-added" }, found.Readings.Select(reading => reading.Key).ToArray());
    }

    [TestMethod]
    [DataRow(null, "WIN-PLACE-EMPTY")]
    [DataRow("  ", "WIN-PLACE-EMPTY")]
    [DataRow("114.0579", "WIN-PLACE-TWO")]
    [DataRow("2,493,941.2457 505,955.8462", "WIN-PLACE-TWO")]
    [DataRow("114 22 5", "WIN-PLACE-TWO")]
    [DataRow("=HYPERLINK(1)", "WIN-PLACE-TEXT")]
    [DataRow("<b>114</b> 22", "WIN-PLACE-TEXT")]
    [DataRow("1.2.3 4", "WIN-PLACE-TEXT")]
    [DataRow("- 22", "WIN-PLACE-TEXT")]
    [DataRow("\uD800 22", "WIN-PLACE-TEXT")]
    [DataRow("22°75′N 114°E", "WIN-PLACE-MINUTES")]
    [DataRow("N22.5 N114", "WIN-PLACE-AXES")]
    [DataRow("X=2493941 X=505955", "WIN-PLACE-AXES")]
    [DataRow("X=2493941 114°E", "WIN-PLACE-AXES")]
    [DataRow("600000 700000", "WIN-PLACE-ORDER")]
    [DataRow("2.5 48.8", "WIN-PLACE-OUTSIDE")]
    [DataRow("95 200", "WIN-PLACE-OUTSIDE")]
    [DataRow("2493941 99505955", "WIN-PLACE-OUTSIDE")]
    [DataRow("999999999999 1", "WIN-PLACE-OUTSIDE")]
    public void What_is_no_place_is_refused_with_the_reason(string? entry, string code)
    {
        var problem = Assert.ThrowsExactly<FaultException>(() => PlaceEntry.Parse(entry, Shenzhen));
        Assert.AreEqual(code, problem.Fault.Code);
        foreach (var culture in new[] { "zh-CN", "en" })
            Assert.IsGreaterThan(10, problem.Fault.In(CultureInfo.GetCultureInfo(culture)).Length);
    }

    [TestMethod]
    public void A_very_long_entry_is_refused() =>
        Assert.AreEqual("WIN-PLACE-LONG", Assert.ThrowsExactly<FaultException>(() => PlaceEntry.Parse(new string('1', 100_000), Shenzhen)).Fault.Code);

    [TestMethod]
    public void Any_text_is_a_place_or_a_fault()
    {
        var alphabet = Gen.OneOf(Gen.Char["0123456789.,;:°′″'\"NEXY度分秒东经北纬 -+()=lonatdms"], Gen.Char);
        alphabet.Array[0, 60].Select(letters => new string(letters)).Sample(
            entry =>
            {
                try
                {
                    var found = PlaceEntry.Parse(entry, Shenzhen);
                    return double.IsFinite(found.Place.X) && double.IsFinite(found.Place.Y);
                }
                catch (FaultException problem)
                {
                    return problem.Fault.Code.StartsWith("WIN-PLACE-", StringComparison.Ordinal);
                }
            },
            iter: 20_000);
    }

    [TestMethod]
    public void What_the_screen_shows_can_be_typed_in_again()
    {
        Gen.Select(Gen.Double[360_000, 640_000], Gen.Double[2_400_000, 2_700_000]).Sample(
            (east, north) =>
            {
                var shown = string.Create(CultureInfo.InvariantCulture, $"X {north:N3}\u2003Y {east:N3}").Replace(',', '\u2009');
                var place = PlaceEntry.Parse(shown, Shenzhen).Place;
                return Math.Abs(place.X - east) < 0.00051 && Math.Abs(place.Y - north) < 0.00051;
            },
            iter: 1000);
    }
}

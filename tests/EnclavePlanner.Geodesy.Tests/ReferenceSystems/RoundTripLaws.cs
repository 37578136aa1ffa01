using CsCheck;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.ReferenceSystems;

[TestClass]
public sealed class RoundTripLaws
{
    /// <summary>In every 3° zone, with and without prefix, within the zone and both neighbours: 4.5° from the meridian.</summary>
    [TestMethod]
    public void A_grid_point_returns_bit_for_bit_from_degrees()
    {
        Gen.Select(Gen.Int[4513, 4554].Select(CrsRegistry.Get), Gen.Double[-4.5, 4.5], Gen.Double[3, 54]).Sample((zone, offset, latitude) =>
        {
            var point = OnGrid(zone, zone.CentralMeridianDegrees!.Value + offset, latitude);
            var there = CoordinateTransform.Between(zone, Wkt.Cgcs2000).Transform(point);
            var back = CoordinateTransform.Between(Wkt.Cgcs2000, zone).Transform(there);
            return point.Coordinate.X.Equals(back.Coordinate.X) && point.Coordinate.Y.Equals(back.Coordinate.Y);
        });
    }

    [TestMethod]
    public void A_grid_point_returns_bit_for_bit_from_the_neighbouring_zone()
    {
        var zones = Gen.Int[4513, 4532].Select(epsg => (CrsRegistry.Get(epsg), CrsRegistry.Get(epsg + 1)));
        Gen.Select(zones, Gen.Double[-1.5, 4.5], Gen.Double[3, 54]).Sample((pair, offset, latitude) =>
        {
            // A second rounding to 0.1 mm lies between: the way back is exact to half a step of its own, never more.
            var point = OnGrid(pair.Item1, pair.Item1.CentralMeridianDegrees!.Value + offset, latitude);
            var there = CoordinateTransform.Between(pair.Item1, pair.Item2).Transform(point.Coordinate);
            var back = CoordinateTransform.Between(pair.Item2, pair.Item1).Transform(there);
            var (x, y) = (SurveyGrid.PrecisionModel.MakePrecise(back.X), SurveyGrid.PrecisionModel.MakePrecise(back.Y));
            return point.Coordinate.X.Equals(x) && point.Coordinate.Y.Equals(y);
        });
    }

    [TestMethod]
    public void Snapping_twice_changes_nothing() =>
        Gen.Select(Gen.Double[-4e7, 4e7], Gen.Double[-1e7, 1e7]).Sample((x, y) =>
        {
            var once = SurveyGrid.Snap(SurveyGrid.Services.CreateGeometryFactory().CreatePoint(new Coordinate(x, y)));
            var twice = SurveyGrid.Snap(once);
            return once.EqualsExact(twice) && Math.Abs(once.Coordinate.X - x) <= 0.5001e-4;
        });

    /// <summary>What a file prints with four decimals is on the grid as it is read.</summary>
    [TestMethod]
    public void A_number_of_four_decimals_stays_bit_for_bit() =>
        Gen.Long[-460_000_000_000, 460_000_000_000].Sample(steps =>
        {
            var read = Wkt.Number(FormattableString.Invariant($"{steps / 10_000m:0.0000}"));
            return SurveyGrid.PrecisionModel.MakePrecise(read).Equals(read);
        });

    private static Geometry OnGrid(Crs crs, double longitude, double latitude) =>
        SurveyGrid.Snap(SurveyGrid.FactoryFor(crs).CreatePoint(crs.FromGeographic(new GeographicPoint(longitude, latitude))));
}

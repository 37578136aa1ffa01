using System.Diagnostics;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Tests;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.ReferenceSystems;

/// <summary>Every 3° zone against PROJ, which ST_Transform of PostGIS calls, on random points up to 3° from the meridian.</summary>
[TestClass]
public sealed class ZoneOracleTests
{
    private const double MetresPerDegree = 111_320;

    private static readonly int Points = Soak.Count("ENCLAVE_SOAK_POINTS", 2000);

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void PROJ_places_random_points_of_every_zone_where_we_do()
    {
        var watch = Stopwatch.StartNew();
        double forward = 0, back = 0;
        var count = 0;
        for (var zone = 25; zone <= 45; zone++)
        {
            var crs = CrsRegistry.Get(4509 + zone);
            foreach (var (place, east, north, gridPoint, gridPlace) in Answers(zone))
            {
                count++;
                var placed = crs.FromGeographic(place);
                forward = Math.Max(forward, Math.Max(Math.Abs(placed.X - east), Math.Abs(placed.Y - north)));
                var found = crs.ToGeographic(gridPoint);
                var parallel = Math.Cos(double.DegreesToRadians(found.LatitudeDegrees));
                back = Math.Max(back, MetresPerDegree * Math.Max(
                    Math.Abs(found.LongitudeDegrees - gridPlace.LongitudeDegrees) * parallel,
                    Math.Abs(found.LatitudeDegrees - gridPlace.LatitudeDegrees)));
            }
        }

        Assert.AreEqual(21 * Points, count);
        Assert.IsLessThan(1e-4, forward);
        Assert.IsLessThan(1e-4, back);
        TestContext.WriteLine(FormattableString.Invariant(
            $"{count} points in 21 zones, {forward:0.0e0} m to the plane, {back:0.0e0} m back; {watch.Elapsed.TotalSeconds:0} s"));
    }

    /// <summary>A random place with its plane coordinates, and these on the 0.1 mm grid with their place.</summary>
    private static IEnumerable<(GeographicPoint Place, double East, double North, Coordinate GridPoint, GeographicPoint GridPlace)> Answers(int zone)
    {
        using var connection = PostGis.DataSource.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = FormattableString.Invariant(
            $"""
            select setseed({zone} / 100.0);
            select x, y, ST_X(p), ST_Y(p), ST_X(g), ST_Y(g), ST_X(b), ST_Y(b) from (
              select *, ST_Transform(g, 4490) b from (
                select *, ST_SetSRID(ST_MakePoint(round(ST_X(p)::numeric, 4), round(ST_Y(p)::numeric, 4)), {4509 + zone}) g from (
                  select *, ST_Transform(ST_SetSRID(ST_MakePoint(x, y), 4490), {4509 + zone}) p from (
                    select {3 * zone} - 3 + 6 * random() x, 3 + 51 * random() y from generate_series(1, {Points}) offset 0) q1
                  offset 0) q2
                offset 0) q3
              offset 0) q4
            """);
        using var reader = command.ExecuteReader();
        reader.NextResult();
        while (reader.Read())
        {
            yield return (
                new GeographicPoint(reader.GetDouble(0), reader.GetDouble(1)),
                reader.GetDouble(2),
                reader.GetDouble(3),
                new Coordinate(reader.GetDouble(4), reader.GetDouble(5)),
                new GeographicPoint(reader.GetDouble(6), reader.GetDouble(7)));
        }
    }
}

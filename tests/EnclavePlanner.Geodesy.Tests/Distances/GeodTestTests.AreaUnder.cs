namespace EnclavePlanner.Geodesy.Tests.Distances;

/// <summary>
/// S12 to 0.1 m², by the ends of a line and by its start, direction and length. Either way has places where no program that is
/// given doubles can hold that, because S12 hangs on their last digit: by the ends near the antipode, by start and direction
/// where an end lies near a pole. There the miss is held to what the last digit of what is given moves.
/// </summary>
public sealed partial class GeodTestTests
{
    private const double Tenth = 0.1;

    /// <summary>The last digit of a double near 90° and near 180°, degrees, and near 20,000 km, m: 2 to 4 nm on the ground.</summary>
    private const double LastOfLatitude = 1.42e-14;
    private const double LastOfTurn = 2.84e-14;
    private const double LastOfLength = 3.73e-9;

    [TestMethod]
    public void Finds_the_area_between_two_places_and_the_equator()
    {
        const double c2 = 4.058973e13;
        foreach (var line in Lines())
        {
            var found = ByEnds(line[0], line[4], line[3]);
            var bound = Tenth;

            // c² is the authalic radius squared, m12 the reduced length: what 5 nm at an end would do.
            if (line[7] > 170)
                bound += Math.Min(c2 * 5e-9 / line[8], Moved(ByEnds, found, (line[0], LastOfLatitude), (line[4], LastOfTurn), (line[3], LastOfLatitude)));
            Assert.AreEqual(line[9], found, bound, string.Join(' ', line));
        }

        static double ByEnds(double latitude1, double longitude2, double latitude2) =>
            Wgs84.AreaUnder(new GeographicPoint(0, latitude1), new GeographicPoint(longitude2, latitude2));
    }

    /// <summary>The antipode does not matter here, so 0.1 m² holds for every line that begins and ends over 20° from the poles.</summary>
    [TestMethod]
    public void Finds_the_area_between_a_line_of_given_start_and_direction_and_the_equator()
    {
        foreach (var line in Lines())
        {
            var found = ByStart(line[0], line[2], line[6]);
            Assert.AreEqual(line[9], found, Bound(line, found, line[0], line[2], line[6]), string.Join(' ', line));
            var back = ByStart(line[3], line[5], -line[6]);
            Assert.AreEqual(-line[9], back, Bound(line, back, line[3], line[5], -line[6]), string.Join(' ', line));
        }

        static double Bound(double[] line, double found, double latitude, double azimuth, double length) =>
            Math.Max(Math.Abs(line[0]), Math.Abs(line[3])) < 70 ? Tenth : Tenth + MovedFromStart(found, latitude, azimuth, length);
    }

    /// <summary>
    /// The line that the inverse problem found, followed from its start, has the area that the inverse problem gave: what is
    /// missed near the antipode is all in which line is the shortest, none in the area under it.
    /// </summary>
    [TestMethod]
    public void The_area_between_two_places_is_that_under_the_line_found()
    {
        foreach (var line in Lines())
        {
            GeographicPoint from = new(line[1], line[0]), to = new(line[4], line[3]);
            var shortest = Wgs84.Inverse(from, to);
            var followed = ByStart(line[0], shortest.StartAzimuthDegrees, shortest.LengthMetres);
            var bound = Math.Max(Math.Abs(line[0]), Math.Abs(line[3])) < 70
                ? Tenth
                : Tenth + MovedFromStart(followed, line[0], shortest.StartAzimuthDegrees, shortest.LengthMetres);
            Assert.AreEqual(followed, Wgs84.AreaUnder(from, to), bound, string.Join(' ', line));
        }
    }

    /// <summary>The whole of WGS 84 is 510,065,621,724,088.5 m² by GeographicLib. A meridian over a pole runs neither east nor west, so the sign is free.</summary>
    [TestMethod]
    [DataRow(80.0, 0.0, 3_000_000.0, 1)]
    [DataRow(-80.0, 180.0, 3_000_000.0, 1)]
    [DataRow(10.0, 0.0, 5_000_000.0, 0)]
    [DataRow(0.0, 90.0, 5_000_000.0, 0)]
    public void A_line_over_a_pole_cuts_off_a_quarter_of_the_ellipsoid(double latitude, double azimuth, double length, int quarters)
    {
        Assert.AreEqual(quarters * 510_065_621_724_088.5 / 4, Math.Abs(ByStart(latitude, azimuth, length)), 0.2);
        var end = Wgs84.Direct(new GeographicPoint(0, latitude), azimuth, length).Point;
        Assert.AreEqual(quarters * 510_065_621_724_088.5 / 4, Math.Abs(Wgs84.AreaUnder(new GeographicPoint(0, latitude), end)), 0.2);
    }

    private static double ByStart(double latitude, double azimuth, double length) =>
        Wgs84.AreaUnder(new GeographicPoint(0, latitude), azimuth, length);

    /// <summary>Two last digits: besides what is given, the arc from the start is a double too.</summary>
    private static double MovedFromStart(double found, double latitude, double azimuth, double length) =>
        Moved(ByStart, found, (latitude, 2 * LastOfLatitude), (azimuth, 2 * LastOfTurn), (length, 2 * LastOfLength));

    /// <summary>How far the area moves when each of what is given does, one after the other, the farther way; added up.</summary>
    private static double Moved(
        Func<double, double, double, double> area, double found,
        (double At, double By) first, (double At, double By) second, (double At, double By) third)
    {
        return Farther(area(Up(first), second.At, third.At), area(Down(first), second.At, third.At))
            + Farther(area(first.At, Up(second), third.At), area(first.At, Down(second), third.At))
            + Farther(area(first.At, second.At, Up(third)), area(first.At, second.At, Down(third)));

        double Farther(double up, double down) => Math.Max(Math.Abs(up - found), Math.Abs(down - found));
        static double Up((double At, double By) value) => value.At + value.By;
        static double Down((double At, double By) value) => value.At - value.By;
    }
}

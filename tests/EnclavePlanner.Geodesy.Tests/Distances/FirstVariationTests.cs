using CsCheck;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.ReferenceSystems;

namespace EnclavePlanner.Geodesy.Tests.Distances;

/// <summary>The lower bounds that the search for nearest places trusts, against the geodesics themselves.</summary>
[TestClass]
public sealed class FirstVariationTests
{
    private const double PiB = Math.PI * 6356752.314;

    private static readonly Geodesic Earth = new(Ellipsoid.Cgcs2000);
    private static readonly EdgePlane Degrees = new(CrsRegistry.Get(4490), Ellipsoid.Cgcs2000);

    private static readonly Gen<GeographicPoint> Anywhere =
        Gen.Select(Gen.Double[-180, 180], Gen.Double[-1, 1]).Select((longitude, sine) => new GeographicPoint(longitude, double.RadiansToDegrees(Math.Asin(sine))));

    private static readonly Gen<double> Azimuth = Gen.Double[-180, 180];

    private static readonly Gen<double> Reach = Gen.Double[-1, 5.8].Select(exponent => Math.Pow(10, exponent));

    /// <summary>Lengths from 1 m, and as many near the antipode.</summary>
    private static readonly Gen<double> Length = Gen.OneOf(
        Gen.Double[0, 7.3].Select(exponent => Math.Pow(10, exponent)), Gen.Double[0.9 * PiB, PiB]);

    /// <summary>One geodesic bounds the places about its ends, and is loose by no more than it says.</summary>
    [TestMethod]
    public void No_place_near_its_ends_is_nearer_than_it_says() =>
        Gen.Select(Anywhere, Azimuth, Length, Gen.Select(Reach, Azimuth), Gen.Select(Reach, Azimuth)).Sample((start, azimuth, metres, one, other) =>
        {
            var end = Earth.Direct(start, azimuth, metres).Point;
            PlacedVertex from = At(start), to = At(end);
            PlacedVertex p = At(Earth.Direct(start, one.Item2, one.Item1).Point), q = At(Earth.Direct(end, other.Item2, other.Item1).Point);
            var line = new FirstVariation(Ellipsoid.Cgcs2000, from, to, Earth.Inverse(start, end));
            double least = line.Between(Ball(p), Ball(q)), loose = line.Looseness(Ball(p), Ball(q));
            var length = Earth.Inverse(p.Place, q.Place).LengthMetres;

            // What it says of its own looseness is meant for reaches that are small beside the length, and short of a quarter of the earth.
            var told = one.Item1 + other.Item1 > metres / 10 || metres > 9e6 || length - least <= 1.2 * loose + 1e-6;
            return least <= length + 2e-8 && told;
        }, iter: 20_000);

    [TestMethod]
    public void No_pieces_near_its_ends_are_nearer_than_it_says() =>
        Gen.Select(Anywhere, Azimuth, Length, Azimuth, Gen.Double[-1, 3.3].Array[2], Gen.Double[0, 1].Array[2]).Sample((start, azimuth, metres, turn, lengths, parts) =>
        {
            var end = Earth.Direct(start, azimuth, metres).Point;
            var a = new EdgePiece(Degrees, At(start), At(Earth.Direct(start, turn, Math.Pow(10, lengths[0])).Point));
            var b = new EdgePiece(Degrees, At(Earth.Direct(end, 3 * turn, Math.Pow(10, lengths[1])).Point), At(end));
            if (Math.Abs(start.LatitudeDegrees) > 80 || Math.Abs(end.LatitudeDegrees) > 80 || IsAcrossTheSeam(a) || IsAcrossTheSeam(b))
                return true; // straight in degrees it would be no piece of 2 km
            var line = new FirstVariation(Ellipsoid.Cgcs2000, At(start), At(end), Earth.Inverse(start, end));
            return line.Between(a, b) <= Earth.Inverse(a.At(parts[0]).Place, b.At(parts[1]).Place).LengthMetres + 2e-8;
        }, iter: 5000);

    [TestMethod]
    public void No_way_is_shorter_than_the_arc_over_its_chord() =>
        Gen.Select(Anywhere, Azimuth, Length).Sample((start, azimuth, metres) =>
        {
            var end = Earth.Direct(start, azimuth, metres).Point;
            var chord = (At(start).Geocentric - At(end).Geocentric).Length;
            var largest = Ellipsoid.Cgcs2000.SemiMajorAxisMetres / (1 - Ellipsoid.Cgcs2000.Flattening);
            var length = Earth.Inverse(start, end).LengthMetres;

            // Over the whole earth the arc hangs on the last digits of the chord.
            return NearestSearch.Arc(chord, largest) <= length + 2e-8;
        }, iter: 20_000);

    private static bool IsAcrossTheSeam(in EdgePiece piece) => Math.Abs(piece.Start.X - piece.End.X) > 180;

    private static PlacedVertex At(GeographicPoint place) => Degrees.At(place.LongitudeDegrees, place.LatitudeDegrees);

    private static EdgeNode Ball(in PlacedVertex place) => new(place.Geocentric, 0, 0, -1, -1);
}

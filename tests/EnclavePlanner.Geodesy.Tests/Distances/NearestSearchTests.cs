using CsCheck;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Distances;

/// <summary>The search by bounds against searches that trust none.</summary>
[TestClass]
public sealed class NearestSearchTests
{
    private static readonly Crs Here = CrsRegistry.Get(4547);
    private static readonly Crs There = CrsRegistry.Get(4548);
    private static readonly Crs Degrees = CrsRegistry.Get(4490);
    private static readonly Geodesic Earth = new(Ellipsoid.Cgcs2000);

    /// <summary>
    /// Parcels of 1 m to 2 km, 1 m to 2,000 km apart, in two zones: every pair of edges by nested searches. And whichever comes
    /// first, wherever the rings begin and whichever way they run, the length stays.
    /// </summary>
    [TestMethod]
    public void It_finds_what_the_search_of_all_pairs_finds()
    {
        var parcel = Gen.Select(Gen.Double[0, 3.3].Select(exponent => Math.Pow(10, exponent)), Gen.Double[0, 2 * Math.PI], Gen.Double[0.3, 1].Array[3, 7]);
        var apart = Gen.Double[0, 6.3].Select(exponent => Math.Pow(10, exponent));
        Gen.Select(parcel, parcel, apart, Gen.Double[-20, 20], Gen.Int[0, 6]).Sample((one, other, metres, bearing, turned) =>
        {
            var middle = new GeographicPoint(115.4, 22.6);
            var reach = one.Item1 + other.Item1 + metres;
            var a = Star(Here, middle, one.Item1, one.Item2, one.Item3);
            var b = Star(There, Earth.Direct(middle, bearing, reach).Point, other.Item1, other.Item2, other.Item3);
            var found = NearestPoints.Between(a, Here, b, There);
            var plain = AllPairs(Pieces(a, Here), Pieces(b, There));
            var turnedRound = NearestPoints.Between(Turned(b, turned), There, (Polygon)Turned(a, turned).Reverse(), Here).LengthMetres;
            return Math.Abs(found.LengthMetres - plain) < 1e-4
                && Math.Abs(found.LengthMetres - turnedRound) < 1e-6
                && Math.Abs(Earth.Inverse(found.From, found.To).LengthMetres - found.LengthMetres) < 1e-8;
        }, iter: 500);
    }

    /// <summary>
    /// Rings of 200 vertices, 60 to 19,900 km apart: the pairs of edges that the triangle's inequality leaves, from all pairs of
    /// vertices.
    /// </summary>
    [TestMethod]
    public void Of_many_vertices_it_finds_the_nearest() =>
        Gen.Select(Gen.Double[-60, 60], Gen.Double[-180, 180], Gen.OneOf(Gen.Double[6e4, 2e6], Gen.Double[2e6, 1.97e7], Gen.Double[1.97e7, 1.99e7]), Gen.Double[0.9, 1].Array[200]).Sample((latitude, azimuth, metres, radii) =>
        {
            var middle = new GeographicPoint(0, latitude);
            var far = Earth.Direct(middle, azimuth, metres).Point;
            if (Math.Abs(far.LatitudeDegrees) > 80 || Math.Abs(far.LongitudeDegrees) > 179)
                return true; // straight in degrees the ring would cross the whole map
            Polygon a = Round(middle, 10_000, radii), b = Round(far, 8_000, [.. radii.Reverse()]);
            var found = NearestPoints.Between(a, Degrees, b, Degrees).LengthMetres;
            return Math.Abs(found - Sifted(Pieces(a, Degrees), Pieces(b, Degrees))) < 1e-4;
        }, iter: 8);

    /// <summary>The districts of Shenzhen, of Shanwei beside it and of Liaocheng, 1,500 km away.</summary>
    [TestMethod]
    public void Between_districts_it_finds_the_nearest()
    {
        var districts = RealFeatures.Districts();
        foreach (var (one, other) in new[] { (440303, 371502), (440308, 441502) })
        {
            Geometry a = districts[one], b = districts[other];
            var found = NearestPoints.Between(a, Degrees, b, Degrees).LengthMetres;
            if (found > 0)
                Assert.AreEqual(Sifted(Pieces(a, Degrees), Pieces(b, Degrees)), found, 1e-4, $"{one} – {other}");
            else
                Assert.IsTrue(a.Intersects(b), $"{one} – {other}");
        }
    }

    /// <summary>Beyond a quarter of the earth an edge may fall away towards both its ends; near the antipode it may cross the cut locus.</summary>
    [TestMethod]
    [DataRow("LINESTRING (0 30, 0.01 30.004)", "LINESTRING (179.9 -30.1, 179.91 -30.09)")]
    [DataRow("LINESTRING (0 0.01, 0.015 0)", "LINESTRING (179.2 0.01, 179.21 -0.005)")]
    [DataRow("LINESTRING (0 40, 0.015 40)", "LINESTRING (179.99 -40.01, 180.001 -40)")]
    [DataRow("LINESTRING (0 60, 0.02 60)", "POINT (180.004 40)")]
    [DataRow("LINESTRING (0 0, 0.01 0.01)", "POINT (179.6 0.02)")]
    public void Nearly_to_the_antipode_no_place_of_a_net_is_nearer(string one, string other)
    {
        Geometry a = Wkt.Read(one), b = Wkt.Read(other);
        foreach (var (first, second) in new[] { (a, b), (b, a) })
        {
            var found = NearestPoints.Between(first, Degrees, second, Degrees);
            EdgePiece pieceA = Pieces(first, Degrees).Single(), pieceB = Pieces(second, Degrees).Single();
            var net = Enumerable.Range(0, 101).Min(i => Enumerable.Range(0, 101).Min(j =>
                Earth.Inverse(pieceA.At(i / 100.0).Place, pieceB.At(j / 100.0).Place).LengthMetres));
            Assert.IsLessThanOrEqualTo(net + 1e-6, found.LengthMetres);
            Assert.AreEqual(Earth.Inverse(found.From, found.To).LengthMetres, found.LengthMetres, 1e-8);
        }
    }

    private static double AllPairs(EdgePiece[] a, EdgePiece[] b)
    {
        var between = new GeodesicBetweenEdges(Ellipsoid.Cgcs2000);
        return a.Min(one => b.Min(other => between.Anywhere(one, other).LengthMetres));
    }

    /// <summary>Only pairs whose starts are not farther apart than the nearest starts by more than the edges are long.</summary>
    private static double Sifted(EdgePiece[] a, EdgePiece[] b)
    {
        var starts = a.SelectMany(one => b.Select(other => (One: one, Other: other, Earth.Inverse(one.Start.Place, other.Start.Place).LengthMetres))).ToList();
        var least = starts.Min(pair => pair.LengthMetres);
        var between = new GeodesicBetweenEdges(Ellipsoid.Cgcs2000);
        return starts.Where(pair => pair.LengthMetres <= least + 1.01 * (pair.One.Metres + pair.Other.Metres))
            .Min(pair => between.Anywhere(pair.One, pair.Other).LengthMetres);
    }

    private static EdgePiece[] Pieces(Geometry geometry, Crs crs)
    {
        var edges = new EdgeCollector(new EdgePlane(crs, Ellipsoid.Cgcs2000), geometry.NumPoints);
        edges.Add(geometry);
        return edges.Pieces[..edges.Count];
    }

    private static Polygon Star(Crs crs, GeographicPoint centre, double size, double turn, double[] radii)
    {
        var middle = crs.FromGeographic(centre);
        var corners = radii.Select((radius, i) => new Coordinate(
            middle.X + size * radius * Math.Cos(turn + 2 * Math.PI * i / radii.Length),
            middle.Y + size * radius * Math.Sin(turn + 2 * Math.PI * i / radii.Length))).ToList();
        return SurveyGrid.FactoryFor(crs).CreatePolygon([.. corners, corners[0]]);
    }

    private static Polygon Round(GeographicPoint centre, double size, double[] radii)
    {
        var corners = radii.Select((radius, i) => Earth.Direct(centre, 360.0 * i / radii.Length, size * radius).Point)
            .Select(place => new Coordinate(place.LongitudeDegrees, place.LatitudeDegrees)).ToList();
        return new GeometryFactory().CreatePolygon([.. corners, corners[0]]);
    }

    private static Polygon Turned(Polygon polygon, int by)
    {
        var corners = polygon.Coordinates[..^1];
        by %= corners.Length;
        return polygon.Factory.CreatePolygon([.. corners[by..], .. corners[..by], corners[by]]);
    }
}

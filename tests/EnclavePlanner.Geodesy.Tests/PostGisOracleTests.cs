using System.Text.Json;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.Distances;
using EnclavePlanner.Geodesy.ReferenceSystems;
using EnclavePlanner.Tests;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using NetTopologySuite.IO.Converters;

namespace EnclavePlanner.Geodesy.Tests;

/// <summary>The same questions put to PostGIS: ST_Area and ST_Distance of geography, on the spheroid, and ST_Transform.</summary>
[TestClass]
public sealed class PostGisOracleTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    private static readonly Crs Wgs84 = CrsRegistry.Get(4326);

    [TestMethod]
    public void Its_geographic_areas_are_ours()
    {
        foreach (var (parcel, measured) in Answers("select ST_Area(ST_GeomFromText($1, 4326)::geography)", Parcels().Take(500)))
            Assert.AreEqual(measured, new GeodesicArea(Wgs84).Measure(parcel).Value, Math.Max(1e-4, 1e-9 * measured));
    }

    /// <summary>PostGIS looks for the nearest places on a sphere and measures between them on the spheroid, so its figure is a little too long.</summary>
    [TestMethod]
    public void Its_distances_are_ours_to_its_own_tolerance()
    {
        var parcels = Parcels().Take(200).ToList();
        var first = parcels[0];
        foreach (var (parcel, measured) in Answers($"select ST_Distance(ST_GeomFromText($1, 4326)::geography, ST_GeomFromText('{first.AsText()}', 4326)::geography)", parcels))
        {
            var ours = NearestPoints.Between(parcel, Wgs84, first, Wgs84).LengthMetres;
            Assert.AreEqual(measured, ours, 0.002 + 1e-5 * measured);
        }
    }

    /// <summary>
    /// Districts of three cities, up to 1,600 km apart. PostGIS's edges are arcs of great circles, ours straight in degrees: a few
    /// centimetres on edges of 2 km.
    /// </summary>
    [TestMethod]
    public void Its_distances_between_districts_are_ours_to_its_own_tolerance()
    {
        var districts = RealFeatures.Districts().OrderBy(district => district.Key).Select(district => district.Value).ToList();
        foreach (var first in districts.Where((_, index) => index % 6 == 0))
        {
            foreach (var (district, measured) in Answers($"select ST_Distance(ST_GeomFromText($1, 4326)::geography, ST_GeomFromText('{first.AsText()}', 4326)::geography)", districts))
                Assert.AreEqual(measured, NearestPoints.Between(district, Wgs84, first, Wgs84).LengthMetres, 0.05 + 1e-5 * measured);
        }
    }

    [TestMethod]
    [DataRow(4547, 114.9, 22.6)]
    [DataRow(4526, 112.6, 30.1)]
    [DataRow(4513, 76.4, 39.5)]
    [DataRow(32650, 120.3, 31.5)]
    [DataRow(3826, 121.5, 25.0)]
    [DataRow(2154, 2.35, 48.86)]
    public void Its_projected_coordinates_are_ours(int epsg, double longitude, double latitude)
    {
        var crs = CrsRegistry.Get(epsg);
        var geographic = crs.Datum.GeographicEpsg;
        using var command = PostGis.DataSource.CreateCommand(
            $"select ST_X(p), ST_Y(p) from (select ST_Transform(ST_SetSRID(ST_MakePoint($1, $2), {geographic}), {epsg}) p) q");
        command.Parameters.Add(new() { Value = longitude });
        command.Parameters.Add(new() { Value = latitude });
        using var reader = command.ExecuteReader();
        Assert.IsTrue(reader.Read());
        var placed = crs.FromGeographic(new GeographicPoint(longitude, latitude));
        Assert.AreEqual(reader.GetDouble(0), placed.X, 1e-4);
        Assert.AreEqual(reader.GetDouble(1), placed.Y, 1e-4);
    }

    /// <summary>Plane-straight edges cut to 50 m, each piece measured on the spheroid. The longest is 290 km, the farthest 1.9° from its meridian.</summary>
    [TestMethod]
    [DataRow("LINESTRING (493000 2518000, 493800.5 2518300.25, 494100 2517000)")]
    [DataRow("LINESTRING (305000 2500000, 310000 2790000)")]
    [DataRow("LINESTRING (305000 2500000, 505000 2510000, 690000 2400000)")]
    public void Its_lengths_of_lines_straight_in_the_plane_are_ours(string line)
    {
        var crs = CrsRegistry.Get(4547);
        var (read, measured) = Answers(
            "select ST_Length(ST_Transform(ST_Segmentize(ST_GeomFromText($1, 4547), 50), 4490)::geography)", [new WKTReader().Read(line)]).Single();
        Assert.AreEqual(measured, new EllipsoidalLength(crs).Measure((LineString)read), 1e-6 + 1e-9 * measured);
    }

    private static IEnumerable<(Geometry Parcel, double Measured)> Answers(string sql, IEnumerable<Geometry> parcels)
    {
        using var connection = PostGis.DataSource.OpenConnection();
        foreach (var parcel in parcels)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.Parameters.Add(new() { Value = new WKTWriter { OutputOrdinates = Ordinates.XY }.Write(parcel) });
            yield return (parcel, (double)command.ExecuteScalar()!);
        }
    }

    private static IEnumerable<Geometry> Parcels()
    {
        using var file = File.OpenRead(SharedData.File("cadastre/cadastre-75118-parcelles.json"));
        return JsonSerializer.Deserialize<FeatureCollection>(file, Json)!.Select(feature => feature.Geometry);
    }
}

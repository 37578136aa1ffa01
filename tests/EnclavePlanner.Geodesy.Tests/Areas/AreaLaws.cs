using CsCheck;
using EnclavePlanner.Geodesy.Areas;
using EnclavePlanner.Geodesy.ReferenceSystems;
using NetTopologySuite.Geometries;

namespace EnclavePlanner.Geodesy.Tests.Areas;

/// <summary>What holds of an area whatever the parcel.</summary>
[TestClass]
public sealed class AreaLaws
{
    private static readonly AreaMethod[] Methods = Enum.GetValues<AreaMethod>();

    /// <summary>A star-shaped parcel of 3 to 12 corners and up to 3 km, anywhere in a Gauss-Krüger zone of 3°.</summary>
    private static readonly Gen<Parcel> Parcels = Gen.Select(
        Gen.Int[4513, 4554], Gen.Double[-1.5, 1.5], Gen.Double[18, 53], Gen.Double[20, 3000].Array[3, 12], Gen.Double[0, 6.28],
        (epsg, offset, latitude, radii, turn) =>
        {
            var crs = CrsRegistry.Get(epsg);
            var centre = crs.FromGeographic(new GeographicPoint(crs.CentralMeridianDegrees!.Value + offset, latitude));
            var corners = radii.Select((radius, i) =>
            {
                var (sin, cos) = Math.SinCos(turn + 2 * Math.PI * i / radii.Length);
                var (x, y) = SurveyGrid.Snap(centre.X + radius * cos, centre.Y + radius * sin);
                return new Coordinate(x, y);
            }).ToArray();
            var (centreX, centreY) = SurveyGrid.Snap(centre.X, centre.Y);
            return new Parcel(crs, new Coordinate(centreX, centreY), corners);
        });

    [TestMethod]
    public void It_does_not_depend_on_the_first_vertex_or_the_sense_of_the_ring() =>
        Gen.Select(Parcels, Gen.Int[0, 11]).Sample((parcel, start) =>
        {
            var turned = parcel.Corners.Skip(start % parcel.Corners.Length).Concat(parcel.Corners.Take(start % parcel.Corners.Length)).ToArray();
            return Methods.All(method =>
            {
                var area = Measure(parcel, method, parcel.Corners);
                return Near(area, Measure(parcel, method, turned), area) && Near(area, Measure(parcel, method, [.. turned.Reverse()]), area);
            });
        });

    /// <summary>The fan of triangles about the centre fills the parcel. Cutting a new edge in pieces cannot move the old ones.</summary>
    [TestMethod]
    public void The_parts_of_a_split_add_up() =>
        Parcels.Sample(parcel => Methods.All(method =>
        {
            var whole = Measure(parcel, method, parcel.Corners);
            var parts = parcel.Corners.Select((corner, i) =>
                SignedByTurn(parcel, method, [parcel.Centre, corner, parcel.Corners[(i + 1) % parcel.Corners.Length]])).Sum();
            return Near(whole, Math.Abs(parts), whole);
        }));

    /// <summary>
    /// Gauss-Krüger stretches everything but its meridian, so the plane is never the smaller (k ≥ 1), but for the bulge of
    /// the trapezoids' edges beside straight ones: l³ tan B/12R on a piece l, 70² tan B/12R on each metre of the boundary.
    /// </summary>
    [TestMethod]
    public void The_ellipsoidal_area_is_no_larger_than_the_planar_one() =>
        Parcels.Sample(parcel =>
        {
            var bulge = 70 * 70 * Math.Tan(54 * Math.PI / 180) / (12 * 6.35e6) * Perimeter(parcel);
            return Measure(parcel, AreaMethod.Ellipsoidal, parcel.Corners) <= Measure(parcel, AreaMethod.Planar, parcel.Corners) * (1 + 1e-12) + bulge;
        });

    /// <summary>Densified trapezoids and geodesics measure the same ground: here edges of a few km, so 1e-6 and not more is asked.</summary>
    [TestMethod]
    public void The_ellipsoidal_and_geodesic_areas_agree_where_edges_are_short() =>
        Parcels.Sample(parcel =>
        {
            var geodesic = Measure(parcel, AreaMethod.Geodesic, parcel.Corners);
            return Math.Abs(Measure(parcel, AreaMethod.Ellipsoidal, parcel.Corners) - geodesic) <= 2e-5 * geodesic + 10;
        });

    private static double Perimeter(Parcel parcel) =>
        parcel.Corners.Select((corner, i) => corner.Distance(parcel.Corners[(i + 1) % parcel.Corners.Length])).Sum();

    private static double SignedByTurn(Parcel parcel, AreaMethod method, Coordinate[] triangle)
    {
        var twice = (triangle[1].X - triangle[0].X) * (triangle[2].Y - triangle[0].Y) - (triangle[2].X - triangle[0].X) * (triangle[1].Y - triangle[0].Y);
        return Math.Sign(twice) * Measure(parcel, method, triangle);
    }

    private static double Measure(Parcel parcel, AreaMethod method, Coordinate[] corners) =>
        new AreaMeter(parcel.Crs, method).Measure(new GeometryFactory().CreatePolygon([.. corners, corners[0]])).Value;

    /// <summary>1e-10 of the area, and 0.00001 m² for the last digits of the coordinates.</summary>
    private static bool Near(double expected, double actual, double scale) => Math.Abs(expected - actual) <= 1e-5 + 1e-10 * scale;

    private sealed record Parcel(Crs Crs, Coordinate Centre, Coordinate[] Corners);
}

using System.Globalization;
using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>
/// The projections, as transforms of ProjNET. A transform here is never inverted in place (MathTransform.Invert), the
/// only thing in ProjNET 2.0 that changes one after it was made; so each may be used from many threads.
/// </summary>
internal static class Projecting
{
    internal static (MathTransform Forward, MathTransform Inverse) With(Ellipsoid ellipsoid, ProjectionParameters projection)
    {
        if (projection.Method == ProjectionMethod.TransverseMercator)
        {
            var transverse = new KruegerTransverseMercator(ellipsoid, projection);
            return (transverse, transverse.Inverse());
        }

        var projected = projection.Method == ProjectionMethod.WebMercator
            ? ProjectedCoordinateSystem.WebMercator
            : Lambert(ellipsoid, projection);
        var factory = new CoordinateTransformationFactory();
        return (
            factory.CreateFromCoordinateSystems(projected.GeographicCoordinateSystem, projected).MathTransform,
            factory.CreateFromCoordinateSystems(projected, projected.GeographicCoordinateSystem).MathTransform);
    }

    private static ProjectedCoordinateSystem Lambert(Ellipsoid ellipsoid, ProjectionParameters p)
    {
        var wkt = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            PROJCS["x",GEOGCS["x",DATUM["x",SPHEROID["x",{ellipsoid.SemiMajorAxisMetres:R},{ellipsoid.InverseFlattening:R}]],
            PRIMEM["Greenwich",0],UNIT["degree",{Math.PI / 180:R}]],PROJECTION["Lambert_Conformal_Conic_2SP"],
            PARAMETER["latitude_of_origin",{p.LatitudeOfOrigin:R}],PARAMETER["central_meridian",{p.CentralMeridian:R}],
            PARAMETER["standard_parallel_1",{p.StandardParallel1:R}],PARAMETER["standard_parallel_2",{p.StandardParallel2:R}],
            PARAMETER["false_easting",{p.FalseEasting:R}],PARAMETER["false_northing",{p.FalseNorthing:R}],UNIT["metre",1]]
            """);
        return (ProjectedCoordinateSystem)new CoordinateSystemFactory().CreateFromWkt(wkt);
    }
}

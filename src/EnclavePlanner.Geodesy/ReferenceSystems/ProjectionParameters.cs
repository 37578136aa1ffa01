namespace EnclavePlanner.Geodesy.ReferenceSystems;

/// <summary>The projections this program computes.</summary>
internal enum ProjectionMethod
{
    TransverseMercator,
    LambertConicConformal,
    WebMercator,
}

/// <summary>A projection and its numbers; angles in degrees, lengths in metres.</summary>
internal sealed record ProjectionParameters(
    ProjectionMethod Method,
    double CentralMeridian,
    double LatitudeOfOrigin,
    double ScaleFactor,
    double FalseEasting,
    double FalseNorthing,
    double StandardParallel1 = 0,
    double StandardParallel2 = 0)
{
    /// <summary>1e-9°, about 0.1 mm on the ground: files print parameters with fewer digits than a double holds.</summary>
    private const double AngleTolerance = 1e-9;

    private const double LengthTolerance = 1e-4;

    /// <summary>Gauss-Krüger as China uses it: Transverse Mercator with scale 1 at the central meridian.</summary>
    internal static ProjectionParameters GaussKrueger(double centralMeridian, double falseEasting) =>
        new(ProjectionMethod.TransverseMercator, centralMeridian, 0, 1, falseEasting, 0);

    /// <summary>Whether the two give the same coordinates to 0.1 mm.</summary>
    internal bool IsSameAs(ProjectionParameters other) =>
        Method == other.Method
        && Math.Abs(CentralMeridian - other.CentralMeridian) < AngleTolerance
        && Math.Abs(LatitudeOfOrigin - other.LatitudeOfOrigin) < AngleTolerance
        && Math.Abs(ScaleFactor - other.ScaleFactor) < 1e-12
        && Math.Abs(FalseEasting - other.FalseEasting) < LengthTolerance
        && Math.Abs(FalseNorthing - other.FalseNorthing) < LengthTolerance
        && Math.Abs(StandardParallel1 - other.StandardParallel1) < AngleTolerance
        && Math.Abs(StandardParallel2 - other.StandardParallel2) < AngleTolerance;
}

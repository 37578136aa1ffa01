namespace EnclavePlanner.Geodesy;

/// <summary>An ellipsoid of revolution.</summary>
/// <param name="SemiMajorAxisMetres">Equatorial radius a, metres.</param>
/// <param name="InverseFlattening">1/f; <see cref="double.PositiveInfinity"/> for a sphere.</param>
public readonly record struct Ellipsoid(double SemiMajorAxisMetres, double InverseFlattening)
{
    /// <summary>CGCS2000 (GB 22021-2008): a = 6378137 m, 1/f = 298.257222101.</summary>
    public static Ellipsoid Cgcs2000 => new(6378137.0, 298.257222101);

    /// <summary>GRS 1980 (Moritz 2000); the same numbers as CGCS2000.</summary>
    public static Ellipsoid Grs80 => new(6378137.0, 298.257222101);

    /// <summary>WGS 84 (NIMA TR8350.2): a = 6378137 m, 1/f = 298.257223563.</summary>
    public static Ellipsoid Wgs84 => new(6378137.0, 298.257223563);

    /// <summary>Flattening f.</summary>
    public double Flattening => 1.0 / InverseFlattening;

    /// <summary>Polar radius b = a(1 − f), metres.</summary>
    public double SemiMinorAxisMetres => SemiMajorAxisMetres * (1.0 - Flattening);

    /// <summary>First eccentricity squared, e² = f(2 − f).</summary>
    public double EccentricitySquared => Flattening * (2.0 - Flattening);

    /// <summary>Second eccentricity squared, e′² = e²/(1 − e²).</summary>
    public double SecondEccentricitySquared => EccentricitySquared / (1.0 - EccentricitySquared);
}

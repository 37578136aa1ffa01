namespace EnclavePlanner.Geodesy.Distances;

/// <summary>A geocentric vector, metres: x to the prime meridian on the equator, z to the north pole.</summary>
internal readonly record struct Vector3(double X, double Y, double Z)
{
    internal double Length => Math.Sqrt(Dot(this));

    public static Vector3 operator +(Vector3 a, Vector3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector3 operator -(Vector3 a, Vector3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector3 operator *(double scale, Vector3 a) => new(scale * a.X, scale * a.Y, scale * a.Z);

    internal double Dot(Vector3 other) => X * other.X + Y * other.Y + Z * other.Z;

    /// <summary>The place of longitude and latitude on the ellipsoid's surface.</summary>
    internal static Vector3 OnSurface(Ellipsoid ellipsoid, GeographicPoint place)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(double.DegreesToRadians(place.LatitudeDegrees));
        var (sinLongitude, cosLongitude) = Math.SinCos(double.DegreesToRadians(place.LongitudeDegrees));
        var e2 = ellipsoid.EccentricitySquared;
        var normal = ellipsoid.SemiMajorAxisMetres / Math.Sqrt(1 - e2 * sinLatitude * sinLatitude);
        return new Vector3(normal * cosLatitude * cosLongitude, normal * cosLatitude * sinLongitude, normal * (1 - e2) * sinLatitude);
    }

    /// <summary>The unit vector at a place that points along an azimuth.</summary>
    internal static Vector3 Towards(GeographicPoint place, double azimuthDegrees)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(double.DegreesToRadians(place.LatitudeDegrees));
        var (sinLongitude, cosLongitude) = Math.SinCos(double.DegreesToRadians(place.LongitudeDegrees));
        var (east, north) = Math.SinCos(double.DegreesToRadians(azimuthDegrees));
        return new Vector3(
            -sinLongitude * east - sinLatitude * cosLongitude * north,
            cosLongitude * east - sinLatitude * sinLongitude * north,
            cosLatitude * north);
    }

    /// <summary>Distance between the straight segments a1–a2 and b1–b2 (Ericson, Real-Time Collision Detection, 2005, 5.1.9).</summary>
    internal static double BetweenSegments(Vector3 a1, Vector3 a2, Vector3 b1, Vector3 b2)
    {
        var (s, t) = NearestParts(a1, a2, b1, b2);
        return (a1 - b1 + s * (a2 - a1) - t * (b2 - b1)).Length;
    }

    /// <summary>Where on the segments a1–a2 and b1–b2, as parts 0 … 1, they are nearest to each other.</summary>
    internal static (double OnA, double OnB) NearestParts(Vector3 a1, Vector3 a2, Vector3 b1, Vector3 b2)
    {
        Vector3 u = a2 - a1, v = b2 - b1, w = a1 - b1;
        double uu = u.Dot(u), vv = v.Dot(v), uv = u.Dot(v), uw = u.Dot(w), vw = v.Dot(w);
        var denominator = uu * vv - uv * uv;
        var s = uu > 0 && denominator > 1e-12 * uu * vv ? Math.Clamp((uv * vw - uw * vv) / denominator, 0, 1) : 0;
        var t = vv > 0 ? (uv * s + vw) / vv : 0;
        if (t is < 0 or > 1 || vv == 0)
        {
            t = Math.Clamp(t, 0, 1);
            s = uu > 0 ? Math.Clamp((uv * t - uw) / uu, 0, 1) : 0;
        }

        return (s, t);
    }
}
